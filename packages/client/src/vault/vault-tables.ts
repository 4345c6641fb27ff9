import { encodeRecord } from '../engine/record.ts'
import type { Failure } from '../letter/letter.ts'
import type { StoreWrite } from '../ports/store.ts'

/** Chunks, sealed as they lie in the vault, by their hash. None of these tables needs the lock. */
export const CHUNK_TABLE = 'vault-chunk'
/** {@link FileRecord}s by {@link VaultRef.hash}, in the order in which they were last used. */
export const FILE_TABLE = 'vault-file'
/** {@link UploadRecord}s by {@link VaultRef.hash}, in the order in which they were asked for. */
export const UPLOAD_TABLE = 'vault-upload'
/** {@link StageRecord}s of files that are being sealed just now, each under a key of its own. */
export const STAGE_TABLE = 'vault-stage'

/** What this device has of a file. */
export interface FileRecord {
  /** `staged`: sealed here, and not all of it is in the vault. `partial`: some chunks were fetched. `whole`: all are here. */
  readonly state: 'staged' | 'partial' | 'whole'
  /** Hashes of all chunks; the index, where there is one, comes last. */
  readonly chunks: readonly string[]
  /** Of a staged one: Unix seconds. */
  readonly time?: number
}

/** A file that somebody wants in the vault. */
export interface UploadRecord {
  /** Of those with the same one, what was asked for first goes first: what waits in one conversation arrives in order. */
  readonly line?: string
  /** Which chunks are acknowledged: bit `i % 8` of byte `i / 8`. */
  readonly acknowledged?: Uint8Array
  /** Not tried again until the person says so. */
  readonly failure?: Failure
}

/** Chunks that are stored and belong to no file yet. */
export interface StageRecord {
  readonly stage: string
  /** Unix seconds. */
  readonly time: number
  readonly chunks: readonly string[]
}

/**
 * What asks for a staged file to be uploaded. It is stored in one commit with the letter that waits for it; for a file that
 * lies in the vault already it does no harm. What was staged and never asked for is dropped after a while. Files with the same
 * `line` are uploaded in the order in which they are asked for.
 */
export function uploadWrites(hash: string, line?: string): readonly StoreWrite[] {
  const record: UploadRecord = line === undefined ? {} : { line }
  return [{ table: UPLOAD_TABLE, key: hash, value: encodeRecord(record) }]
}
