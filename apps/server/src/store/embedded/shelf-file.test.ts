import { appendFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { randomBytes } from '@chancery/base'
import { temporaryFolder } from '@chancery/testkit/temporary-folder'
import { expect, it } from 'vitest'
import { shelfStoreContract } from '../../../test/contracts/shelf-store-contract.ts'
import { ShelfFile } from './shelf-file.ts'

shelfStoreContract('a file', async () => {
  const folder = await temporaryFolder()
  const open = (): Promise<ShelfFile> => Promise.resolve(new ShelfFile(join(folder.path, 'shelf')))
  return { open, remove: folder.remove }
})

it('the file of the shelf says nothing but names: no time, and no rights for others', async () => {
  const folder = await temporaryFolder()
  const path = join(folder.path, 'shelf')
  const shelf = new ShelfFile(path)
  await shelf.load(10)
  await shelf.append([randomBytes(32), randomBytes(32)])
  const { mtimeMs, atimeMs, size, mode } = statSync(path)
  expect({ mtimeMs, atimeMs, size, rights: mode & 0o777 }).toEqual({ mtimeMs: 0, atimeMs: 0, size: 64, rights: 0o600 })
  await folder.remove()
})

it('what a crash left half-written of a name is none, and is written over', async () => {
  const folder = await temporaryFolder()
  const path = join(folder.path, 'shelf')
  const [first, second] = [randomBytes(32), randomBytes(32)]
  const before = new ShelfFile(path)
  await before.load(10)
  await before.append([first])
  appendFileSync(path, second.subarray(0, 20))
  const after = new ShelfFile(path)
  expect(await after.load(10)).toEqual({ end: 1, names: [first] })
  await after.append([second])
  expect(await new ShelfFile(path).load(10)).toEqual({ end: 2, names: [first, second] })
  await folder.remove()
})
