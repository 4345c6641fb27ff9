import type { Engine } from '../engine/engine.ts'
import { UPLOAD_TABLE } from './vault-tables.ts'
import { readFileRecord } from './vault-records.ts'

/** Whether nothing of a file waits to be uploaded from here: a letter that names it may go. */
export async function isUploaded(engine: Engine, hash: string): Promise<boolean> {
  if ((await engine.ports.store.get(UPLOAD_TABLE, hash)) !== undefined) return false
  return (await readFileRecord(engine, hash))?.state !== 'staged'
}

/** Whether all of a file is on this device. */
export async function isHere(engine: Engine, hash: string): Promise<boolean> {
  const state = (await readFileRecord(engine, hash))?.state
  return state === 'staged' || state === 'whole'
}
