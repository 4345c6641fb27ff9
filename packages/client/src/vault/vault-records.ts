import type { Engine } from '../engine/engine.ts'
import { decodeRecord, encodeRecord } from '../engine/record.ts'
import type { StoreWrite } from '../ports/store.ts'
import { CHUNK_TABLE, FILE_TABLE, UPLOAD_TABLE } from './vault-tables.ts'
import type { FileRecord, UploadRecord } from './vault-tables.ts'

/** What this device has of a file; `undefined` when it has nothing. */
export function readFileRecord(engine: Engine, hash: string): Promise<FileRecord | undefined> {
  return read<FileRecord>(engine, FILE_TABLE, hash)
}

/** How far a file has come on its way to the vault; `undefined` when nobody wants it there, or it is there. */
export function readUploadRecord(engine: Engine, hash: string): Promise<UploadRecord | undefined> {
  return read<UploadRecord>(engine, UPLOAD_TABLE, hash)
}

/** All files that wait for their upload, in the order in which they were asked for. */
export async function listUploads(engine: Engine): Promise<readonly (readonly [hash: string, UploadRecord])[]> {
  const rows = await engine.ports.store.walk(UPLOAD_TABLE, { direction: 'forth', limit: Number.MAX_SAFE_INTEGER })
  return rows.map(([hash, bytes]) => [hash, decodeRecord<UploadRecord>(bytes)] as const)
}

/** Stores a file’s record as the one that was used last. */
export function usedWrites(hash: string, record: FileRecord): readonly StoreWrite[] {
  return [
    { table: FILE_TABLE, key: hash },
    { table: FILE_TABLE, key: hash, value: encodeRecord(record) },
  ]
}

export function uploadWrite(hash: string, record: UploadRecord): StoreWrite {
  return { table: UPLOAD_TABLE, key: hash, value: encodeRecord(record) }
}

/** Forgets chunks. */
export function chunkDrops(chunks: readonly string[]): StoreWrite[] {
  return chunks.map((key) => ({ table: CHUNK_TABLE, key }))
}

/** Forgets a file, with all that is here of it. */
export function fileDrops(hash: string, { chunks }: FileRecord): StoreWrite[] {
  return [...chunkDrops(chunks), { table: FILE_TABLE, key: hash }, { table: UPLOAD_TABLE, key: hash }]
}

// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- what a table holds has one type; the caller names it
async function read<Value>(engine: Engine, table: string, key: string): Promise<Value | undefined> {
  const bytes = await engine.ports.store.get(table, key)
  return bytes === undefined ? undefined : decodeRecord<Value>(bytes)
}
