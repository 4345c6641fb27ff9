import { generateKeyPairSync, sign } from 'node:crypto'
import { dssePae, randomBytes } from '@chancery/base'
import { SEALED_BACKUP_BYTES, backupMessage, encodeBackup, paths, payloadTypes } from '@chancery/protocol'
import { expect, it } from 'vitest'
import { Relayed } from './_relayed.ts'

it('a place of a backup is reached through the relay by who is signed in, 20 times a day', async () => {
  const relayed = await Relayed.open()
  const { api } = relayed
  const { bob } = await relayed.found()
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  const place = publicKey.export({ format: 'jwk' }).x as string
  const content = { sequence: 1, sealed: randomBytes(SEALED_BACKUP_BYTES) }
  const signature = new Uint8Array(sign(null, dssePae(payloadTypes.backup, backupMessage(content)), privateKey))
  const entry = encodeBackup({ ...content, signature })
  const path = `${paths.backups}/${place}`
  expect((await api.bytes('PUT', path, entry, '')).status).toBe(401)
  expect((await api.bytes('PUT', path, entry, bob.token)).status).toBe(204)
  expect(Buffer.compare((await api.get(path, bob.token)).bytes, entry)).toBe(0)
  expect((await api.get(path)).status).toBe(401)
  // One device may do so 20 times a day; the relay counts, because the board cannot.
  const statuses: number[] = []
  for (let again = 0; again < 20; again++) statuses.push((await api.bytes('PUT', path, entry, bob.token)).status)
  expect(statuses.slice(0, 19)).toEqual(Array.from({ length: 19 }, () => 204))
  expect(statuses.at(-1)).toBe(429)
})
