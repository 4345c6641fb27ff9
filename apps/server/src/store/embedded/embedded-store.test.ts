import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { utf8 } from '@chancery/base'
import { expect, it } from 'vitest'
import { temporaryFolder } from '@chancery/testkit/temporary-folder'
import { boardStoreContract } from '../../../test/contracts/board-store-contract.ts'
import { registerStoreContract } from '../../../test/contracts/register-store-contract.ts'
import { openEmbeddedStore } from './embedded-store.ts'

async function makePlace<Port extends 'board' | 'register'>(port: Port) {
  const folder = await temporaryFolder()
  return {
    open: () => {
      const store = openEmbeddedStore(folder.path)
      return Promise.resolve({ store: store[port], close: () => store.close() })
    },
    remove: folder.remove,
  }
}

boardStoreContract('SQLite and files', () => makePlace('board'))
registerStoreContract('SQLite and files', () => makePlace('register'))

it('the database in a data folder is in WAL mode with 8 KB pages and strict tables', async () => {
  const folder = await temporaryFolder()
  const store = openEmbeddedStore(folder.path)
  await store.board.load()
  await store.close()
  const database = new DatabaseSync(join(folder.path, 'state.db'), { readOnly: true })
  expect(database.prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'wal' })
  expect(database.prepare('PRAGMA page_size').get()).toEqual({ page_size: 8192 })
  const tables = database.prepare("SELECT name, strict FROM pragma_table_list WHERE name NOT LIKE 'sqlite%'").all()
  expect(tables.length).toBeGreaterThan(5)
  for (const table of tables) expect(table['strict']).toBe(1)
  database.close()
  await folder.remove()
})

it('a database of the version before gets its new tables and keeps what it has', async () => {
  const folder = await temporaryFolder()
  const before = openEmbeddedStore(folder.path)
  await before.register.append({
    start: 0,
    records: [{ leaf: utf8('leaf'), opening: undefined }],
    slots: [],
    checkpoint: 'one\n',
  })
  await before.close()
  const database = new DatabaseSync(join(folder.path, 'state.db'))
  database.exec('DROP TABLE pepper; DROP TABLE parcel; PRAGMA user_version = 1')
  database.close()
  const store = openEmbeddedStore(folder.path)
  expect(await store.register.load()).toMatchObject({ checkpoint: 'one\n', leaves: [utf8('leaf')] })
  const [id, access, key] = [new Uint8Array(16), new Uint8Array(32), new Uint8Array(32).fill(1)]
  await store.peppers.make({ id, access, key })
  expect(await store.peppers.attempt(id, 1)).toEqual({ kind: 'key', key })
  expect(await store.peppers.attempt(id, 1)).toEqual({ kind: 'used-up' })
  expect(await store.parcels.load()).toEqual([])
  await store.close()
  await folder.remove()
})

it('an erased opening is nowhere in the data folder', async () => {
  const folder = await temporaryFolder()
  const store = openEmbeddedStore(folder.path)
  const opening = utf8('the one who was let go: '.repeat(50))
  const records = [{ leaf: utf8('leaf'), opening }]
  await store.register.append({ start: 0, records, slots: [], checkpoint: 'one\n' })
  await store.register.eraseOpening(0)
  const holds = (): boolean =>
    readdirSync(folder.path, { withFileTypes: true })
      .filter((entry) => entry.isFile())
      .some((entry) => readFileSync(join(folder.path, entry.name)).includes('the one who was let go'))
  expect(holds()).toBe(false)
  await store.close()
  expect(holds()).toBe(false)
  await folder.remove()
})
