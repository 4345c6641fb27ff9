import type { ClientStore, StoreWalk, StoreWrite } from '@chancery/client'
import { CLEAR, ORDER, RECORDS, isDone, reading, resultOf, writing } from './database.ts'
import type { Row } from './database.ts'
import { newestFirst } from './newest-first.ts'
import type { SealedRows } from './sealed-rows.ts'
import { mapMany } from './sealed-rows.ts'

const NEXT = 'next'
const PLACE_BYTES = 32
const TABLE_BYTES = 16
/** A table is read in pieces, so that no single answer of the browser grows without bound. */
const PIECE_ROWS = 2000
const MOST_ROWS = 0xffff_ffff

type KeyAndValue = readonly [key: string, value: Uint8Array]

/** What a commit does at one place. */
interface Change {
  readonly place: Uint8Array
  readonly key: string
  /** What is there in the end; deleted when left out. */
  value: Uint8Array | undefined
}

/** The writes of a commit in their order, each with the change that it belongs to. */
interface Plan {
  readonly changes: readonly Change[]
  readonly steps: readonly { readonly change: Change; readonly stores: boolean }[]
}

/**
 * A device's storage in the browser's database, sealed row by row. What lies there in clear is how many rows there are, how
 * long they are, which belong to one table, and in which order they came.
 */
export class IndexedStore implements ClientStore {
  readonly #database: IDBDatabase
  readonly #sealed: SealedRows

  constructor(database: IDBDatabase, sealed: SealedRows) {
    this.#database = database
    this.#sealed = sealed
  }

  async get(table: string, key: string): Promise<Uint8Array | undefined> {
    const place = await this.#sealed.place(table, key)
    const row = await this.#rowAt(place)
    return row === undefined ? undefined : (await this.#sealed.open(place, row.v)).value
  }

  async entries(table: string): Promise<readonly KeyAndValue[]> {
    const hidden = await this.#sealed.table(table)
    const last = placeIn(hidden, 0xff)
    const rows: Row[] = []
    for (let from = placeIn(hidden, 0), open = false; ;) {
      const range = IDBKeyRange.bound(asKey(from), asKey(last), open)
      const piece = await resultOf(reading(this.#database, RECORDS).getAll(range, PIECE_ROWS) as IDBRequest<Row[]>)
      rows.push(...piece)
      const end = piece.at(-1)
      if (end === undefined || piece.length < PIECE_ROWS) break
      from = end.p
      open = true
    }
    return (await this.#open(rows)).sort(([a], [b]) => (a < b ? -1 : 1))
  }

  async walk(table: string, { direction, limit: wanted, from }: StoreWalk): Promise<readonly KeyAndValue[]> {
    // To the browser zero means all, and more than 32 bits mean nothing.
    if (wanted < 1) return []
    const limit = Math.min(wanted, MOST_ROWS)
    const hidden = await this.#sealed.table(table)
    let start: number | undefined
    if (from !== undefined) {
      start = (await this.#rowAt(await this.#sealed.place(table, from)))?.o
      if (start === undefined) return []
    }
    const oldest = [hidden, direction === 'forth' && start !== undefined ? start : 0]
    const newest = [hidden, direction === 'back' && start !== undefined ? start : Number.MAX_SAFE_INTEGER]
    const isOpen = start !== undefined
    const range = IDBKeyRange.bound(oldest, newest, isOpen && direction === 'forth', isOpen && direction === 'back')
    const index = reading(this.#database, RECORDS).index(ORDER)
    const rows =
      direction === 'forth'
        ? resultOf(index.getAll(range, limit) as IDBRequest<Row[]>)
        : newestFirst<Row>(index, range, limit)
    return this.#open(await rows)
  }

  async commit(writes: readonly StoreWrite[]): Promise<void> {
    if (writes.length === 0) return
    const plan = await this.#planOf(writes)
    const values = await mapMany(plan.changes, async ({ place, key, value }) =>
      value === undefined ? undefined : this.#sealed.seal({ place, key, value }),
    )
    const transaction = writing(this.#database)
    const done = isDone(transaction)
    try {
      await apply(transaction, plan, values)
    } catch (error) {
      done.catch(() => undefined)
      abort(transaction)
      throw error
    }
    await done
  }

  /** Resolves at once; what is being committed goes on. */
  close(): Promise<void> {
    this.#database.close()
    return Promise.resolve()
  }

  #rowAt(place: Uint8Array): Promise<Row | undefined> {
    return resultOf(reading(this.#database, RECORDS).get(asKey(place)) as IDBRequest<Row | undefined>)
  }

  async #open(rows: readonly Row[]): Promise<KeyAndValue[]> {
    const open = await mapMany(rows, ({ p, v }) => this.#sealed.open(p, v))
    return open.map(({ key, value }) => [key, value] as const)
  }

  /** Copies the values: the caller may use their memory again. */
  async #planOf(writes: readonly StoreWrite[]): Promise<Plan> {
    for (const { value } of writes)
      if (value !== undefined && !(value instanceof Uint8Array)) throw new TypeError('A store keeps bytes only')
    const values = writes.map(({ value }) => value?.slice())
    const places = await mapMany(writes, ({ table, key }) => this.#sealed.place(table, key))
    const changes = new Map<string, Change>()
    const steps = writes.map(({ table, key }, at) => {
      const name = `${table.length}/${table}${key}`
      const change = changes.get(name) ?? { place: places[at] ?? new Uint8Array(), key, value: undefined }
      change.value = values[at]
      changes.set(name, change)
      return { change, stores: change.value !== undefined }
    })
    return { changes: [...changes.values()], steps }
  }
}

/** Only waits for requests of this transaction: the browser ends it at once when nothing of it is under way. */
async function apply(
  transaction: IDBTransaction,
  { changes, steps }: Plan,
  values: readonly (Uint8Array | undefined)[],
): Promise<void> {
  const records = transaction.objectStore(RECORDS)
  const clear = transaction.objectStore(CLEAR)
  const counter = resultOf(clear.get(NEXT) as IDBRequest<number | undefined>)
  const rows = changes.map(({ place }) => resultOf(records.get(asKey(place)) as IDBRequest<Row | undefined>))
  const known = await Promise.all(rows)
  const orders = new Map(changes.map((change, at) => [change, known[at]?.o] as const))
  let next = (await counter) ?? 1
  for (const { change, stores } of steps) orders.set(change, stores ? (orders.get(change) ?? next++) : undefined)
  for (const [at, change] of changes.entries()) {
    const [value, order] = [values[at], orders.get(change)]
    const { place } = change
    if (value !== undefined && order !== undefined)
      records.put({ p: place, t: place.slice(0, TABLE_BYTES), o: order, v: value } satisfies Row)
    else if (known[at] !== undefined) records.delete(asKey(place))
  }
  clear.put(next, NEXT)
}

function asKey(place: Uint8Array): IDBValidKey {
  return place as Uint8Array<ArrayBuffer>
}

/** The first or the last place that a table can have. */
function placeIn(table: Uint8Array, filler: number): Uint8Array {
  const place = new Uint8Array(PLACE_BYTES).fill(filler)
  place.set(table)
  return place
}

function abort(transaction: IDBTransaction): void {
  try {
    transaction.abort()
  } catch {
    // It has ended already.
  }
}
