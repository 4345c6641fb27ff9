import type { StoreWrite } from '../ports/store.ts'
import { encodeRecord } from './record.ts'

/** Changes that belong together; {@link Engine.commit} stores all of them or none. */
export class Writes {
  readonly #writes: StoreWrite[] = []

  put(table: string, key: string, value: unknown): void {
    this.#writes.push({ table, key, value: encodeRecord(value) })
  }

  putBytes(table: string, key: string, value: Uint8Array): void {
    this.#writes.push({ table, key, value })
  }

  delete(table: string, key: string): void {
    this.#writes.push({ table, key })
  }

  add(writes: readonly StoreWrite[]): void {
    this.#writes.push(...writes)
  }

  list(): readonly StoreWrite[] {
    return this.#writes
  }
}
