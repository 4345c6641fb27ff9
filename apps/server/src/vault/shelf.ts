import { base64url } from '@chancery/base'
import { SHELF_CHUNKS_PER_ANSWER, VAULT_CHUNK_BYTES, encodeFrame } from '@chancery/protocol'
import type { ShelfAnswer } from '@chancery/protocol'
import type { ShelfStore } from '../store/ports/shelf-store.ts'
import type { VaultStore } from '../store/ports/vault-store.ts'
import { hashOf } from './vault.ts'
import type { Vault } from './vault.ts'

/** So many of the newest chunks are given out: 1 GiB. A device goes back by less. */
const OFFERED = 16_384
/** So many of the newest lie in memory, because everybody fetches them in the same minute: 8 MiB. */
const AT_HAND = 128
/** In the place of a chunk that the disk has lost, so that what comes behind it can be fetched. */
const LOST = new Uint8Array(VAULT_CHUNK_BYTES)

export interface ShelfOptions {
  readonly store: ShelfStore
  /** Where the chunks themselves lie. */
  readonly chunks: VaultStore
  readonly vault: Vault
}

interface Waiting {
  readonly name: string
  readonly hash: Uint8Array
  readonly bytes: Uint8Array
  readonly resolve: (isNew: boolean) => void
  readonly reject: (error: unknown) => void
}

/**
 * The chunks of small files in the order in which they came, where there is no relay. Everybody fetches all of them by position, so
 * nobody asks for any: who wants which does not show.
 */
export class Shelf {
  readonly #store: ShelfStore
  readonly #chunks: VaultStore
  readonly #vault: Vault
  /** The newest names; the first is at `#end - #names.length`. */
  readonly #names: Uint8Array[]
  readonly #offered: Set<string>
  readonly #atHand = new Map<string, Uint8Array>()
  #end: number
  #waiting: Waiting[] = []
  #isWriting = false
  #onGrown: () => void = () => undefined

  private constructor({ store, chunks, vault }: ShelfOptions, end: number, names: Uint8Array[]) {
    this.#store = store
    this.#chunks = chunks
    this.#vault = vault
    this.#end = end
    this.#names = names
    this.#offered = new Set(names.map(base64url))
  }

  /** A chunk is durable before its name is written, so a name without a chunk at the end is what a crash has left. */
  static async open(options: ShelfOptions): Promise<Shelf> {
    const { store, chunks } = options
    const tail = await store.load(OFFERED)
    const names = [...tail.names]
    while (names.length > 0 && (await chunks.read(names.at(-1) as Uint8Array)) === undefined) names.pop()
    const end = tail.end - (tail.names.length - names.length)
    if (end < tail.end) await store.cut(end)
    return new Shelf(options, end, names)
  }

  /** How many chunks are on the shelf: the position of the next. */
  get end(): number {
    return this.#end
  }

  /** What everybody is told of it; nothing while it is empty. */
  frame(): Uint8Array | undefined {
    return this.#end === 0 ? undefined : encodeFrame({ type: 'shelf', end: this.#end })
  }

  /** Tells whenever there is more on the shelf. */
  onGrown(listener: () => void): void {
    this.#onGrown = listener
  }

  /**
   * Takes a chunk in as {@link Vault.put} does, and puts it on the shelf; resolves when both are durable. `false`: it was there
   * already. What is no longer given out may be put there again.
   */
  async put(name: string, bytes: unknown): Promise<boolean> {
    await this.#vault.put(name, bytes)
    if (this.#offered.has(name)) return false
    return new Promise<boolean>((resolve, reject) => {
      this.#waiting.push({ name, hash: hashOf(name), bytes: bytes as Uint8Array, resolve, reject })
      void this.#write()
    })
  }

  /** What is on the shelf from a position on; nothing where that is too long ago, or still to come. */
  async read(from: number): Promise<ShelfAnswer> {
    const end = this.#end
    const at = from - (end - this.#names.length)
    const names = at < 0 ? [] : this.#names.slice(at, at + SHELF_CHUNKS_PER_ANSWER)
    return { end, chunks: await Promise.all(names.map((hash) => this.#read(hash))) }
  }

  async #read(hash: Uint8Array): Promise<Uint8Array> {
    return this.#atHand.get(base64url(hash)) ?? (await this.#chunks.read(hash)) ?? LOST
  }

  /** Writes what waits; what comes meanwhile is written together, after it. */
  async #write(): Promise<void> {
    if (this.#isWriting) return
    this.#isWriting = true
    while (this.#waiting.length > 0) {
      const all = this.#waiting.splice(0)
      const seen = new Set<string>()
      const fresh = all.filter(({ name }) => !this.#offered.has(name) && seen.size < seen.add(name).size)
      try {
        if (fresh.length > 0) await this.#store.append(fresh.map(({ hash }) => hash))
        for (const one of fresh) this.#add(one)
        for (const one of all) one.resolve(fresh.includes(one))
        if (fresh.length > 0) this.#onGrown()
      } catch (error) {
        for (const { reject } of all) reject(error)
      }
    }
    this.#isWriting = false
  }

  #add({ name, hash, bytes }: Waiting): void {
    this.#names.push(hash)
    this.#offered.add(name)
    this.#atHand.set(name, bytes)
    this.#end++
    if (this.#names.length > OFFERED) this.#offered.delete(base64url(this.#names.shift() as Uint8Array))
    if (this.#atHand.size > AT_HAND) this.#atHand.delete(this.#atHand.keys().next().value as string)
  }
}
