import { hasCode } from '@chancery/base'
import type { CodedError } from '@chancery/base'
import { VAULT_CHUNK_BYTES } from '@chancery/protocol'
import type { Engine } from '../engine/engine.ts'
import { clientError } from '../errors.ts'
import type { Failure } from '../letter/letter.ts'
import { putChunk } from '../way/carry-chunk.ts'
import { Acknowledged } from './acknowledged.ts'
import { Patience } from './patience.ts'
import { isPassing, retryAfterMs } from './passing.ts'
import { isForShelf } from './shelf-limit.ts'
import { listUploads, readFileRecord, readUploadRecord, uploadWrite, usedWrites } from './vault-records.ts'
import { CHUNK_TABLE, UPLOAD_TABLE } from './vault-tables.ts'
import type { UploadRecord } from './vault-tables.ts'

/** So many chunks are on their way at the same time. */
const LANES = 4

/** One file on its way to the vault. */
interface Upload {
  readonly hash: string
  /** {@link UploadRecord.line} */
  readonly line: string | undefined
  /** Its place among all that wait. */
  place: number
  readonly chunks: readonly string[]
  readonly acknowledged: Acknowledged
  /** Takes back what is in the air, when its person gives it up. */
  readonly air: AbortController
  /** Indexes of chunks that must still be sent. */
  readonly due: number[]
  done: number
  /** Waits to note what is acknowledged. */
  noting: Promise<void> | undefined
}

/**
 * Brings to the vault what letters wait for, four chunks at a time: of each conversation what was asked for first, and of those
 * the smallest rest. An acknowledged chunk is noted before the next one is sent in its place, and never sent again.
 */
export class Uploader {
  readonly #engine: Engine
  readonly #uploads = new Map<string, Upload>()
  readonly #lanes = new Set<Promise<void>>()
  readonly #patience: Patience
  /** Changes of the store, one after the other. */
  #storing: Promise<unknown> = Promise.resolve()
  #isOpen = false
  #isStopped = false
  #failure: Error | undefined

  constructor(engine: Engine) {
    this.#engine = engine
    this.#patience = new Patience(engine.ports.clock)
  }

  /** Nothing has worked so often in a row. */
  get misses(): number {
    return this.#patience.misses
  }

  /** There is a line to the server. */
  async open(): Promise<void> {
    this.#isOpen = true
    this.#patience.wake()
    await this.nudge()
  }

  /** The line is gone: what is in the air may still land. */
  close(): void {
    if (!this.#isOpen) return
    this.#isOpen = false
    this.#patience.wake()
    for (const upload of this.#uploads.values()) this.#tell(upload)
  }

  /** From now on the store is not touched any more. */
  async stop(): Promise<void> {
    this.close()
    this.#isStopped = true
    await this.#storing.catch(() => undefined)
  }

  /** There may be more to upload. */
  async nudge(): Promise<void> {
    if (!this.#isOpen) return
    await this.#load()
    while (this.#isOpen && this.#lanes.size < LANES && this.#next() !== undefined) this.#startLane()
  }

  /** Resolves when nothing is under way; throws what no patience helps against. */
  async idle(): Promise<void> {
    while (this.#lanes.size > 0) await Promise.all(this.#lanes)
    await this.#storing
    if (this.#failure !== undefined) throw this.#failure
  }

  isRunning(hash: string): boolean {
    return this.#isOpen && this.#uploads.has(hash)
  }

  /** Its person has given it up: what is in the air for it stands in nobody’s way, and changes nothing any more. */
  forget(hash: string): void {
    const upload = this.#uploads.get(hash)
    this.#uploads.delete(hash)
    upload?.air.abort()
  }

  async #load(): Promise<void> {
    for (const [place, [hash, wanted]] of (await listUploads(this.#engine)).entries()) {
      const known = this.#uploads.get(hash)
      if (known !== undefined) known.place = place
      if (wanted.failure !== undefined || known !== undefined) continue
      const record = await readFileRecord(this.#engine, hash)
      if (record?.state !== 'staged') {
        // It lies in the vault already, or is not from here.
        await this.#store(() => this.#engine.ports.store.commit([{ table: UPLOAD_TABLE, key: hash }]))
        continue
      }
      const acknowledged = new Acknowledged(record.chunks.length, wanted.acknowledged)
      const { chunks } = record
      const due = acknowledged.missing()
      const done = chunks.length - due.length
      const air = new AbortController()
      const upload = { hash, line: wanted.line, place, chunks, acknowledged, air, due, done, noting: undefined }
      this.#uploads.set(hash, upload)
      this.#tell(upload)
      if (due.length === 0) await this.#finish(upload)
    }
  }

  /** Of those that nothing goes before, the file of which least is left. */
  #next(): Upload | undefined {
    const waiting = [...this.#uploads.values()]
      .filter(({ due }) => due.length > 0)
      .toSorted((a, b) => a.place - b.place)
    const lines = new Set<string>()
    const first = waiting.filter(({ hash, line = hash }) => lines.size < lines.add(line).size)
    return first.toSorted((a, b) => a.due.length - b.due.length)[0]
  }

  #startLane(): void {
    const lane = this.#work()
      .catch((error: unknown) => this.#fail(error))
      .finally(() => this.#lanes.delete(lane))
    this.#lanes.add(lane)
  }

  #fail(error: unknown): void {
    this.#failure ??= error instanceof Error ? error : new Error(String(error))
    this.close()
  }

  async #work(): Promise<void> {
    for (let upload = this.#next(); this.#isOpen && upload !== undefined; upload = this.#next()) {
      const index = upload.due.shift() as number
      try {
        await this.#send(upload, index)
        this.#patience.restore()
      } catch (error) {
        if (this.#isStopped || !this.#uploads.has(upload.hash)) continue
        upload.due.unshift(index)
        if (isPassing(error)) {
          if (!this.#engine.isFollowing && this.#patience.misses >= MOST_MISSES) throw error
          await this.#patience.pause(retryAfterMs(error))
        } else if (isRefused(error)) await this.#refuse(upload, failureOf(error))
        else throw error
      }
    }
  }

  async #send(upload: Upload, index: number): Promise<void> {
    const { hash, chunks, acknowledged, air } = upload
    const name = chunks[index] as string
    const bytes = await this.#engine.ports.store.get(CHUNK_TABLE, name)
    if (bytes === undefined)
      throw clientError('client/file-damaged', 'A part of this file is missing on this device. Send the file again')
    await putChunk(this.#engine, name, bytes, {
      signal: air.signal,
      isForShelf: isForShelf(this.#engine, chunks.length),
    })
    if (!this.#uploads.has(hash)) return
    acknowledged.add(index)
    upload.done++
    // What was acknowledged while an earlier note was being stored is noted together.
    upload.noting ??= this.#store(() => {
      upload.noting = undefined
      return this.#note(upload, { acknowledged: acknowledged.bits() })
    })
    await upload.noting
    this.#tell(upload)
    if (upload.done === chunks.length) await this.#finish(upload)
  }

  /** Writes down how far it has come, unless it was given up meanwhile by another program. */
  async #note({ hash }: Upload, news: UploadRecord): Promise<void> {
    const record = await readUploadRecord(this.#engine, hash)
    if (record === undefined) this.#uploads.delete(hash)
    else await this.#engine.ports.store.commit([uploadWrite(hash, { ...record, ...news })])
  }

  #finish(upload: Upload): Promise<void> {
    const { hash, chunks } = upload
    return this.#store(async () => {
      if (!this.#uploads.delete(hash)) return
      await this.#engine.ports.store.commit([
        ...usedWrites(hash, { state: 'whole', chunks }),
        { table: UPLOAD_TABLE, key: hash },
      ])
      this.#report(upload, 'done')
      // The letter that waited for it may go now.
      this.#engine.deliver()
    })
  }

  #refuse(upload: Upload, failure: Failure): Promise<void> {
    const { hash, acknowledged } = upload
    return this.#store(async () => {
      if (!this.#uploads.delete(hash)) return
      await this.#note(upload, { acknowledged: acknowledged.bits(), failure })
      this.#report(upload, 'failed', failure)
      // Nothing waits behind it any more.
      this.#engine.deliver()
    })
  }

  #store(task: () => Promise<void>): Promise<void> {
    const storing = this.#storing.then(() => (this.#isStopped ? undefined : task()))
    this.#storing = storing.catch(() => undefined)
    return storing
  }

  #tell(upload: Upload): void {
    if (this.#uploads.has(upload.hash)) this.#report(upload, this.#isOpen ? 'running' : 'waiting')
  }

  #report({ hash, done, chunks }: Upload, state: 'running' | 'waiting' | 'failed' | 'done', failure?: Failure): void {
    const [doneBytes, total] = [done * VAULT_CHUNK_BYTES, chunks.length * VAULT_CHUNK_BYTES]
    const transfer = { hash, direction: 'up', state, done: doneBytes, total } as const
    const told = failure === undefined ? transfer : { ...transfer, failure }
    this.#engine.ports.report({ kind: 'transfer', transfer: told })
  }
}

/** Without anybody who follows, nothing is tried more often in a row: about half a minute, in four lanes. */
const MOST_MISSES = 24

/** The server's own code says more than that it has refused. */
function failureOf({ code, message, detail }: CodedError): Failure {
  return { code: typeof detail['code'] === 'string' ? detail['code'] : code, text: message }
}

/** What the server, or this device, says of one file only. */
function isRefused(error: unknown): error is CodedError {
  return hasCode(error, 'client/refused-by-server') || hasCode(error, 'client/file-damaged')
}
