import { base64, fromBase64 } from '@chancery/base'
import type { StoreWalk } from '@chancery/client'
import { SealedRows } from '../../src/worker/store/sealed-rows.ts'
import { IndexedStore } from '../../src/worker/store/indexed-store.ts'
import { openDatabase } from '../../src/worker/store/database.ts'

/** A write as it comes from the test: bytes as base64, or something that no store can keep. */
export interface SentWrite {
  readonly table: string
  readonly key: string
  readonly value?: string | number
}

const stores = new Map<string, IndexedStore>()
const storeOf = (name: string): IndexedStore => {
  const store = stores.get(name)
  if (store === undefined) throw new Error('The store is closed')
  return store
}
const send = (records: readonly (readonly [string, Uint8Array])[]): [string, string][] =>
  records.map(([key, value]) => [key, base64(value)])

/** The real store in a real browser, for tests that run in Node. */
export const inBrowser = {
  async open(name: string, key: string): Promise<void> {
    const sealed = await SealedRows.from(fromBase64(key) ?? new Uint8Array())
    stores.set(name, new IndexedStore(await openDatabase(name), sealed))
  },
  async get(name: string, table: string, key: string): Promise<string | undefined> {
    const value = await storeOf(name).get(table, key)
    return value === undefined ? undefined : base64(value)
  },
  async entries(name: string, table: string): Promise<[string, string][]> {
    return send(await storeOf(name).entries(table))
  },
  async walk(name: string, table: string, walk: StoreWalk): Promise<[string, string][]> {
    return send(await storeOf(name).walk(table, walk))
  },
  async commit(name: string, writes: readonly SentWrite[]): Promise<void> {
    await storeOf(name).commit(
      writes.map(({ table, key, value }) => ({
        table,
        key,
        ...(value === undefined
          ? {}
          : { value: (typeof value === 'string' ? fromBase64(value) : value) as Uint8Array }),
      })),
    )
  },
  async close(name: string): Promise<void> {
    await stores.get(name)?.close()
    stores.delete(name)
  },
  /** Everything in all databases of this origin, as bytes: keys, names, and values alike. */
  async dump(): Promise<string> {
    return base64(await dumpDatabases())
  },
  /** How long the store takes, in milliseconds, for so many messages of a usual size. */
  async measure(count: number, perCommit: number): Promise<Record<string, number>> {
    const sealed = await SealedRows.from(crypto.getRandomValues(new Uint8Array(32)))
    const store = new IndexedStore(await openDatabase(`measure-${count}-${Math.random()}`), sealed)
    const value = crypto.getRandomValues(new Uint8Array(600))
    const key = (at: number): string => String(at).padStart(12, '0')
    const timed = async (task: () => Promise<unknown>): Promise<number> => {
      const start = performance.now()
      await task()
      return performance.now() - start
    }
    const write = await timed(async () => {
      for (let at = 0; at < count; at += perCommit)
        await store.commit(
          Array.from({ length: perCommit }, (_, one) => ({ table: 'message/a', key: key(at + one), value })),
        )
    })
    const entries = await timed(() => store.entries('message/a'))
    let rows = 0
    const walkAll = await timed(async () => {
      let from: string | undefined
      for (;;) {
        const page = await store.walk('message/a', {
          direction: 'back',
          limit: 500,
          ...(from === undefined ? {} : { from }),
        })
        rows += page.length
        from = page.at(-1)?.[0]
        if (from === undefined) break
      }
    })
    if (rows !== count) throw new Error(`Walked ${rows} of ${count}`)
    const median = async (task: (at: number) => Promise<unknown>): Promise<number> => {
      const times: number[] = []
      for (let at = 0; at < 60; at++) times.push(await timed(() => task(at)))
      return times.sort((a, b) => a - b)[30] ?? Number.NaN
    }
    const walkPage = await median((at) =>
      store.walk('message/a', { direction: 'back', limit: 60, from: key(count - 1 - at * 100) }),
    )
    const get = await median((at) => store.get('message/a', key(at * 7)))
    const commit = await median((at) =>
      store.commit(Array.from({ length: 8 }, (_, one) => ({ table: 'state', key: `${at}/${one}`, value }))),
    )
    await store.close()
    return { write, entries, walkAll, walkPage, get, commit }
  },
}

/** Reads what lies in every database, as its bytes. */
async function dumpDatabases(): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  const add = (value: unknown): void => {
    if (value instanceof Uint8Array) parts.push(value)
    else if (value instanceof ArrayBuffer) parts.push(new Uint8Array(value))
    else if (Array.isArray(value)) value.forEach(add)
    else if (typeof value === 'object' && value !== null)
      for (const [name, member] of Object.entries(value)) {
        add(name)
        add(member)
      }
    else parts.push(new TextEncoder().encode(String(value)))
  }
  for (const { name } of await indexedDB.databases()) {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open(name ?? '')
      request.addEventListener('success', () => resolve(request.result))
      request.addEventListener('error', () => reject(request.error ?? new Error('no reason')))
    })
    for (const store of database.objectStoreNames) {
      add(store)
      const objects = database.transaction(store).objectStore(store)
      for (const request of [objects.getAllKeys(), objects.getAll()]) {
        await new Promise((resolve) => request.addEventListener('success', resolve))
        add(request.result)
      }
    }
    database.close()
  }
  return new Uint8Array(await new Blob(parts as Uint8Array<ArrayBuffer>[]).arrayBuffer())
}

Object.assign(globalThis, { inBrowser })
