import { DatabaseSync } from 'node:sqlite'
import { cliError } from '../errors.ts'
import type { WrappedKey } from './store-key.ts'

const FORMAT = 1
const SYNCHRONOUS_FULL = 2
const BUSY_TIMEOUT_MS = 10_000

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS home (
    one INTEGER PRIMARY KEY CHECK (one = 1), format INTEGER NOT NULL, salt BLOB NOT NULL,
    memory_kib INTEGER NOT NULL, passes INTEGER NOT NULL, lanes INTEGER NOT NULL, wrapped BLOB NOT NULL
  ) STRICT;
  CREATE TABLE IF NOT EXISTS record (
    in_table BLOB NOT NULL, key BLOB NOT NULL, sealed BLOB NOT NULL, PRIMARY KEY (in_table, key)
  ) STRICT;
`

interface HomeRow {
  readonly format: number
  readonly salt: Uint8Array
  readonly memory_kib: number
  readonly passes: number
  readonly lanes: number
  readonly wrapped: Uint8Array
}

/** Opens the database file of a home, set so that what is committed survives a power cut. */
export function openHomeDatabase(path: string): DatabaseSync {
  let database: DatabaseSync | undefined
  try {
    database = new DatabaseSync(path, { timeout: BUSY_TIMEOUT_MS })
    // Deleted keys are overwritten, not only unlinked: whoever learns the PIN later must not find them.
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON')
    const mode = database.prepare('PRAGMA journal_mode').get()?.['journal_mode']
    const synchronous = database.prepare('PRAGMA synchronous').get()?.['synchronous']
    if (mode !== 'wal' || synchronous !== SYNCHRONOUS_FULL)
      throw cliError('cli/home-unusable', `The disk of ${path} cannot keep data safely; choose another one with --home`)
    return database
  } catch (error) {
    database?.close()
    throw describeSqliteError(path, error)
  }
}

/** The wrapped key, or `undefined` when no home was made here yet. */
export function readWrappedKey(database: DatabaseSync, path: string): WrappedKey | undefined {
  const made = database.prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'home'").get()
  const row = made && (database.prepare('SELECT * FROM home').get() as HomeRow | undefined)
  if (row === undefined) return undefined
  if (row.format !== FORMAT)
    throw cliError('cli/home-unusable', `${path} was made by a newer Chancery; update this one, then try again`)
  const { salt, memory_kib: memoryKib, passes, lanes, wrapped } = row
  return { salt, cost: { memoryKib, passes, lanes }, wrapped }
}

/** By which a table is walked in the order of its rows. */
const ORDER = 'CREATE INDEX IF NOT EXISTS record_order ON record (in_table)'

/** Makes sure that a home has the index of {@link ORDER}: the first ones were made without. */
export function requireOrder(database: DatabaseSync, path: string): void {
  try {
    database.exec(ORDER)
  } catch (error) {
    throw describeSqliteError(path, error)
  }
}

/** Makes the tables with this key, unless another process was faster; gives the key that counts. */
export function claimHome(database: DatabaseSync, path: string, { salt, cost, wrapped }: WrappedKey): WrappedKey {
  database.exec('BEGIN IMMEDIATE')
  try {
    database.exec(SCHEMA)
    database
      .prepare('INSERT OR IGNORE INTO home VALUES (1, ?, ?, ?, ?, ?, ?)')
      .run(FORMAT, salt, cost.memoryKib, cost.passes, cost.lanes, wrapped)
    database.exec('COMMIT')
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK')
    throw error
  }
  return readWrappedKey(database, path) as WrappedKey
}

const NOT_A_DATABASE = 26
const CORRUPT = 11

/** What SQLite says, as one of our sentences; other errors stay as they are. */
export function describeSqliteError(path: string, error: unknown): unknown {
  const code = (error as { errcode?: unknown }).errcode
  if (typeof code !== 'number') return error
  // The low byte is the kind of error, the rest its detail.
  if ([NOT_A_DATABASE, CORRUPT].includes(code & 0xff)) return damaged(path, error)
  const reason = error instanceof Error ? error.message : 'unknown'
  return cliError('cli/home-unusable', `${path} cannot be used (${reason}). Check the disk and its permissions`, error)
}

/** A home that cannot be read, though the PIN is right. */
export function damaged(path: string, cause?: unknown): Error {
  return cliError('cli/home-damaged', `${path} is damaged. Restore it from a backup, or enrol a new home`, cause)
}
