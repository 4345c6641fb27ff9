import { fromUtf8, utf8 } from '@chancery/base'
import type { ClientStore } from '@chancery/client'

/** A table of the interface's own, beside the engine's, in the same sealed storage. Values are plain data. */
export class Kept<Value> {
  readonly #store: ClientStore
  readonly #table: string

  constructor(store: ClientStore, table: string) {
    this.#store = store
    this.#table = table
  }

  async get(key: string): Promise<Value | undefined> {
    const bytes = await this.#store.get(this.#table, key)
    return bytes === undefined ? undefined : decode<Value>(bytes)
  }

  async entries(): Promise<(readonly [key: string, value: Value])[]> {
    const entries = await this.#store.entries(this.#table)
    return entries.map(([key, bytes]) => [key, decode<Value>(bytes)] as const)
  }

  /** Without a value the record is deleted. Resolves when that is on the disk. */
  async put(key: string, value: Value | undefined): Promise<void> {
    const table = this.#table
    await this.#store.commit([
      value === undefined ? { table, key } : { table, key, value: utf8(JSON.stringify(value)) },
    ])
  }
}

// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- a table holds values of one type; its owner names it
function decode<Value>(bytes: Uint8Array): Value {
  return JSON.parse(fromUtf8(bytes) ?? 'null') as Value
}
