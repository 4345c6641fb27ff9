import type { Engine } from '../engine/engine.ts'
import { decodeRecord } from '../engine/record.ts'
import { FILE_TABLE, UPLOAD_TABLE } from './vault-tables.ts'
import type { FileRecord } from './vault-tables.ts'

/** Whether nothing of a file waits to be uploaded from here: a letter that names it may go. */
export async function isUploaded(engine: Engine, hash: string): Promise<boolean> {
  const { store } = engine.ports
  if ((await store.get(UPLOAD_TABLE, hash)) !== undefined) return false
  return (await readFileRecord(engine, hash))?.state !== 'staged'
}

/** Whether all of a file is on this device. */
export async function isHere(engine: Engine, hash: string): Promise<boolean> {
  const state = (await readFileRecord(engine, hash))?.state
  return state === 'staged' || state === 'whole'
}

async function readFileRecord(engine: Engine, hash: string): Promise<FileRecord | undefined> {
  const bytes = await engine.ports.store.get(FILE_TABLE, hash)
  return bytes === undefined ? undefined : decodeRecord<FileRecord>(bytes)
}
