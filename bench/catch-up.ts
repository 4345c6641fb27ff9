import { writeFile } from 'node:fs/promises'
import { serialize } from 'node:v8'
import type { MemoryStore } from '@chancery/testkit'
import type { CatchUp, CatchUpOptions } from './catch-up-child.ts'
import { Child } from './child.ts'

/** Lets the device of `store` catch up in a process of its own, `runs` times from the same state. */
export async function catchUpOf(
  store: MemoryStore,
  file: string,
  { runs, shiftMs = 0 }: { readonly runs: number; readonly shiftMs?: number },
): Promise<CatchUp[]> {
  await writeFile(file, serialize(store.tables))
  const results: CatchUp[] = []
  const options: CatchUpOptions = { store: file, shiftMs }
  for (let run = 0; run < runs; run++) {
    await using child = await Child.start<CatchUp>('catch-up-child.ts', options)
    results.push(child.hello)
  }
  return results
}

/** A store that knows who the device is and nothing else, as right after its keys were made. */
export function accountOnly(store: MemoryStore): MemoryStore {
  const copy = store.copy()
  for (const table of copy.tables.keys()) if (table !== 'state' && table !== 'key-package') copy.tables.delete(table)
  const state = copy.tables.get('state')
  for (const key of state?.keys() ?? []) if (key !== 'account') state?.delete(key)
  return copy
}
