import type { ClientStore, StoreWalk, StoreWrite } from '@chancery/client'

/** A store in memory, for tests; the contract suite holds it to what real ones do. */
export class MemoryStore implements ClientStore {
  readonly tables = new Map<string, Map<string, Uint8Array>>()
  /** Set to make the next commit fail as a full disk would. */
  failNextCommit = false

  get(table: string, key: string): Promise<Uint8Array | undefined> {
    return Promise.resolve(this.tables.get(table)?.get(key)?.slice())
  }

  entries(table: string): Promise<readonly (readonly [string, Uint8Array])[]> {
    const records = [...(this.tables.get(table) ?? [])].map(([key, value]) => [key, value.slice()] as const)
    return Promise.resolve(records.sort(([a], [b]) => (a < b ? -1 : 1)))
  }

  walk(
    table: string,
    { direction, limit, from }: StoreWalk,
  ): Promise<readonly (readonly [key: string, value: Uint8Array])[]> {
    // A map keeps the order in which its keys were first set.
    const records = [...(this.tables.get(table) ?? [])].map(([key, value]) => [key, value.slice()] as const)
    if (direction === 'back') records.reverse()
    const start = from === undefined ? 0 : records.findIndex(([key]) => key === from) + 1
    return Promise.resolve(from !== undefined && start === 0 ? [] : records.slice(start, start + limit))
  }

  commit(writes: readonly StoreWrite[]): Promise<void> {
    if (this.failNextCommit) {
      this.failNextCommit = false
      return Promise.reject(new Error('disk full'))
    }
    for (const { table, key, value } of writes) {
      const records = this.tables.get(table) ?? new Map<string, Uint8Array>()
      this.tables.set(table, records)
      if (value === undefined) records.delete(key)
      else records.set(key, value.slice())
    }
    return Promise.resolve()
  }

  close(): Promise<void> {
    return Promise.resolve()
  }

  /** Everything in it, each table in the order in which its keys were first stored. */
  *records(): Generator<Required<StoreWrite>> {
    for (const [table, records] of this.tables)
      for (const [key, value] of records) yield { table, key, value: value.slice() }
  }

  /** A copy of everything, as a stolen or restored device would have it. */
  copy(): MemoryStore {
    const copy = new MemoryStore()
    for (const [table, records] of this.tables) copy.tables.set(table, new Map(records))
    return copy
  }
}
