import type { StorageLock } from '@chancery/crypto'
import { parseStorageLock } from '@chancery/crypto'
import type { UnlockWay } from '../../contract/topics.ts'
import { CLEAR, RECORDS, isDone, reading, resultOf, writing } from '../store/database.ts'

const LOCKS = 'lock/'
const REVOKED = 'revoked'

/** How a person opens a lock. */
export function wayOf({ kind }: StorageLock): UnlockWay {
  return kind === 'pin-unpeppered' ? 'pin' : kind
}

/** The locks around the storage key, and what became of the device: all that is kept in clear. */
export class LockRecords {
  readonly #database: IDBDatabase

  constructor(database: IDBDatabase) {
    this.#database = database
  }

  /** One lock of each kind at most. Without any, nothing is stored here. */
  async list(): Promise<StorageLock[]> {
    const range = IDBKeyRange.bound(LOCKS, `${LOCKS}\uFFFF`)
    const stored = await resultOf(reading(this.#database, CLEAR).getAll(range) as IDBRequest<unknown[]>)
    return stored.map(parseStorageLock).filter((lock) => lock !== undefined)
  }

  /** Adds a lock, or replaces the one of the same kind, for good when it resolves. */
  async put(lock: StorageLock): Promise<void> {
    const transaction = writing(this.#database)
    const clear = transaction.objectStore(CLEAR)
    clear.put(lock, LOCKS + wayOf(lock))
    clear.delete(REVOKED)
    await isDone(transaction)
  }

  /** Leaves this lock alone; only for a storage in which nothing is settled yet. */
  async putOnly(lock: StorageLock): Promise<void> {
    const transaction = writing(this.#database)
    const clear = transaction.objectStore(CLEAR)
    clear.delete(IDBKeyRange.bound(LOCKS, `${LOCKS}\uFFFF`))
    clear.delete(REVOKED)
    clear.put(lock, LOCKS + wayOf(lock))
    await isDone(transaction)
  }

  /** Whether a device was here that has been revoked. */
  async isRevoked(): Promise<boolean> {
    return (await resultOf(reading(this.#database, CLEAR).get(REVOKED) as IDBRequest<unknown>)) !== undefined
  }

  /** Whether anything lies behind the locks. */
  async isEmpty(): Promise<boolean> {
    return (await resultOf(reading(this.#database, RECORDS).count())) === 0
  }

  /** Removes every lock and every row: the key is gone with its locks, whatever of the rows lies on the disk for a while. */
  async wipe(why: 'revoked' | 'unused'): Promise<void> {
    const transaction = writing(this.#database)
    transaction.objectStore(CLEAR).clear()
    transaction.objectStore(RECORDS).clear()
    if (why === 'revoked') transaction.objectStore(CLEAR).put(true, REVOKED)
    await isDone(transaction)
  }
}
