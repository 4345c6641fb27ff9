import type { Engine } from './engine.ts'
import { decodeRecord } from './record.ts'
import type { Writes } from './writes.ts'

/** A record as it will be when `writes` are stored; `undefined` when there is none. */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- what is stored under a key has one type; the caller names it
export async function readRecord<Value>(
  engine: Engine,
  writes: Writes,
  table: string,
  key: string,
): Promise<Value | undefined> {
  const write = writes.last(table, key)
  const bytes = write === undefined ? await engine.ports.store.get(table, key) : write.value
  return bytes === undefined ? undefined : decodeRecord<Value>(bytes)
}
