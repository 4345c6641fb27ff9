import { base64url, randomBytes, utf8 } from '@chancery/base'
import { encodeRegisterEntry } from '@chancery/protocol'
import { expect, it } from 'vitest'
import { Standings } from './standings.ts'

const key = (): string => base64url(randomBytes(32))
const commitment = key()
const time = 1_790_000_000
const [alice, mallory] = [key(), key()]

const device = (access: string): Uint8Array =>
  encodeRegisterEntry({ kind: 'device', access, revoke: key(), commitment, time })
const revocation = (access: string): Uint8Array => encodeRegisterEntry({ kind: 'revocation', access, commitment, time })

it('a device is active from its entry to its revocation, and never again', () => {
  const standings = new Standings()
  expect(standings.of(alice)).toBe('unknown')
  expect(standings.apply(device(alice))).toBeUndefined()
  expect(standings.of(alice)).toBe('active')
  expect(standings.apply(revocation(alice))).toBe(alice)
  expect(standings.of(alice)).toBe('revoked')
  standings.apply(device(alice))
  expect(standings.of(alice)).toBe('revoked')
})

it('a revocation of nobody, and what is no entry, change nothing', () => {
  const standings = new Standings()
  expect(standings.apply(revocation(mallory))).toBeUndefined()
  expect(standings.apply(utf8('{}'))).toBeUndefined()
  expect(standings.of(mallory)).toBe('unknown')
})

it('the newest policy says how long a round is', () => {
  const standings = new Standings()
  expect(standings.roundMs).toBe(2000)
  for (const roundMs of [5000, 3000])
    standings.apply(encodeRegisterEntry({ kind: 'policy', mode: 'saver', roundMs, batchMs: 60_000, commitment, time }))
  expect(standings.roundMs).toBe(3000)
})

it('the newest directory entry names the file that devices look for', () => {
  const standings = new Standings()
  const hash = key()
  standings.apply(encodeRegisterEntry({ kind: 'directory', hash: key(), time }))
  standings.apply(encodeRegisterEntry({ kind: 'directory', hash, time }))
  expect(standings.directoryHash).toBe(hash)
})
