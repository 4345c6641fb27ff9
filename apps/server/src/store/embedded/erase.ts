import type { SqlDatabase } from './sqlite.ts'

/** Runs `work`, which deletes: zeros over the freed pages, and no older copy left behind in the write-ahead log. */
export function erase<T>(database: SqlDatabase, work: () => T): T {
  database.exec('PRAGMA secure_delete = ON')
  try {
    return work()
  } finally {
    database.exec('PRAGMA secure_delete = OFF')
    database.prepare('PRAGMA wal_checkpoint(TRUNCATE)').all()
  }
}
