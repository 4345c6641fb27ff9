import { storeError } from './store-error.ts'
import { openSqlite } from './sqlite.ts'
import type { SqlDatabase } from './sqlite.ts'

/** One step per version of the tables; a step that was released never changes. */
const MIGRATIONS = [
  `
  CREATE TABLE board_head (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    size INTEGER NOT NULL,
    edge BLOB NOT NULL,
    checkpoint TEXT NOT NULL,
    anchor_time INTEGER NOT NULL,
    anchor_register_size INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE board_sealed (id INTEGER PRIMARY KEY CHECK (id = 1), below INTEGER NOT NULL) STRICT;
  CREATE TABLE board_cell (position INTEGER PRIMARY KEY, cell BLOB NOT NULL) STRICT;
  CREATE TABLE register_head (id INTEGER PRIMARY KEY CHECK (id = 1), checkpoint TEXT NOT NULL) STRICT;
  CREATE TABLE register_entry (position INTEGER PRIMARY KEY, leaf BLOB NOT NULL) STRICT;
  CREATE TABLE register_opening (position INTEGER PRIMARY KEY, opening BLOB NOT NULL) STRICT;
  CREATE TABLE directory_slot (access BLOB PRIMARY KEY, sealed BLOB NOT NULL) STRICT;
  `,
  `
  CREATE TABLE pepper (
    id BLOB PRIMARY KEY,
    access BLOB NOT NULL,
    key BLOB NOT NULL,
    is_kept INTEGER NOT NULL,
    attempts INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE parcel (id BLOB PRIMARY KEY, access BLOB NOT NULL, last_day INTEGER NOT NULL, claim BLOB) STRICT;
  `,
] as const

function pragma(database: SqlDatabase, name: string): unknown {
  return Object.values(database.prepare(`PRAGMA ${name}`).get() ?? {})[0]
}

function migrate(database: SqlDatabase): void {
  const version = Number(pragma(database, 'user_version'))
  if (version > MIGRATIONS.length)
    throw storeError('server/newer-version', 'This data folder is of a newer Chancery; start that version instead')
  MIGRATIONS.forEach((sql, index) => {
    if (index < version) return
    database.transaction(() => {
      database.exec(sql)
      database.exec(`PRAGMA user_version = ${index + 1}`)
    })
  })
}

/** Opens state.db so that a commit is on the disk when it returns, and refuses to go on when that is not so. */
export function openStateDatabase(path: string): SqlDatabase {
  const database = openSqlite(path)
  // Before the first table: a page size cannot be changed under WAL.
  database.exec('PRAGMA page_size = 8192')
  database.exec('PRAGMA journal_mode = WAL')
  // Some builds of SQLite have another default under WAL, and then lose what was acknowledged.
  database.exec('PRAGMA synchronous = FULL')
  // Short checkpoints: a long one would hold up a round.
  database.exec('PRAGMA wal_autocheckpoint = 1000')
  if (pragma(database, 'journal_mode') !== 'wal' || pragma(database, 'synchronous') !== 2)
    throw storeError(
      'server/store',
      'This file system does not let the database write durably; choose a folder on a local disk with --data',
    )
  migrate(database)
  return database
}
