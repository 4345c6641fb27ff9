import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { base64url, dssePae, hex, randomBytes, systemClock } from '@chancery/base'
import { signerFromSeed } from '@chancery/crypto'
import { BACKUP_BYTES, SEALED_BACKUP_BYTES, backupMessage, encodeBackup, payloadTypes } from '@chancery/protocol'
import { temporaryFolder } from '@chancery/testkit/temporary-folder'
import { expect, it } from 'vitest'
import { Backups } from '../../backup/backups.ts'
import { BackupFiles } from './backup-files.ts'

const ROOM = 1024 ** 3
const RESERVED = 256 * 1024 * 1024

it('what a crash left half-written at the place of a backup is erased, and what was there before stays', async () => {
  await using folder = await openFolder()
  const [place, bytes] = [randomBytes(32), randomBytes(BACKUP_BYTES)]
  expect(await new BackupFiles(folder.path).put(place, bytes)).toBe('kept')
  const beside = join(folder.path, hex(place).slice(0, 2))
  const half = join(beside, `${hex(place)}.7.new`)
  writeFileSync(half, bytes.subarray(0, 100))
  const after = new BackupFiles(folder.path)
  expect(await after.read(place)).toEqual(Buffer.from(bytes))
  expect(await after.put(randomBytes(32), bytes)).toBe('kept')
  expect(existsSync(half)).toBe(false)
  expect(readdirSync(beside)).toEqual([hex(place)])
})

it('a full disk takes no further backup, and leaves nothing of it; one that is there can be renewed and ended', async () => {
  await using folder = await openFolder()
  let free = ROOM
  const store = new BackupFiles(folder.path, { freeBytes: async () => free })
  const [place, other] = [randomBytes(32), randomBytes(32)]
  const [first, second] = [randomBytes(BACKUP_BYTES), randomBytes(BACKUP_BYTES)]
  expect(await store.put(place, first)).toBe('kept')
  free = RESERVED
  expect(await store.put(other, first)).toBe('full')
  expect(await store.read(other)).toBeUndefined()
  expect(await store.put(place, second)).toBe('kept')
  expect(await store.read(place)).toEqual(Buffer.from(second))
  free = ROOM
  expect(await store.put(other, first)).toBe('kept')
})

it('whoever asks for a backup on a full disk is told so, in words and with 507', async () => {
  await using folder = await openFolder()
  const backups = new Backups({
    store: new BackupFiles(folder.path, { freeBytes: async () => RESERVED }),
    clock: systemClock,
  })
  const signer = signerFromSeed(randomBytes(32))
  const content = { sequence: 1, sealed: randomBytes(SEALED_BACKUP_BYTES) }
  const signature = await signer.sign(dssePae(payloadTypes.backup, backupMessage(content)))
  await expect(
    backups.put('device', base64url(signer.publicKey), encodeBackup({ ...content, signature })),
  ).rejects.toMatchObject({
    code: 'api/vault-full',
    message: expect.stringContaining('no room for a backup') as string,
  })
})

async function openFolder(): Promise<{ readonly path: string } & AsyncDisposable> {
  const { path, remove } = await temporaryFolder()
  return { path, [Symbol.asyncDispose]: remove }
}
