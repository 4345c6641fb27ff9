import { base64, concatBytes, equalBytes } from '@chancery/base'
import type { Checkpoint, HashReader, VerifierKey } from '@chancery/tlog'
import { TILE_WIDTH, TreeFrontier, tileHashReader, tileWidth } from '@chancery/tlog'
import { clientError } from '../errors.ts'
import type { StoreWrite } from '../ports/store.ts'
import { openNoteOnce } from './open-note.ts'

/** Which of the two logs; it names tables and errors. */
export type LogName = 'board' | 'register'

/** What a mirror must remember between two runs, beside the full tiles. */
export interface MirrorState {
  readonly frontier: Uint8Array
  /** The unfinished tile of each level, hashes joined. */
  readonly tails: readonly Uint8Array[]
  /** The newest checkpoint that was verified, as a signed note; absent for an empty log. */
  readonly checkpoint?: string
}

const HASH_BYTES = 32
const TILE_HEIGHT = 8

/**
 * This device's own copy of a log's Merkle tree. It appends what was downloaded, compares with what the log signed, and
 * can therefore prove any entry offline, without asking anybody for anything.
 */
export class LogMirror {
  readonly log: LogName
  readonly key: VerifierKey
  #frontier: TreeFrontier
  #tails: Uint8Array[]
  #checkpoint: string | undefined
  /** Full tiles that are not in the store yet. */
  #finished = new Map<string, Uint8Array>()

  constructor(log: LogName, key: VerifierKey, state?: MirrorState) {
    this.log = log
    this.key = key
    const frontier = state === undefined ? new TreeFrontier() : TreeFrontier.decode(state.frontier)
    if (frontier === undefined) throw new TypeError('LogMirror: stored frontier is damaged')
    this.#frontier = frontier
    this.#tails = [...(state?.tails ?? [])]
    this.#checkpoint = state?.checkpoint
  }

  get size(): number {
    return this.#frontier.size
  }

  /** The leaf hashes of the bundle that is not full yet, joined. */
  get unfinishedBundle(): Uint8Array {
    return this.#tails[0] ?? new Uint8Array(0)
  }

  get checkpoint(): string | undefined {
    return this.#checkpoint
  }

  root(): Uint8Array {
    return this.#frontier.root()
  }

  state(): MirrorState {
    const state = { frontier: this.#frontier.encode(), tails: this.#tails }
    return this.#checkpoint === undefined ? state : { ...state, checkpoint: this.#checkpoint }
  }

  /** The checkpoint in a signed note of this log; throws `client/checkpoint-unsigned`. */
  async open(note: string): Promise<Checkpoint> {
    const opening = await openNoteOnce(note, this.key)
    if (opening.status === 'verified') return opening.checkpoint
    throw clientError(
      'client/checkpoint-unsigned',
      `The ${this.log}’s checkpoint does not carry the ${this.log}’s own signature. Do not trust this server; tell your administrator`,
      { log: this.log },
    )
  }

  /** A copy that can be thrown away when what was appended turns out to be wrong. */
  clone(): LogMirror {
    const copy = new LogMirror(this.log, this.key)
    copy.#frontier = this.#frontier.clone()
    copy.#tails = [...this.#tails]
    copy.#checkpoint = this.#checkpoint
    copy.#finished = new Map(this.#finished)
    return copy
  }

  /** Appends entries by their leaf hashes; nothing is compared yet. */
  append(leafHashes: readonly Uint8Array[]): void {
    for (const leaf of leafHashes) this.#frontier.append(leaf, (level, _index, hash) => this.#keep(level, hash))
  }

  /** Starts in the middle: takes over the right edge of a verified tree whose tiles `reader` gives. */
  startAt(size: number, tileAt: (level: number, index: number) => Uint8Array | undefined): void {
    for (let level = Math.floor(Math.log2(Math.max(size, 1)) / TILE_HEIGHT); level >= 0; level--) {
      const index = Math.floor(size / TILE_WIDTH ** (level + 1))
      const tail = tileAt(level, index) ?? new Uint8Array(0)
      const width = tileWidth(level, index, size)
      for (let at = 0; at < width * HASH_BYTES; at += HASH_BYTES)
        this.#frontier.appendSubtree(level * TILE_HEIGHT, tail.subarray(at, at + HASH_BYTES))
      this.#tails[level] = tail.slice(0, width * HASH_BYTES)
    }
  }

  /** Takes a verified note as this mirror's newest; throws `…-forked` unless it is about exactly this tree. */
  accept(note: string, checkpoint: Checkpoint): void {
    if (checkpoint.size !== this.size || !equalBytes(checkpoint.root, this.root())) throw this.forked(checkpoint.size)
    this.#checkpoint = note
  }

  /** Writes that bring the stored tiles up to date. Call once per stored state. */
  takeWrites(): StoreWrite[] {
    const writes = [...this.#finished].map(([key, value]) => ({ table: `tile/${this.log}`, key, value }))
    this.#finished = new Map()
    return writes
  }

  /** Hashes of this tree, with `loaded` giving full tiles from the store by `level/index`. */
  reader(loaded: ReadonlyMap<string, Uint8Array>): HashReader {
    return tileHashReader((level, index) => {
      const name = `${level}/${index}`
      const isTail = index === Math.floor(this.size / TILE_WIDTH ** (level + 1))
      return isTail ? this.#tails[level] : (this.#finished.get(name) ?? loaded.get(name))
    })
  }

  /** The error for a log that shows something else than it signed before. */
  forked(size: number): Error {
    return clientError(
      this.log === 'board' ? 'client/board-forked' : 'client/register-forked',
      `The ${this.log} shows this device another history than it signed before. Stop using it and tell your administrator and colleagues; nothing of yours was changed`,
      { log: this.log, size, root: base64(this.root()) },
    )
  }

  /** The error for a log that has become shorter. */
  shrunken(size: number): Error {
    return clientError(
      this.log === 'board' ? 'client/board-shrunken' : 'client/register-shrunken',
      `The ${this.log} has become shorter than it was: entries that this device has seen are missing. Tell your administrator; perhaps an old backup was restored`,
      { log: this.log, size, seen: this.size },
    )
  }

  #keep(level: number, hash: Uint8Array): void {
    if (level % TILE_HEIGHT !== 0) return
    const tileLevel = level / TILE_HEIGHT
    const tile = concatBytes(this.#tails[tileLevel] ?? new Uint8Array(0), hash)
    if (tile.length < TILE_WIDTH * HASH_BYTES) {
      this.#tails[tileLevel] = tile
      return
    }
    // onSubtree reports the parent right after its last child, so the frontier's size still lacks this leaf.
    const index = Math.floor(this.#frontier.size / TILE_WIDTH ** (tileLevel + 1))
    this.#finished.set(`${tileLevel}/${index}`, tile)
    this.#tails[tileLevel] = new Uint8Array(0)
  }
}
