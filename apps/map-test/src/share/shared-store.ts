import { hash } from 'node:crypto'
import type { ClientStore, StoreWalk, StoreWrite } from '@chancery/client'

/** Values from here on are worth comparing with those of other devices. */
const LARGE_BYTES = 1024

const shared = new Map<string, WeakRef<Uint8Array>>()
const forgotten = new FinalizationRegistry<string>((key) => {
  if (shared.get(key)?.deref() === undefined) shared.delete(key)
})

/** What was interned, by the very object that was given. */
const interned = new WeakMap<Uint8Array, Uint8Array>()

/** One copy of equal bytes for all stores in this process. */
function intern(bytes: Uint8Array): Uint8Array {
  const copy = interned.get(bytes) ?? internByContent(bytes)
  interned.set(bytes, copy)
  return copy
}

function internByContent(bytes: Uint8Array): Uint8Array {
  const key = hash('sha256', bytes, 'base64')
  const known = shared.get(key)?.deref()
  if (known !== undefined) return known
  const copy = bytes.slice()
  shared.set(key, new WeakRef(copy))
  forgotten.register(copy, key)
  return copy
}

/**
 * A store in memory for a thousand devices in one process: all of them mirror the same register, so equal values lie in
 * memory once. Nobody changes what a store gave out.
 */
export class SharedStore implements ClientStore {
  readonly #tables = new Map<string, Map<string, Uint8Array>>()
  /** Told of each commit, when it is stored. */
  onCommit: (writes: readonly StoreWrite[]) => void = () => undefined

  get(table: string, key: string): Promise<Uint8Array | undefined> {
    return Promise.resolve(this.#tables.get(table)?.get(key))
  }

  entries(table: string): Promise<readonly (readonly [string, Uint8Array])[]> {
    const records = [...(this.#tables.get(table) ?? [])]
    return Promise.resolve(records.sort(([a], [b]) => (a < b ? -1 : 1)))
  }

  walk(table: string, { direction, limit, from }: StoreWalk): Promise<readonly (readonly [string, Uint8Array])[]> {
    const records = [...(this.#tables.get(table) ?? [])]
    if (direction === 'back') records.reverse()
    const start = from === undefined ? 0 : records.findIndex(([key]) => key === from) + 1
    return Promise.resolve(from !== undefined && start === 0 ? [] : records.slice(start, start + limit))
  }

  commit(writes: readonly StoreWrite[]): Promise<void> {
    for (const { table, key, value } of writes) {
      const records = this.#tables.get(table) ?? new Map<string, Uint8Array>()
      this.#tables.set(table, records)
      if (value === undefined) records.delete(key)
      else records.set(key, value.length < LARGE_BYTES ? value.slice() : intern(value))
    }
    this.onCommit(writes)
    return Promise.resolve()
  }

  close(): Promise<void> {
    return Promise.resolve()
  }

  /** What is stored now; the same object for equal bytes in all stores, when they are large. */
  peek(table: string, key: string): Uint8Array | undefined {
    return this.#tables.get(table)?.get(key)
  }
}
