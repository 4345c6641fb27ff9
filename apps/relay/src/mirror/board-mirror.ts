import { equalBytes } from '@chancery/base'
import { encodeFrame, paths } from '@chancery/protocol'
import type { BlockFrame } from '@chancery/protocol'
import {
  TILE_WIDTH,
  TreeFrontier,
  consistencyProof,
  decodeEntryBundle,
  entryBundlePath,
  leafHash,
  tilePath,
  tileWidth,
  verifyConsistency,
  withTiles,
} from '@chancery/tlog'
import type { TileId } from '@chancery/tlog'
import { unavailable } from '../errors.ts'
import type { LogWitness } from '../witness/log-witness.ts'
import { grown, leadsThrough } from './grown.ts'

const OTHER_CELLS = 'signed other cells than those that it gave out'

/** Fetches a part of the board by its path. */
export type FetchFile = (path: string) => Promise<Uint8Array | undefined>

/** The board’s tree as the relay has built it from all cells that it saw, and the newest checkpoint that it cosigned. */
export class BoardMirror {
  readonly #witness: LogWitness
  readonly #fetchFile: FetchFile
  #tree = new TreeFrontier()
  #note: string | undefined

  constructor(witness: LogWitness, fetchFile: FetchFile) {
    this.#witness = witness
    this.#fetchFile = fetchFile
  }

  get size(): number {
    return this.#tree.size
  }

  /** The newest checkpoint with the relay’s line; none before the first. */
  get note(): string | undefined {
    return this.#note
  }

  /** Goes to this checkpoint by hashes alone: after a start, or when too much was missed. Throws `relay/inconsistent`. */
  async jump(note: string): Promise<void> {
    const { checkpoint } = await this.#witness.open(note)
    const { size, root } = checkpoint
    const fetchTile = ({ level, index, width }: TileId) =>
      this.#fetchFile(`${paths.boardLog}/${tilePath(level, index, width)}`)
    const tree = await withTiles(size, fetchTile, (reader) => TreeFrontier.at(size, reader))
    if (!equalBytes(tree.root(), root)) throw this.#witness.inconsistent(OTHER_CELLS)
    this.#note = await this.#witness.cosigned(note, async (older) => {
      if (older.size === 0) return true
      const proof = await withTiles(size, fetchTile, (reader) => consistencyProof(older.size, size, reader))
      return verifyConsistency(older.size, size, older.root, root, proof)
    })
    this.#tree = tree
  }

  /**
   * Takes cells, of which the first is no gap away, and gives the frame that tells everybody of those that are new; nothing
   * when none is. Throws `relay/inconsistent`.
   */
  async take({ start, cells, checkpoint: note }: Omit<BlockFrame, 'type'>): Promise<Uint8Array | undefined> {
    const from = this.size
    const fresh = cells.slice(Math.max(0, from - start))
    if (fresh.length === 0 || start > from) return undefined
    const { checkpoint } = await this.#witness.open(note)
    const leaves = fresh.map(leafHash)
    const tree = grown(this.#tree, leaves)
    if (tree.size !== checkpoint.size || !equalBytes(tree.root(), checkpoint.root))
      throw this.#witness.inconsistent(OTHER_CELLS)
    this.#note = await this.#witness.cosigned(note, (older) => leadsThrough(this.#tree, leaves, older))
    this.#tree = tree
    return encodeFrame({ type: 'block', start: from, cells: fresh, checkpoint: this.#note })
  }

  /** The cells from this mirror’s size up to `size`, in order. */
  async missing(size: number): Promise<Uint8Array[]> {
    const cells: Uint8Array[] = []
    for (let bundle = Math.floor(this.size / TILE_WIDTH); bundle * TILE_WIDTH < size; bundle++) {
      const width = tileWidth(0, bundle, size)
      const bytes = await this.#fetchFile(`${paths.boardLog}/${entryBundlePath(bundle, width)}`)
      const entries = bytes && decodeEntryBundle(bytes, width)
      if (entries === undefined) throw unavailable()
      cells.push(...entries.slice(Math.max(0, this.size - bundle * TILE_WIDTH)))
    }
    return cells
  }
}
