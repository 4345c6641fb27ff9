import type { Engine } from '../engine/engine.ts'
import { readFileRecord, readUploadRecord } from './vault-records.ts'

/** Whether nothing of a file waits to be uploaded from here: a letter that names it may go. */
export async function isUploaded(engine: Engine, hash: string): Promise<boolean> {
  return (await uploadState(engine, hash)) === 'done'
}

/** Whether a file still has to be uploaded from here. `stopped`: nothing is done about it before its person says so. */
export async function uploadState(engine: Engine, hash: string): Promise<'done' | 'under-way' | 'stopped'> {
  const upload = await readUploadRecord(engine, hash)
  if (upload !== undefined) return upload.failure === undefined ? 'under-way' : 'stopped'
  return (await readFileRecord(engine, hash))?.state === 'staged' ? 'stopped' : 'done'
}

/** Whether all of a file is on this device. */
export async function isHere(engine: Engine, hash: string): Promise<boolean> {
  const state = (await readFileRecord(engine, hash))?.state
  return state === 'staged' || state === 'whole'
}
