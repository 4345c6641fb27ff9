import { concatBytes } from '@chancery/base'
import { TILE_WIDTH, TreeFrontier } from '@chancery/tlog'

const TILE_HEIGHT = 8

/** The hashes of one tile level that are held in memory: those from position `first` on. */
interface Level {
  first: number
  readonly hashes: Uint8Array[]
}

/** A growing Merkle tree that can give its tiles, as far back as it was not told to forget them. */
export class LogTree {
  readonly #frontier = new TreeFrontier()
  readonly #levels: Level[] = []

  get size(): number {
    return this.#frontier.size
  }

  append(leafHash: Uint8Array): void {
    this.appendTile(0, leafHash)
  }

  /** Appends 256^`level` leaves at once by the root of their full tile. */
  appendTile(level: number, hash: Uint8Array): void {
    this.#frontier.appendSubtree(level * TILE_HEIGHT, hash, (height, index, subtree) => {
      if (height % TILE_HEIGHT === 0) this.#hold(height / TILE_HEIGHT, index, subtree)
    })
  }

  #hold(level: number, index: number, hash: Uint8Array): void {
    const held = (this.#levels[level] ??= { first: index, hashes: [] })
    held.hashes.push(hash)
  }

  root(): Uint8Array {
    return this.#frontier.root()
  }

  /** The tree's edge in bytes: equal trees have equal edges. */
  edge(): Uint8Array {
    return this.#frontier.encode()
  }

  /** The first `width` hashes of a tile, or `undefined` when they are not held. */
  tile(level: number, index: number, width: number): Uint8Array | undefined {
    const held = this.#levels[level]
    const from = index * TILE_WIDTH - (held?.first ?? 0)
    if (held === undefined || from < 0 || from + width > held.hashes.length) return undefined
    return concatBytes(...held.hashes.slice(from, from + width))
  }

  /** Lets go of a level's tiles before `index`: they lie somewhere else now. */
  forget(level: number, index: number): void {
    const held = this.#levels[level]
    if (held === undefined) return
    const count = Math.max(0, index * TILE_WIDTH - held.first)
    held.hashes.splice(0, count)
    held.first += count
  }
}
