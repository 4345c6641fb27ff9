import { ByteReader, ByteWriter } from '@chancery/base'
import { tlogError } from './errors.ts'
import { emptyRoot, nodeHash } from './merkle.ts'
import type { HashReader } from './merkle.ts'
import { requireWhole } from './tree-number.ts'

/** Told of every subtree that becomes complete: 2^`level` leaves from leaf `index * 2^level`. */
export type OnSubtree = (level: number, index: number, hash: Uint8Array) => void

interface Peak {
  readonly level: number
  readonly hash: Uint8Array
}

/** The levels of the complete subtrees that a tree of `size` leaves consists of, left (largest) to right. */
function peakLevels(size: number): number[] {
  const levels: number[] = []
  for (let left = size, level = 0; left > 0; left = Math.floor(left / 2), level++)
    if (left % 2 === 1) levels.unshift(level)
  return levels
}

/**
 * A Merkle tree's right edge: all that is needed to append to it and to know its root, at most 53 hashes whatever its
 * size.
 */
export class TreeFrontier {
  #peaks: Peak[] = []
  #size = 0

  /** How many leaves the tree has. */
  get size(): number {
    return this.#size
  }

  /** Appends one leaf hash (32 bytes). `onSubtree` hears of the leaf itself first, then of each subtree it completes. */
  append(leafHash: Uint8Array, onSubtree?: OnSubtree): void {
    this.appendSubtree(0, leafHash, onSubtree)
  }

  /** Appends 2^`level` leaves at once by their hash. Throws `tlog/range` unless the size is a multiple of 2^`level`. */
  appendSubtree(level: number, hash: Uint8Array, onSubtree?: OnSubtree): void {
    requireWhole(level)
    if (hash.length !== 32) throw new TypeError('appendSubtree: hash must be 32 bytes')
    const width = 2 ** level
    if (this.#size % width !== 0) throw tlogError('tlog/range', { size: this.#size, level })
    requireWhole(this.#size + width)
    let peak: Peak = { level, hash: Uint8Array.from(hash) }
    let index = this.#size / width
    onSubtree?.(level, index, peak.hash)
    for (let left = this.#peaks.at(-1); left?.level === peak.level; left = this.#peaks.at(-1)) {
      this.#peaks.pop()
      peak = { level: peak.level + 1, hash: nodeHash(left.hash, peak.hash) }
      index = (index - 1) / 2
      onSubtree?.(peak.level, index, peak.hash)
    }
    this.#peaks.push(peak)
    this.#size += width
  }

  /** The root of the tree as it is now. */
  root(): Uint8Array {
    const [last, ...rest] = this.#peaks.toReversed()
    if (last === undefined) return emptyRoot()
    return rest.reduce((right, { hash }) => nodeHash(hash, right), last.hash)
  }

  /** The edge of the tree of the first `size` leaves that `reader` knows. Throws `tlog/missing-hash` and `tlog/range`. */
  static at(size: number, reader: HashReader): TreeFrontier {
    requireWhole(size)
    const frontier = new TreeFrontier()
    for (const level of peakLevels(size)) {
      const index = frontier.#size / 2 ** level
      const hash = reader(level, index)
      if (hash === undefined) throw tlogError('tlog/missing-hash', { level, index })
      frontier.appendSubtree(level, hash)
    }
    return frontier
  }

  /** A frontier that grows on its own from here. */
  clone(): TreeFrontier {
    const copy = new TreeFrontier()
    copy.#peaks = [...this.#peaks]
    copy.#size = this.#size
    return copy
  }

  /** `u64 size`, then the hash of each complete subtree, largest first. */
  encode(): Uint8Array {
    const writer = new ByteWriter().u64(this.#size)
    for (const { hash } of this.#peaks) writer.bytes(hash)
    return writer.take()
  }

  /** The frontier that {@link encode} wrote, or `undefined` for any other bytes. */
  static decode(bytes: Uint8Array): TreeFrontier | undefined {
    try {
      const reader = new ByteReader(bytes)
      const frontier = new TreeFrontier()
      frontier.#size = reader.u64()
      const levels = peakLevels(frontier.#size)
      if (reader.left !== levels.length * 32) return undefined
      frontier.#peaks = levels.map((level) => ({ level, hash: Uint8Array.from(reader.bytes(32)) }))
      return frontier
    } catch {
      return undefined
    }
  }
}
