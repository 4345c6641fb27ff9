import type { StoreWrite } from '../ports/store.ts'
import { encodeRecord } from './record.ts'

/** Changes that belong together; {@link Engine.commit} stores all of them or none. */
export class Writes {
  readonly #writes: StoreWrite[] = []
  /** The last write of each record. */
  readonly #last = new Map<string, StoreWrite>()

  put(table: string, key: string, value: unknown): void {
    this.add([{ table, key, value: encodeRecord(value) }])
  }

  putBytes(table: string, key: string, value: Uint8Array): void {
    this.add([{ table, key, value }])
  }

  delete(table: string, key: string): void {
    this.add([{ table, key }])
  }

  add(writes: readonly StoreWrite[]): void {
    for (const write of writes) {
      this.#writes.push(write)
      this.#last.set(nameOf(write.table, write.key), write)
    }
  }

  /** What will be under `key` when this is stored; `undefined` where nothing of this changes it. Without a value it is deleted. */
  last(table: string, key: string): StoreWrite | undefined {
    return this.#last.get(nameOf(table, key))
  }

  list(): readonly StoreWrite[] {
    return this.#writes
  }
}

function nameOf(table: string, key: string): string {
  return `${table.length}/${table}${key}`
}
