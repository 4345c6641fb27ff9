import { describeStoreError } from './store-error.ts'
import { resultOf } from './database.ts'

/** What newer browsers take in place of a range. */
interface GetAllOptions {
  readonly query: IDBKeyRange
  readonly count: number
  readonly direction: 'prev'
}

/** Values in a range, the last ones first. In one go where the browser can do that, or else one by one. */
export function newestFirst<Value>(index: IDBIndex, range: IDBKeyRange, limit: number): Promise<Value[]> {
  if ('getAllRecords' in index) {
    const options: GetAllOptions = { query: range, count: limit, direction: 'prev' }
    return resultOf(index.getAll(options as unknown as IDBKeyRange) as IDBRequest<Value[]>)
  }
  return oneByOne(index, range, limit)
}

function oneByOne<Value>(index: IDBIndex, range: IDBKeyRange, limit: number): Promise<Value[]> {
  const values: Value[] = []
  const request = index.openCursor(range, 'prev')
  return new Promise((resolve, reject) => {
    request.addEventListener('error', () => reject(describeStoreError(request.error)))
    request.addEventListener('success', () => {
      const cursor = request.result
      if (cursor === null || values.length >= limit) {
        resolve(values)
        return
      }
      values.push(cursor.value as Value)
      cursor.continue()
    })
  })
}
