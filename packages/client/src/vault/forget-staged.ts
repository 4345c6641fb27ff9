import type { Engine } from '../engine/engine.ts'
import { fileDrops, readFileRecord } from './vault-records.ts'
import { UPLOAD_TABLE } from './vault-tables.ts'

/** Forgets a file that was to be uploaded, with all that is here of it; one that is in the vault already stays. */
export async function forgetStaged(engine: Engine, hash: string): Promise<void> {
  const record = await readFileRecord(engine, hash)
  const drops = record?.state === 'staged' ? fileDrops(hash, record) : [{ table: UPLOAD_TABLE, key: hash }]
  await engine.ports.store.commit(drops)
}
