import { equalBytes, fromBase64url } from '@chancery/base'
import { LogTree, serverError } from '@chancery/host'
import type { LogObject, LogReader } from '@chancery/host'
import { decodeRegisterEntry, encodeRegisterEntry } from '@chancery/protocol'
import type { RegisterEntry } from '@chancery/protocol'
import {
  TILE_WIDTH,
  encodeEntryBundle,
  entryBundlePath,
  leafHash,
  openCheckpoint,
  parseTilePath,
  signCheckpoint,
  tileWidth,
} from '@chancery/tlog'
import type { NoteSigner } from '@chancery/tlog'
import type { RegisterSnapshot, RegisterStore, SlotChange } from '../store/ports/register-store.ts'

/** An entry to append, and what opens its commitment where it has one. */
export interface NewEntry {
  readonly entry: RegisterEntry
  readonly opening: Uint8Array | undefined
}

const damaged = () =>
  serverError('server/damaged', 'The register is not what was signed last; restore the data folder from a backup')

/** The register as a log: leaves, tree, checkpoint. It is small, so all of it is held in memory. */
export class RegisterLog implements LogReader {
  readonly #store: RegisterStore
  readonly #signer: NoteSigner
  readonly #tree = new LogTree()
  readonly #leaves: Uint8Array[] = []
  #checkpoint = ''

  private constructor(store: RegisterStore, signer: NoteSigner) {
    this.#store = store
    this.#signer = signer
  }

  /** Rebuilds the log; throws `server/damaged` unless it is what the last checkpoint was signed over. */
  static async open(store: RegisterStore, signer: NoteSigner, snapshot: RegisterSnapshot): Promise<RegisterLog> {
    const log = new RegisterLog(store, signer)
    log.#hold(snapshot.leaves)
    if (snapshot.checkpoint === undefined) {
      if (log.size !== 0) throw damaged()
      log.#checkpoint = await log.#sign()
      return log
    }
    const opening = await openCheckpoint(snapshot.checkpoint, signer.key)
    if (opening.status !== 'verified' || opening.checkpoint.size !== log.#tree.size) throw damaged()
    if (!equalBytes(opening.checkpoint.root, log.#tree.root())) throw damaged()
    log.#checkpoint = snapshot.checkpoint
    return log
  }

  get checkpoint(): string {
    return this.#checkpoint
  }

  get size(): number {
    return this.#leaves.length
  }

  /** All entries in order. Throws `server/damaged` for bytes that are no entry. */
  *entries(): Generator<RegisterEntry> {
    for (const leaf of this.#leaves) {
      const entry = decodeRegisterEntry(leaf)
      if (entry === undefined) throw damaged()
      yield entry
    }
  }

  /** The exact bytes at a position. */
  leaf(position: number): Uint8Array | undefined {
    return this.#leaves[position]
  }

  /** Appends entries and changes slots in one durable step; resolves with the position of the first. One at a time. */
  async append(entries: readonly NewEntry[], slots: readonly SlotChange[]): Promise<number> {
    const start = this.size
    const records = entries.map(({ entry, opening }) => ({ leaf: encodeRegisterEntry(entry), opening }))
    const leaves = records.map(({ leaf }) => leaf)
    for (const leaf of leaves) this.#tree.append(leafHash(leaf))
    const checkpoint = await this.#sign()
    const revoked = entries.flatMap(({ entry }) =>
      entry.kind === 'revocation' ? [fromBase64url(entry.access) as Uint8Array] : [],
    )
    await this.#store.append({ start, records, slots, revoked, checkpoint })
    // Published only now: leaves bound what is served, so the tree may run ahead of them.
    this.#leaves.push(...leaves)
    this.#checkpoint = checkpoint
    return start
  }

  #hold(leaves: readonly Uint8Array[]): void {
    for (const leaf of leaves) {
      this.#tree.append(leafHash(leaf))
      this.#leaves.push(leaf)
    }
  }

  #sign(): Promise<string> {
    const { size } = this.#tree
    return signCheckpoint({ origin: this.#signer.key.name, size, root: this.#tree.root() }, this.#signer)
  }

  #range(path: string): { level: number | 'entries'; index: number; width: number } | undefined {
    const parsed = parseTilePath(path)
    if (parsed === undefined || parsed.index > BigInt(Number.MAX_SAFE_INTEGER)) return undefined
    const index = Number(parsed.index)
    const { level, width } = parsed
    return width <= tileWidth(level === 'entries' ? 0 : level, index, this.size) ? { level, index, width } : undefined
  }

  async object(path: string): Promise<LogObject | undefined> {
    const range = this.#range(path)
    if (range === undefined) return undefined
    const { level, index, width } = range
    const from = index * TILE_WIDTH
    const bytes =
      level === 'entries'
        ? encodeEntryBundle(this.#leaves.slice(from, from + width))
        : this.#tree.tile(level, index, width)
    return bytes && { bytes, isFull: width === TILE_WIDTH }
  }

  /** The openings of a bundle; `path` is what follows `openings/`. Never for a cache to keep: one may be erased. */
  async openings(path: string): Promise<Uint8Array | undefined> {
    const range = this.#range(entryBundlePath(0).slice(0, -'000'.length) + path)
    if (range === undefined) return undefined
    return encodeEntryBundle(await this.#store.openings(range.index * TILE_WIDTH, range.width))
  }
}
