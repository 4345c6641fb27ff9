import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { DatabaseSync, StatementSync } from 'node:sqlite'
import type { ClientStore, StoreWalk, StoreWrite } from '@chancery/client'
import type { PinCost } from '@chancery/crypto'
import { defaultPinCost } from '@chancery/crypto'
import { cliError } from '../errors.ts'
import {
  claimHome,
  damaged,
  describeSqliteError,
  openHomeDatabase,
  readWrappedKey,
  requireOrder,
} from './home-database.ts'
import { makeHomeFolder, privateFile } from './home-folder.ts'
import { SealedNames } from './sealed-names.ts'
import { makeStoreKey, openStoreKey } from './store-key.ts'

const FILE = 'home.db'

/** What a device knows, in one SQLite file in which nothing can be read without the PIN: no text, no name, no id. */
export class HomeStore implements ClientStore {
  readonly path: string
  /** Whether this call has made it. */
  readonly isNew: boolean
  readonly #database: DatabaseSync
  readonly #names: SealedNames
  readonly #get: StatementSync
  readonly #entries: StatementSync
  readonly #place: StatementSync
  readonly #walk: Readonly<Record<StoreWalk['direction'], StatementSync>>
  readonly #put: StatementSync
  readonly #delete: StatementSync

  private constructor(path: string, database: DatabaseSync, key: Uint8Array, isNew: boolean) {
    this.path = path
    this.isNew = isNew
    this.#database = database
    this.#names = new SealedNames(key)
    this.#get = database.prepare('SELECT sealed FROM record WHERE in_table = ? AND key = ?')
    this.#entries = database.prepare('SELECT key, sealed FROM record WHERE in_table = ?')
    this.#place = database.prepare('SELECT rowid FROM record WHERE in_table = ? AND key = ?')
    // Row numbers grow, so they are the order in which keys were first stored: a replaced record must keep its row.
    const rows = 'SELECT key, sealed FROM record INDEXED BY record_order WHERE in_table = ? AND rowid'
    this.#walk = {
      back: database.prepare(`${rows} < ? ORDER BY rowid DESC LIMIT ?`),
      forth: database.prepare(`${rows} > ? ORDER BY rowid LIMIT ?`),
    }
    this.#put = database.prepare(
      'INSERT INTO record VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET sealed = excluded.sealed',
    )
    this.#delete = database.prepare('DELETE FROM record WHERE in_table = ? AND key = ?')
  }

  /** Throws `client/not-enrolled` when there is no home in `folder`: to be said before anybody is asked for a PIN. */
  static requireIn(folder: string): void {
    if (!existsSync(join(folder, FILE))) throw notEnrolled(folder)
  }

  /** Opens the home in `folder`; throws `client/not-enrolled` when there is none, `cli/wrong-pin`, and `cli/home-damaged`. */
  static async open(folder: string, pin: string): Promise<HomeStore> {
    HomeStore.requireIn(folder)
    return HomeStore.#unlock(folder, async (path, database) => {
      const wrapped = readWrappedKey(database, path)
      if (wrapped === undefined) throw notEnrolled(folder)
      return { key: await openStoreKey(pin, wrapped), isNew: false }
    })
  }

  /** Makes a home in `folder`, or opens the one that is there. */
  static async create(folder: string, pin: string, cost: PinCost = defaultPinCost): Promise<HomeStore> {
    makeHomeFolder(folder)
    return HomeStore.#unlock(folder, async (path, database) => {
      const known = readWrappedKey(database, path)
      if (known !== undefined) return { key: await openStoreKey(pin, known), isNew: false }
      const made = await makeStoreKey(pin, cost)
      const claimed = claimHome(database, path, made.wrapped)
      const isNew = Buffer.compare(claimed.wrapped, made.wrapped.wrapped) === 0
      return { key: isNew ? made.key : await openStoreKey(pin, claimed), isNew }
    })
  }

  static async #unlock(
    folder: string,
    find: (path: string, database: DatabaseSync) => Promise<{ key: Uint8Array | undefined; isNew: boolean }>,
  ): Promise<HomeStore> {
    const path = privateFile(folder, FILE)
    const database = openHomeDatabase(path)
    try {
      const { key, isNew } = await find(path, database)
      if (key === undefined) throw cliError('cli/wrong-pin', 'That is not the PIN of this home. Try again')
      requireOrder(database, path)
      return new HomeStore(path, database, key, isNew)
    } catch (error) {
      database.close()
      throw error
    }
  }

  async get(table: string, key: string): Promise<Uint8Array | undefined> {
    const place = this.#names.place(table, key)
    const row = this.#get.get(place.table, place.key)
    if (row === undefined) return undefined
    const record = this.#names.open(place, row['sealed'] as Uint8Array)
    if (record?.[0] !== key) throw damaged(this.path)
    return record[1]
  }

  async entries(table: string): Promise<readonly (readonly [string, Uint8Array])[]> {
    const hidden = this.#names.table(table)
    return this.#open(hidden, this.#entries.all(hidden)).sort(([a], [b]) => (a < b ? -1 : 1))
  }

  async walk(
    table: string,
    { direction, limit, from }: StoreWalk,
  ): Promise<readonly (readonly [string, Uint8Array])[]> {
    const place = this.#names.place(table, from ?? '')
    const row = from === undefined ? undefined : this.#place.get(place.table, place.key)
    if (from !== undefined && row === undefined) return []
    const start = row?.['rowid'] ?? (direction === 'back' ? Number.MAX_SAFE_INTEGER : 0)
    return this.#open(place.table, this.#walk[direction].all(place.table, start, limit))
  }

  #open(table: Uint8Array, rows: readonly Record<string, unknown>[]): (readonly [string, Uint8Array])[] {
    return rows.map((row) => {
      const record = this.#names.open({ table, key: row['key'] as Uint8Array }, row['sealed'] as Uint8Array)
      if (record === undefined) throw damaged(this.path)
      return record
    })
  }

  async commit(writes: readonly StoreWrite[]): Promise<void> {
    this.#database.exec('BEGIN IMMEDIATE')
    try {
      for (const { table, key, value } of writes) {
        const place = this.#names.place(table, key)
        if (value === undefined) this.#delete.run(place.table, place.key)
        else this.#put.run(place.table, place.key, this.#names.seal(place, key, value))
      }
      this.#database.exec('COMMIT')
    } catch (error) {
      if (this.#database.isTransaction) this.#database.exec('ROLLBACK')
      throw describeSqliteError(this.path, error)
    }
  }

  async close(): Promise<void> {
    if (this.#database.isOpen) this.#database.close()
  }

  /** Closes and deletes the home: for one that was made for an enrolment which then failed. */
  async remove(): Promise<void> {
    await this.close()
    for (const suffix of ['', '-wal', '-shm']) rmSync(this.path + suffix, { force: true })
  }
}

function notEnrolled(folder: string): Error {
  return cliError(
    'client/not-enrolled',
    `There is no device in ${folder}. Run "chancery found" or "chancery enrol" first, or name another folder with --home`,
  )
}
