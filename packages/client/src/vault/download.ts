import { base64url, fromBase64url, hasCode } from '@chancery/base'
import { isChunk, openIndex } from '@chancery/crypto/vault'
import { VAULT_CHUNK_BYTES, isVaultHash, vaultChunkCount } from '@chancery/protocol'
import type { Engine } from '../engine/engine.ts'
import { clientError } from '../errors.ts'
import { fetchChunk } from '../way/carry-chunk.ts'
import { isPassing, retryAfterMs } from './passing.ts'
import { Patience } from './patience.ts'
import { isFromShelf } from './shelf-limit.ts'
import { SHELF_CHUNK_TABLE } from './shelf-tables.ts'
import { readFileRecord, usedWrites } from './vault-records.ts'
import { CHUNK_TABLE } from './vault-tables.ts'
import type { VaultFile } from './vault-ref.ts'

const LANES = 4
/** Without anybody who follows, nothing is tried more often in a row. */
const MOST_MISSES = 24
const NOT_FOUND = 404

/** Fetches what is not here of one file. Each chunk is checked against its name, and stored, before it counts. */
export class Download {
  readonly #engine: Engine
  readonly #file: VaultFile
  readonly #key: Uint8Array
  readonly #catchUp: () => Promise<void>
  readonly #patience: Patience
  #chunks: readonly string[] = []
  #done = 0
  #isOver = false
  #cancel: () => void = () => undefined
  readonly #cancelled: Promise<void>
  /** Everything is here that the shelf brings. */
  #shelf: Promise<void> | undefined
  #state: 'running' | 'waiting' = 'running'

  /** `catchUp`: resolves when this device has fetched the shelf as far as it knows it to go. */
  constructor(engine: Engine, file: VaultFile, catchUp: () => Promise<void>) {
    const key = fromBase64url(file.key)
    if (key?.length !== 32 || !isVaultHash(file.hash)) throw damaged()
    this.#engine = engine
    this.#file = file
    this.#catchUp = catchUp
    this.#key = key
    this.#patience = new Patience(engine.ports.clock)
    this.#cancelled = new Promise((resolve) => {
      this.#cancel = resolve
    })
  }

  get progress(): { readonly state: 'running' | 'waiting'; readonly done: number; readonly total: number } {
    const chunks = this.#chunks.length > 0 ? this.#chunks.length : vaultChunkCount(this.#file.size)
    return { state: this.#state, done: this.#done * VAULT_CHUNK_BYTES, total: chunks * VAULT_CHUNK_BYTES }
  }

  /** The person has given it up, or this device is closed. */
  cancel(): void {
    this.#isOver = true
    this.#cancel()
    this.#patience.wake()
  }

  /** There is a line to the server again: nobody waits any more. */
  hurry(): void {
    this.#patience.wake()
  }

  /** Gives the hashes of the file’s chunks in order, without the index, when all of them are here. */
  async run(): Promise<readonly string[]> {
    const names = await this.#names()
    const { hash, isIndex } = this.#file
    this.#chunks = isIndex ? [...names, hash] : names
    const known = await readFileRecord(this.#engine, hash)
    // A staged file is all here, and what is not in the vault yet must stay known as such.
    if (known?.state !== 'staged') await this.#note('partial')
    const missing = await this.#missing(names)
    this.#done = this.#chunks.length - missing.length
    this.#tell()
    const lane = async (): Promise<void> => {
      for (let name = missing.shift(); name !== undefined; name = missing.shift()) {
        await this.#fetch(name)
        this.#done++
        this.#tell()
      }
    }
    try {
      await Promise.all(Array.from({ length: LANES }, lane))
    } catch (error) {
      this.cancel()
      throw error
    }
    if (known?.state !== 'staged') await this.#note('whole')
    return names
  }

  async #note(state: 'partial' | 'whole'): Promise<void> {
    await this.#engine.ports.store.commit(usedWrites(this.#file.hash, { state, chunks: this.#chunks }))
  }

  /** The one chunk’s name, or those in the index, which is fetched where it is not here. */
  async #names(): Promise<readonly string[]> {
    const { hash, isIndex, size } = this.#file
    const count = vaultChunkCount(size)
    if (isIndex !== count > 1) throw damaged()
    if (!isIndex) return [hash]
    const index = (await this.#engine.ports.store.get(CHUNK_TABLE, hash)) ?? (await this.#fetch(hash))
    const hashes = await openIndex(this.#key, index)
    if (hashes?.length !== count) throw damaged()
    return hashes.map(base64url)
  }

  async #missing(names: readonly string[]): Promise<string[]> {
    const missing: string[] = []
    for (const name of names)
      if ((await this.#engine.ports.store.get(CHUNK_TABLE, name)) === undefined) missing.push(name)
    return missing
  }

  /** Fetches one chunk, as often as it takes. */
  async #fetch(name: string): Promise<Uint8Array> {
    for (;;) {
      if (this.#isOver) throw cancelled()
      try {
        const bytes = (await this.#fromShelf(name)) ?? (await this.#byName(name))
        this.#patience.restore()
        this.#state = 'running'
        return bytes
      } catch (error) {
        if (isGone(error)) throw gone(error)
        const isHopeless = !this.#engine.isFollowing && this.#patience.misses >= MOST_MISSES
        if (!isPassing(error) || isHopeless) throw error
        if (this.#state === 'running') {
          this.#state = 'waiting'
          this.#tell()
        }
        await this.#patience.pause(retryAfterMs(error))
      }
    }
  }

  /** A chunk that everybody has fetched, or will in a moment; `undefined`: it does not come that way. */
  async #fromShelf(name: string): Promise<Uint8Array | undefined> {
    const { store } = this.#engine.ports
    let bytes = await store.get(SHELF_CHUNK_TABLE, name)
    if (bytes === undefined && isFromShelf(this.#engine, this.#file.size)) {
      await this.#untilCaughtUp()
      bytes = await store.get(SHELF_CHUNK_TABLE, name)
      // What was awaited for this message was put into its file meanwhile.
      if (bytes === undefined) return store.get(CHUNK_TABLE, name)
    }
    if (bytes === undefined) return undefined
    await store.commit([
      { table: CHUNK_TABLE, key: name, value: bytes },
      { table: SHELF_CHUNK_TABLE, key: name },
    ])
    return bytes
  }

  /** Once for each file: what is not on the shelf then is fetched by name. */
  async #untilCaughtUp(): Promise<void> {
    this.#shelf ??= this.#catchUp()
    try {
      await Promise.race([this.#shelf, this.#cancelled])
    } catch (error) {
      this.#shelf = undefined
      throw error
    }
  }

  /** Fetches a chunk by its name, which whoever runs the server sees where there is no relay. */
  async #byName(name: string): Promise<Uint8Array> {
    const bytes = await fetchChunk(this.#engine, name)
    if (this.#isOver) throw cancelled()
    if (!(await isChunk(fromBase64url(name) as Uint8Array, bytes))) throw damaged()
    await this.#engine.ports.store.commit([{ table: CHUNK_TABLE, key: name, value: bytes }])
    return bytes
  }

  #tell(): void {
    const { hash } = this.#file
    this.#engine.ports.report({ kind: 'transfer', transfer: { hash, direction: 'down', ...this.progress } })
  }
}

/** What is in the vault is not what the message promised: it was damaged, or somebody lies. */
export function damaged(): Error {
  return clientError(
    'client/file-damaged',
    'This file is not what its sender sealed, so it is not opened. Ask for it to be sent again, and tell your administrator',
  )
}

function cancelled(): Error {
  return clientError('client/cancelled', 'This was stopped. What has come already is kept')
}

function gone(cause: unknown): Error {
  return clientError(
    'client/file-gone',
    'This file is not on the server any more. Ask for it to be sent again',
    {},
    cause,
  )
}

function isGone(error: unknown): boolean {
  return hasCode(error, 'client/refused-by-server') && error.detail['status'] === NOT_FOUND
}
