import { VAULT_CHUNK_BYTES } from '@chancery/protocol'
import type { Engine } from '../engine/engine.ts'
import { decodeRecord } from '../engine/record.ts'
import { transfersOf } from './transfers.ts'
import { fileDrops } from './vault-records.ts'
import { FILE_TABLE } from './vault-tables.ts'
import type { FileRecord } from './vault-tables.ts'

/** So much a device keeps of files, its own and those that were opened: 500 MB. */
export const KEPT_BYTES = 500_000_000

/** Forgets the files that were not used for longest, as far as they take too much. What is on its way to the vault stays. */
export async function makeRoom(engine: Engine, mostBytes = KEPT_BYTES): Promise<void> {
  const { store } = engine.ports
  const rows = await store.walk(FILE_TABLE, { direction: 'back', limit: Number.MAX_SAFE_INTEGER })
  let bytes = 0
  for (const [hash, value] of rows) {
    const record = decodeRecord<FileRecord>(value)
    bytes += record.chunks.length * VAULT_CHUNK_BYTES
    const isInUse = record.state === 'staged' || transfersOf(engine).downloads.has(hash)
    if (bytes <= mostBytes || isInUse) continue
    bytes -= record.chunks.length * VAULT_CHUNK_BYTES
    await store.commit(fileDrops(hash, record))
  }
}
