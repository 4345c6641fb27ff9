import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { serverError } from '../errors.ts'

const SQLITE_BUSY = 5

/** Holds a data folder until it is released or the process is gone, in whatever way. */
export interface FolderLock {
  release(): void
}

/**
 * Locks a data folder for this process. The lock is SQLite's on an empty database, because the system drops it with the
 * process: a file that says "locked" would outlive a power cut.
 */
export function lockFolder(folder: string): FolderLock {
  const database = new DatabaseSync(join(folder, 'lock.db'))
  try {
    database.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    database.close()
    if ((error as { errcode?: number }).errcode !== SQLITE_BUSY) throw error
    throw serverError(
      'server/in-use',
      `The folder ${folder} is in use by another Chancery; stop that one, or choose another folder with --data`,
      error,
    )
  }
  return { release: () => database.close() }
}
