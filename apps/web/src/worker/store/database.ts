import { describeStoreError, storeError } from './store-error.ts'

const VERSION = 1

/** Sealed rows, by place and by when they came. */
export const RECORDS = 'record'
export const ORDER = 'order'
/** What must be readable before the storage is open: locks, and a counter. Nothing in it names anybody. */
export const CLEAR = 'clear'

/** A sealed row. */
export interface Row {
  /** Hidden table and hidden key. */
  readonly p: Uint8Array
  /** Hidden table, and when the row was first stored: all that can be read of an order. */
  readonly t: Uint8Array
  readonly o: number
  readonly v: Uint8Array
}

/** Opens the database of this device; throws `store/blocked`, `store/unavailable`. */
export function openDatabase(name: string): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, VERSION)
    request.addEventListener('upgradeneeded', () => {
      const database = request.result
      const records = database.createObjectStore(RECORDS, { keyPath: 'p' })
      records.createIndex(ORDER, ['t', 'o'])
      database.createObjectStore(CLEAR)
    })
    request.addEventListener('blocked', () => reject(storeError('store/blocked')))
    request.addEventListener('error', () => reject(describeStoreError(request.error)))
    request.addEventListener('success', () => {
      // Another tab brings a newer format, or removes the device: never stand in its way.
      request.result.addEventListener('versionchange', () => request.result.close())
      resolve(request.result)
    })
  })
}

/** What a request gives. */
export function resultOf<Result>(request: IDBRequest<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => reject(describeStoreError(request.error)))
  })
}

/** Resolves when everything in the transaction is on the disk. */
export function isDone(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.addEventListener('complete', () => resolve())
    transaction.addEventListener('abort', () => reject(describeStoreError(transaction.error)))
  })
}

/** Begins to read. A database that the browser has closed is said to be gone. */
export function reading(database: IDBDatabase, store: string): IDBObjectStore {
  try {
    return database.transaction(store, 'readonly').objectStore(store)
  } catch (error) {
    throw describeStoreError(error)
  }
}

/** Begins to write; what is committed survives a power cut. */
export function writing(database: IDBDatabase): IDBTransaction {
  try {
    return database.transaction([RECORDS, CLEAR], 'readwrite', { durability: 'strict' })
  } catch (error) {
    throw describeStoreError(error)
  }
}
