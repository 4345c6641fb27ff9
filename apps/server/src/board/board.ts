import type { Clock } from '@chancery/base'
import { concatBytes } from '@chancery/base'
import type { LogObject, LogReader } from '@chancery/host'
import { BUNDLED_CELL_BYTES, TAG_BYTES, encodeAnchor, encodeFrame } from '@chancery/protocol'
import {
  leafHash,
  parseTilePath,
  signCheckpoint,
  tilePath,
  tileWidth,
  entryBundlePath,
  TILE_WIDTH,
} from '@chancery/tlog'
import type { NoteSigner } from '@chancery/tlog'
import type { BoardHead, BoardStore } from '../store/ports/board-store.ts'
import { bundlePathOfTags, tagsPath } from './board-paths.ts'
import { bundleOf, tagsOf } from './board-tail.ts'
import { restoreBoard } from './restore-board.ts'
import type { RestoredBoard } from './restore-board.ts'
import { sealBundles } from './seal.ts'
import { Sequencer } from './sequencer.ts'

/** An anchor is due after this many seconds, even when the register stands still. */
const ANCHOR_SECONDS = 60
const HASH_BYTES = 32

export interface BoardOptions {
  readonly store: BoardStore
  readonly signer: NoteSigner
  readonly clock: Clock
  readonly roundMs: number
  /** Where the register stands, for anchors. That is all the board ever learns of it. */
  readonly registerHead: () => { readonly size: number; readonly checkpoint: string }
  /** Called once, when the store failed: nothing is acknowledged any more, and the process must end. */
  readonly onFatal: (error: Error) => void
  /** Hears how long a round and its durable step took, and nothing about who was in it. */
  readonly onRound?: (round: { cells: number; roundMs: number; durableMs: number }) => void
}

/** One log of cells of nobody for nobody. */
export class Board implements LogReader {
  readonly #options: BoardOptions
  readonly #sequencer: Sequencer
  readonly #restored: RestoredBoard
  #head: BoardHead
  #sealing: Promise<void> | undefined
  #isClosing = false
  #onBlock: (frame: Uint8Array) => void = () => undefined

  private constructor(options: BoardOptions, restored: RestoredBoard) {
    this.#options = options
    this.#restored = restored
    this.#head = restored.head
    const { clock, roundMs } = options
    this.#sequencer = new Sequencer({ clock, roundMs, commit: (cells) => this.#commit(cells) })
  }

  /** Reads the board back; throws `server/damaged` when it is not what was signed. */
  static async open(options: BoardOptions): Promise<Board> {
    const board = new Board(options, await restoreBoard(options.store, options.signer))
    board.#seal()
    return board
  }

  get checkpoint(): string {
    return this.#head.checkpoint
  }

  get size(): number {
    return this.#head.size
  }

  /** Resolves when the cells are durable and their block was handed to {@link Board.onBlock}'s listener. */
  submit(cells: readonly Uint8Array[]): Promise<void> {
    return this.#sequencer.submit(cells)
  }

  /** Sets who broadcasts: called with the frame of each round, after it is durable and before anyone is told so. */
  onBlock(listener: (frame: Uint8Array) => void): void {
    this.#onBlock = listener
  }

  async #commit(submitted: readonly Uint8Array[]): Promise<void> {
    const { clock, store } = this.#options
    const began = performance.now()
    try {
      const { tree, tail } = this.#restored
      const anchor = this.#dueAnchor(Math.floor(clock.now() / 1000))
      const cells = anchor === undefined ? submitted : [anchor.cell, ...submitted]
      const start = tree.size
      for (const cell of cells) tree.append(leafHash(cell))
      const { signer } = this.#options
      const checkpoint = await signCheckpoint({ origin: signer.key.name, size: tree.size, root: tree.root() }, signer)
      const { anchorTime, anchorRegisterSize } = anchor ?? this.#head
      const head = { size: tree.size, edge: tree.edge(), checkpoint, anchorTime, anchorRegisterSize }
      const stored = performance.now()
      await store.append(concatBytes(...cells), head)
      const durableMs = performance.now() - stored
      // From here on it is public: nothing above was, so a crash there forks nothing.
      tail.push(cells)
      this.#head = head
      this.#onBlock(encodeFrame({ type: 'block', start, cells, checkpoint }))
      this.#options.onRound?.({ cells: cells.length, roundMs: performance.now() - began, durableMs })
    } catch (error) {
      this.#options.onFatal(error as Error)
      throw error
    }
    this.#seal()
  }

  #dueAnchor(now: number): { cell: Uint8Array; anchorTime: number; anchorRegisterSize: number } | undefined {
    const register = this.#options.registerHead()
    const last = this.#head
    const isDue =
      last.anchorTime === 0 || now - last.anchorTime >= ANCHOR_SECONDS || register.size !== last.anchorRegisterSize
    if (!isDue) return undefined
    // Clients refuse an anchor that goes backwards, so a clock that was set back stands still here.
    const time = Math.max(now, last.anchorTime)
    const cell = encodeAnchor({ time, registerCheckpoint: register.checkpoint })
    return { cell, anchorTime: time, anchorRegisterSize: register.size }
  }

  /** Starts sealing full bundles unless that is under way; rounds go on meanwhile. */
  #seal(): void {
    const { tree, tail } = this.#restored
    if (this.#isClosing || this.#sealing !== undefined || tail.size - tail.first < TILE_WIDTH) return
    this.#sealing = sealBundles(this.#options.store, tail, tree).then(
      () => {
        this.#sealing = undefined
        this.#seal()
      },
      (error: unknown) => this.#options.onFatal(error as Error),
    )
  }

  async object(path: string): Promise<LogObject | undefined> {
    const bundlePath = bundlePathOfTags(path)
    const parsed = parseTilePath(bundlePath ?? path)
    if (parsed === undefined || parsed.index > BigInt(Number.MAX_SAFE_INTEGER)) return undefined
    const { level, width } = parsed
    const index = Number(parsed.index)
    if (width > tileWidth(level === 'entries' ? 0 : level, index, this.#head.size)) return undefined
    const bytes = await this.#bytes(bundlePath === undefined ? level : 'tags', index, width)
    return bytes && { bytes, isFull: width === TILE_WIDTH }
  }

  async #bytes(kind: number | 'entries' | 'tags', index: number, width: number): Promise<Uint8Array | undefined> {
    const { tree, tail } = this.#restored
    const { store } = this.#options
    if (typeof kind === 'number') {
      const held = tree.tile(kind, index, width)
      return held ?? (await store.readObject(tilePath(kind, index)))?.subarray(0, width * HASH_BYTES)
    }
    const cells = tail.cells(index, width)
    if (kind === 'tags')
      return cells ? tagsOf(cells) : (await store.readObject(tagsPath(index)))?.subarray(0, width * TAG_BYTES)
    return cells
      ? bundleOf(cells)
      : (await store.readObject(entryBundlePath(index)))?.subarray(0, width * BUNDLED_CELL_BYTES)
  }

  /** Commits what waits, takes nothing more. */
  async close(): Promise<void> {
    await this.#sequencer.close()
    // What is not sealed yet is sealed after the next start.
    this.#isClosing = true
    await this.#sealing
  }
}
