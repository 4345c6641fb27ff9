import type { Engine } from '../engine/engine.ts'
import { decodeRecord } from '../engine/record.ts'
import type { StoreWrite } from '../ports/store.ts'
import { EXPECTED_TABLE, SHELF_CHUNK_TABLE, SHELF_PLACE_TABLE } from '../vault/shelf-tables.ts'
import { CHUNK_TABLE, FILE_TABLE, STAGE_TABLE } from '../vault/vault-tables.ts'
import type { FileRecord } from '../vault/vault-tables.ts'

/**
 * Which records a device takes along: all but the files that lie in the vault, which may be many times larger than all the rest, and
 * are fetched again when somebody opens them. Files that are not in the vault yet go with it, whole.
 */
export async function withoutFetchable({ ports }: Engine): Promise<(record: StoreWrite) => boolean> {
  const files = await ports.store.entries(FILE_TABLE)
  const staged = files
    .map(([hash, bytes]) => ({ hash, ...decodeRecord<FileRecord>(bytes) }))
    .filter(({ state }) => state === 'staged')
  const kept: Readonly<Record<string, ReadonlySet<string>>> = {
    [CHUNK_TABLE]: new Set(staged.flatMap(({ chunks }) => chunks)),
    [FILE_TABLE]: new Set(staged.map(({ hash }) => hash)),
    // What is being sealed just now ends with this device.
    [STAGE_TABLE]: new Set(),
    [SHELF_CHUNK_TABLE]: new Set(),
    [SHELF_PLACE_TABLE]: new Set(),
    [EXPECTED_TABLE]: new Set(),
  }
  return ({ table, key }) => kept[table]?.has(key) !== false
}
