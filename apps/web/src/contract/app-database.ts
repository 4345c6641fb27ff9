const NAME = 'chancery-app'

/** `approved`: what the register says; `state`: which app is here. Nothing in it is secret. */
type StoreName = 'approved' | 'state'

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => reject(request.error ?? new Error('The browser gave no reason')))
  })
}

async function openDatabase(): Promise<IDBDatabase> {
  const request = indexedDB.open(NAME, 1)
  request.addEventListener('upgradeneeded', () => {
    request.result.createObjectStore('approved', { keyPath: 'manifest' })
    request.result.createObjectStore('state')
  })
  return settled(request)
}

/**
 * Does `work` in one transaction on a database in clear that page, worker, and service worker share: the app's own state,
 * known before anybody unlocks anything. All of it happens, or none.
 */
export async function inAppDatabase<T>(
  store: StoreName,
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore) => IDBRequest<T> | undefined,
): Promise<T | undefined> {
  const database = await openDatabase()
  try {
    const transaction = database.transaction(store, mode)
    const ended = new Promise<void>((resolve, reject) => {
      transaction.addEventListener('complete', () => resolve())
      transaction.addEventListener('abort', () => reject(transaction.error ?? new Error('The browser gave no reason')))
    })
    const request = work(transaction.objectStore(store))
    await ended
    return request?.result
  } finally {
    database.close()
  }
}
