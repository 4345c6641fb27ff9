import type { Engine } from '../engine/engine.ts'
import type { Writes } from '../engine/writes.ts'
import { EXPECTED_TABLE } from './shelf-tables.ts'
import { fileDrops, readFileRecord } from './vault-records.ts'

/**
 * Erases what this device keeps of a file; one that is not in the vault yet stays. Another message that has the same file fetches it
 * again when it is opened.
 */
export async function forgetFile(engine: Engine, writes: Writes, hash: string): Promise<void> {
  writes.delete(EXPECTED_TABLE, hash)
  const record = await readFileRecord(engine, hash)
  if (record !== undefined && record.state !== 'staged') writes.add(fileDrops(hash, record))
}
