import type { HashReader } from '@chancery/tlog'
import { requiredTiles, treeRoot } from '@chancery/tlog'
import type { ClientStore } from '../ports/store.ts'
import type { LogMirror } from './log-mirror.ts'

/** What `use` computes from a mirror's hashes; full tiles come from the store. Throws `tlog/missing-hash` for older ones. */
export async function withStoredTiles<Result>(
  store: ClientStore,
  mirror: LogMirror,
  use: (reader: HashReader) => Result,
): Promise<Result> {
  const loaded = new Map<string, Uint8Array>()
  for (const { level, index } of requiredTiles(mirror.size, use)) {
    const tile = await store.get(`tile/${mirror.log}`, `${level}/${index}`)
    if (tile !== undefined) loaded.set(`${level}/${index}`, tile)
  }
  return use(mirror.reader(loaded))
}

/** The root that a mirror's tree had at an earlier size. */
export function rootAt(store: ClientStore, mirror: LogMirror, size: number): Promise<Uint8Array> {
  return withStoredTiles(store, mirror, (reader) => treeRoot(size, reader))
}
