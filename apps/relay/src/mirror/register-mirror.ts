import { equalBytes, fromUtf8 } from '@chancery/base'
import { LogTree, SerialQueue } from '@chancery/host'
import { decodeAnchor, paths } from '@chancery/protocol'
import {
  TILE_WIDTH,
  TreeFrontier,
  decodeEntryBundle,
  entryBundlePath,
  leafHash,
  tileHashReader,
  tileWidth,
  treeRoot,
} from '@chancery/tlog'
import { unavailable } from '../errors.ts'
import type { LogWitness } from '../witness/log-witness.ts'
import type { FetchFile } from './board-mirror.ts'
import { grown, leadsThrough } from './grown.ts'
import { Standings } from './standings.ts'

/** The register as the relay has read it, whole: its tree, who may sign in, and the newest checkpoint that it cosigned. */
export class RegisterMirror {
  readonly standings = new Standings()
  readonly #witness: LogWitness
  readonly #fetchFile: FetchFile
  readonly #onRevoked: (access: string) => void
  readonly #queue = new SerialQueue()
  /** The same tree twice: one that can be tried out, and one that can give any of its hashes. */
  #edge = new TreeFrontier()
  readonly #tree = new LogTree()
  #note: string | undefined
  #waiting: Promise<boolean> | undefined

  constructor(witness: LogWitness, fetchFile: FetchFile, onRevoked: (access: string) => void) {
    this.#witness = witness
    this.#fetchFile = fetchFile
    this.#onRevoked = onRevoked
  }

  get size(): number {
    return this.#tree.size
  }

  /** The newest checkpoint with the relay’s line; none before the first. */
  get note(): string | undefined {
    return this.#note
  }

  /**
   * Reads what is new since the last time; whether there was anything. Who asks while another reading has not begun yet
   * shares that one. Throws `api/unavailable`, or `relay/inconsistent`.
   */
  sync(): Promise<boolean> {
    this.#waiting ??= this.#queue.run(() => {
      this.#waiting = undefined
      return this.#read()
    })
    return this.#waiting
  }

  /** Makes sure that this mirror has come as far as an anchor in these cells, and that the anchor is about this register. */
  async follow(cells: readonly Uint8Array[]): Promise<void> {
    for (const cell of cells) {
      const anchor = decodeAnchor(cell)
      if (anchor === undefined) continue
      const { checkpoint } = await this.#witness.open(anchor.registerCheckpoint)
      if (checkpoint.size > this.size) await this.sync()
      if (checkpoint.size > this.size || !equalBytes(this.#rootAt(checkpoint.size), checkpoint.root))
        throw this.#witness.inconsistent('is another one on the board’s anchors')
    }
  }

  #rootAt(size: number): Uint8Array {
    const reader = tileHashReader((level, index) => {
      const width = tileWidth(level, index, this.size)
      return width === 0 ? undefined : this.#tree.tile(level, index, width)
    })
    return treeRoot(size, reader)
  }

  async #read(): Promise<boolean> {
    const bytes = await this.#fetchFile(`${paths.registerLog}/checkpoint`)
    const note = bytes && fromUtf8(bytes)
    if (note === undefined) throw unavailable()
    const { checkpoint } = await this.#witness.open(note)
    const { size, root } = checkpoint
    if (size <= this.size && this.#note !== undefined) {
      if (size < this.size || !equalBytes(root, this.#tree.root())) throw this.#witness.inconsistent('has gone back')
      return false
    }
    const entries = await this.#fetchEntries(size)
    const leaves = entries.map(leafHash)
    const edge = grown(this.#edge, leaves)
    if (!equalBytes(edge.root(), root)) throw this.#witness.inconsistent('signed other entries than it gave out')
    this.#note = await this.#witness.cosigned(note, (older) => leadsThrough(this.#edge, leaves, older))
    this.#edge = edge
    for (const leaf of leaves) this.#tree.append(leaf)
    const revoked = entries.map((entry) => this.standings.apply(entry))
    for (const access of revoked) if (access !== undefined) this.#onRevoked(access)
    return true
  }

  async #fetchEntries(size: number): Promise<Uint8Array[]> {
    const entries: Uint8Array[] = []
    for (let bundle = Math.floor(this.size / TILE_WIDTH); bundle * TILE_WIDTH < size; bundle++) {
      const width = tileWidth(0, bundle, size)
      const bytes = await this.#fetchFile(`${paths.registerLog}/${entryBundlePath(bundle, width)}`)
      const bundled = bytes && decodeEntryBundle(bytes, width)
      if (bundled === undefined) throw unavailable()
      entries.push(...bundled.slice(Math.max(0, this.size - bundle * TILE_WIDTH)).map((entry) => entry.slice()))
    }
    return entries
  }
}
