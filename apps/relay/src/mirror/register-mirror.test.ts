import { base64url, randomBytes } from '@chancery/base'
import { encodeAnchor, encodeRegisterEntry, paths } from '@chancery/protocol'
import { temporaryFolder } from '@chancery/testkit/temporary-folder'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { MemoryLog, witnessOf } from '../../test/_memory-log.ts'
import { RegisterMirror } from './register-mirror.ts'

let folder: Awaited<ReturnType<typeof temporaryFolder>>
beforeEach(async () => {
  folder = await temporaryFolder()
})
afterEach(() => folder.remove())

const time = 1_790_000_000
const key = (): string => base64url(randomBytes(32))
const device = (access = key()): Uint8Array =>
  encodeRegisterEntry({ kind: 'device', access, revoke: key(), commitment: key(), time })
const revocation = (access: string): Uint8Array =>
  encodeRegisterEntry({ kind: 'revocation', access, commitment: key(), time })

const newLog = (): MemoryLog => new MemoryLog(paths.registerLog)

async function mirrorOf(fetchFile: MemoryLog['fetchFile']) {
  const revoked: string[] = []
  const witness = await witnessOf('register', folder.path)
  return { revoked, mirror: new RegisterMirror(witness, fetchFile, (access) => revoked.push(access)) }
}

const anchorAt = async (log: MemoryLog): Promise<Uint8Array> =>
  encodeAnchor({ time, registerCheckpoint: await log.checkpoint() })

it('reads all of it once, then what is new, and tells who is revoked', async () => {
  const bob = key()
  const log = newLog().append(...Array.from({ length: 300 }, () => device()), device(bob))
  const { mirror, revoked } = await mirrorOf(log.fetchFile)
  expect(await mirror.sync()).toBe(true)
  expect([mirror.size, mirror.standings.of(bob)]).toEqual([301, 'active'])
  expect(await mirror.sync()).toBe(false)
  log.append(revocation(bob))
  log.asked.length = 0
  expect(await mirror.sync()).toBe(true)
  expect(revoked).toEqual([bob])
  expect(log.asked).toEqual(['/api/register/checkpoint', '/api/register/tile/entries/001.p/46'])
})

it('those who ask at once share a reading', async () => {
  const log = newLog().append(device())
  const { mirror } = await mirrorOf(log.fetchFile)
  await Promise.all([mirror.sync(), mirror.sync(), mirror.sync()])
  expect(log.asked.filter((path) => path.endsWith('checkpoint')).length).toBeLessThanOrEqual(2)
})

it('does not believe entries other than those that the log signed, and takes the right ones afterwards', async () => {
  const [log, other] = [newLog().append(device()), newLog().append(device())]
  let shown = other
  const { mirror } = await mirrorOf((path) => (path.endsWith('checkpoint') ? log : shown).fetchFile(path))
  await expect(mirror.sync()).rejects.toMatchObject({ code: 'relay/inconsistent' })
  expect(mirror.note).toBeUndefined()
  shown = log
  expect(await mirror.sync()).toBe(true)
})

it('does not believe a register that has gone back, or is another than before a restart', async () => {
  const first = device()
  const log = newLog().append(first, device())
  const before = await mirrorOf(log.fetchFile)
  await before.mirror.sync()
  const shorter = await mirrorOf(newLog().append(first).fetchFile)
  await expect(shorter.mirror.sync()).rejects.toThrow('has become shorter')
  const forked = await mirrorOf(newLog().append(first, device(), device()).fetchFile)
  await expect(forked.mirror.sync()).rejects.toThrow('shows another history')
  const same = await mirrorOf(log.append(device()).fetchFile)
  expect(await same.mirror.sync()).toBe(true)
})

it('comes as far as an anchor on the board before the anchor is passed on', async () => {
  const log = newLog().append(device())
  const { mirror } = await mirrorOf(log.fetchFile)
  await mirror.sync()
  log.append(device(), device())
  await mirror.follow([randomBytes(1024), await anchorAt(log)])
  expect(mirror.size).toBe(3)
})

it('does not believe a board whose anchors name another register', async () => {
  const [first, second] = [device(), device()]
  const log = newLog().append(first, second)
  const { mirror } = await mirrorOf(log.fetchFile)
  await mirror.sync()
  await mirror.follow([await anchorAt(newLog().append(first))])
  const forked = await anchorAt(newLog().append(first, device()))
  await expect(mirror.follow([forked])).rejects.toThrow('is another one on the board’s anchors')
})
