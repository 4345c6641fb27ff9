import { base64url, hasCode, randomBytes } from '@chancery/base'
import { sealFile } from '@chancery/crypto/vault'
import { MAX_FILE_BYTES } from '@chancery/protocol'
import type { Engine } from '../engine/engine.ts'
import { decodeRecord, encodeRecord } from '../engine/record.ts'
import { clientError } from '../errors.ts'
import type { StoreWrite } from '../ports/store.ts'
import { makeRoom } from './make-room.ts'
import { chunkDrops, fileDrops, usedWrites } from './vault-records.ts'
import { CHUNK_TABLE, FILE_TABLE, STAGE_TABLE, UPLOAD_TABLE } from './vault-tables.ts'
import type { FileRecord, StageRecord } from './vault-tables.ts'
import type { VaultRef } from './vault-ref.ts'

/** 512 KiB: few enough to stay small in memory, enough for a disk to be fast. */
const CHUNKS_PER_COMMIT = 8
/** Whoever has staged nothing for so long is gone. */
const ABANDONED_SECONDS = 3600

/** {@link stageFile}, without what loads it. */
export async function stage(engine: Engine, file: Blob, signal?: AbortSignal): Promise<VaultRef> {
  if (file.size > MAX_FILE_BYTES)
    throw clientError('client/file-too-large', 'A file can have 100 MB at most. Send it in parts, or in another way')
  await dropAbandoned(engine)
  const staging = new Staging(engine)
  try {
    const { key, hash, isIndex } = await sealFile({ stream: streamOf(file, signal), size: file.size }, (chunk) =>
      staging.keep(base64url(chunk.hash), chunk.bytes),
    )
    const ref = { key: base64url(key), hash: base64url(hash), isIndex }
    if (signal?.aborted === true) throw cancelled()
    await staging.finish(ref.hash)
    await makeRoom(engine)
    return ref
  } catch (error) {
    await staging.drop().catch(() => undefined)
    if (signal?.aborted === true) throw cancelled()
    if (hasCode(error, 'crypto/file-changed') || error instanceof DOMException)
      throw clientError('client/file-unreadable', 'This file cannot be read. Choose it again', {}, error)
    throw error
  }
}

/** Ends with an error the moment it is stopped, also while a slow disk is read. */
function streamOf(file: Blob, signal: AbortSignal | undefined): ReadableStream<Uint8Array> {
  return signal === undefined ? file.stream() : file.stream().pipeThrough(new TransformStream(), { signal })
}

function cancelled(): Error {
  return clientError('client/cancelled', 'This was stopped before it was sealed. Nothing of it is kept')
}

/** Chunks that belong to no file yet, with a journal of them, so that nothing is left after a crash. */
class Staging {
  readonly #engine: Engine
  readonly #stage = base64url(randomBytes(12))
  readonly #chunks: string[] = []
  #writes: StoreWrite[] = []
  #journal: string[] = []

  constructor(engine: Engine) {
    this.#engine = engine
  }

  async keep(hash: string, bytes: Uint8Array): Promise<void> {
    this.#chunks.push(hash)
    this.#writes.push({ table: CHUNK_TABLE, key: hash, value: bytes })
    if (this.#writes.length === CHUNKS_PER_COMMIT) await this.#commit([])
  }

  /** All of it is a file now. */
  async finish(hash: string): Promise<void> {
    const record: FileRecord = { state: 'staged', chunks: this.#chunks, time: this.#engine.now() }
    await this.#commit([...usedWrites(hash, record), ...this.#journalDrops()])
  }

  async drop(): Promise<void> {
    await this.#engine.ports.store.commit([...chunkDrops(this.#chunks), ...this.#journalDrops()])
  }

  #journalDrops(): StoreWrite[] {
    return this.#journal.map((key) => ({ table: STAGE_TABLE, key }))
  }

  async #commit(writes: readonly StoreWrite[]): Promise<void> {
    const chunks = this.#writes.splice(0)
    const journal: StoreWrite[] = []
    if (writes.length === 0) {
      const key = `${this.#stage}.${this.#journal.length}`
      this.#journal.push(key)
      const record: StageRecord = {
        stage: this.#stage,
        time: this.#engine.now(),
        chunks: chunks.map((write) => write.key),
      }
      journal.push({ table: STAGE_TABLE, key, value: encodeRecord(record) })
    }
    await this.#engine.ports.store.commit([...journal, ...chunks, ...writes])
  }
}

/** Erases what was staged by a program that died, and what was staged and never asked for. */
async function dropAbandoned(engine: Engine): Promise<void> {
  const { store } = engine.ports
  const before = engine.now() - ABANDONED_SECONDS
  const stages = (await store.entries(STAGE_TABLE)).map(
    ([key, bytes]) => [key, decodeRecord<StageRecord>(bytes)] as const,
  )
  const alive = new Set(stages.filter(([, { time }]) => time >= before).map(([, { stage: name }]) => name))
  const drops = stages
    .filter(([, { stage: name }]) => !alive.has(name))
    .flatMap(([key, { chunks }]) => [...chunkDrops(chunks), { table: STAGE_TABLE, key }])
  for (const [hash, bytes] of await store.entries(FILE_TABLE)) {
    const record = decodeRecord<FileRecord>(bytes)
    const isAbandoned = record.state === 'staged' && (record.time ?? 0) < before
    if (isAbandoned && (await store.get(UPLOAD_TABLE, hash)) === undefined) drops.push(...fileDrops(hash, record))
  }
  if (drops.length > 0) await store.commit(drops)
}
