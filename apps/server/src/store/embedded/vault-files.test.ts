import { createHash } from 'node:crypto'
import { existsSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { hex, randomBytes } from '@chancery/base'
import { VAULT_CHUNK_BYTES } from '@chancery/protocol'
import { temporaryFolder } from '@chancery/testkit/temporary-folder'
import { afterEach, expect, it } from 'vitest'
import { vaultStoreContract } from '../../../test/contracts/vault-store-contract.ts'
import { VaultFiles } from './vault-files.ts'

vaultStoreContract('files', async () => {
  const folder = await temporaryFolder()
  const open = async () => ({ store: new VaultFiles(join(folder.path, 'vault')), close: () => Promise.resolve() })
  return { open, remove: folder.remove }
})

const removals: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const remove of removals.splice(0)) await remove()
})

async function newFolder(): ReturnType<typeof temporaryFolder> {
  const folder = await temporaryFolder()
  removals.push(folder.remove)
  return folder
}

const newChunk = (): readonly [hash: Uint8Array, bytes: Uint8Array] => {
  const bytes = randomBytes(VAULT_CHUNK_BYTES)
  return [new Uint8Array(createHash('sha256').update(bytes).digest()), bytes]
}

it('files of the vault say nothing but their hashes: no time, and no rights for others', async () => {
  const folder = await newFolder()
  const vault = new VaultFiles(join(folder.path, 'vault'))
  const [hash, bytes] = newChunk()
  await vault.put(hash, bytes)
  const name = hex(hash)
  expect(readdirSync(join(folder.path, 'vault'))).toEqual([name.slice(0, 2)])
  const path = join(folder.path, 'vault', name.slice(0, 2), name)
  const { mtimeMs, atimeMs, mode, size } = statSync(path)
  expect({ mtimeMs, atimeMs, size, rights: mode & 0o777 }).toEqual({
    mtimeMs: 0,
    atimeMs: 0,
    size: VAULT_CHUNK_BYTES,
    rights: 0o600,
  })
  expect(statSync(join(folder.path, 'vault', name.slice(0, 2))).mtimeMs).toBe(0)
})

it('what a crash left half-written in the vault is erased, counts as nothing, and can be put again', async () => {
  const folder = await newFolder()
  const root = join(folder.path, 'vault')
  const [hash, bytes] = newChunk()
  const [other, otherBytes] = newChunk()
  const before = new VaultFiles(root)
  await before.put(hash, bytes)
  const half = join(root, hex(hash).slice(0, 2), `${hex(other)}.new`)
  writeFileSync(half, otherBytes.subarray(0, 1000))
  const after = new VaultFiles(root)
  expect(await after.count()).toBe(1)
  expect(existsSync(half)).toBe(false)
  expect(await after.put(other, otherBytes)).toBe('kept')
})

it('a full disk refuses chunks before they are written, keeps what is there, and takes them when there is room again', async () => {
  const folder = await newFolder()
  let free = 1024 ** 3
  const vault = new VaultFiles(join(folder.path, 'vault'), { freeBytes: async () => free })
  const [hash, bytes] = newChunk()
  const [other, otherBytes] = newChunk()
  await vault.put(hash, bytes)
  free = 256 * 1024 * 1024
  expect(await vault.put(other, otherBytes)).toBe('full')
  expect(await vault.put(hash, bytes)).toBe('known')
  expect(await vault.count()).toBe(1)
  expect(await vault.read(hash)).toHaveLength(VAULT_CHUNK_BYTES)
  free = 1024 ** 3
  expect(await vault.put(other, otherBytes)).toBe('kept')
})
