import { fromUtf8, hasCode } from '@chancery/base'
import type { CancelTimer, Clock } from '@chancery/base'
import { paths } from '@chancery/protocol'
import type { BlockFrame, Frame, OfficeResponse } from '@chancery/protocol'
import { relayError, unavailable } from '../errors.ts'
import type { BoardLink } from './board-link.ts'
import { Reached } from './reached.ts'
import { FrameQueue, followBoard } from './board-stream.ts'
import type { BoardStream } from './board-stream.ts'
import type { WatchedLogs } from './watched-logs.ts'

export interface FollowOptions {
  readonly link: BoardLink
  readonly clock: Clock
  readonly watch: (office: OfficeResponse) => WatchedLogs
  /** Gets a frame for everybody. */
  readonly onBlock: (frame: Uint8Array) => void
  /** The register has grown. */
  readonly onHeads: () => void
  /** What follows does not begin where everybody is. */
  readonly onGap: () => void
  readonly onNotice: (sentence: string) => void
}

const FIRST_PAUSE_MS = 250
const LONGEST_PAUSE_MS = 15_000
/** Up to so many missed cells are told in one block; who missed more fetches them as after any absence. */
const MOST_MISSED = 1024
/** Answers wait no longer than this for what they answer to be told. */
const MOST_BEHIND_MS = 5000

/** Stays with the board: joins, follows, and joins again, for as long as it is not closed. */
export class Follower {
  readonly #options: FollowOptions
  /** The logs, once the board has taken this relay. */
  logs: WatchedLogs | undefined
  /** What the server last said of itself. */
  office: OfficeResponse | undefined
  /** Whether everything that the board tells arrives. */
  isUp = false
  /** Why it is not up, in one sentence. */
  problem: { readonly isInconsistent: boolean; readonly sentence: string } | undefined
  readonly #joined = Promise.withResolvers<void>()
  readonly #reached = new Reached()
  #stream: BoardStream | undefined
  #pauseMs = FIRST_PAUSE_MS
  #isClosed = false
  #wake: { readonly cancel: CancelTimer; readonly go: () => void } | undefined
  #running: Promise<void> | undefined

  constructor(options: FollowOptions) {
    this.#options = options
  }

  /** Resolves when the board has taken this relay for the first time. */
  get joined(): Promise<void> {
    return this.#joined.promise
  }

  /** Resolves when this relay has told everybody of the board up to `size`, does not follow it any more, or is too slow. */
  async reached(size: number): Promise<void> {
    if (!this.isUp || this.logs === undefined || this.logs.board.size >= size) return
    const there = this.#reached.wait(size)
    const cancel = this.#options.clock.after(MOST_BEHIND_MS, () => this.#reached.come(size))
    await there
    cancel()
  }

  start(): void {
    this.#running ??= this.#run()
  }

  async close(): Promise<void> {
    this.#isClosed = true
    this.#stream?.close()
    this.#wake?.cancel()
    this.#wake?.go()
    await this.#running
  }

  async #run(): Promise<void> {
    while (!this.#isClosed) {
      try {
        await this.#once()
      } catch (error) {
        this.#report(error)
      }
      this.isUp = false
      this.#reached.come(Infinity)
      this.#stream?.close()
      if (!this.#isClosed) await this.#pause()
    }
  }

  #report(error: unknown): void {
    if (this.#isClosed) return
    const isInconsistent = hasCode(error, 'relay/inconsistent') || hasCode(error, 'relay/other-board')
    const sentence = (error as Error).message
    // Said once: the relay tries again for ever.
    if (this.problem?.sentence !== sentence) this.#options.onNotice(sentence)
    this.problem = { isInconsistent, sentence }
  }

  async #pause(): Promise<void> {
    const { clock } = this.#options
    await new Promise<void>((go) => {
      this.#wake = { cancel: clock.after(this.#pauseMs, go), go }
    })
    this.#pauseMs = Math.min(LONGEST_PAUSE_MS, this.#pauseMs * 2)
  }

  /** One stay with the board, from signing in to losing the connection. */
  async #once(): Promise<void> {
    const { link, clock, watch } = this.#options
    this.office = await link.office()
    this.logs ??= watch(this.office)
    const token = await link.signIn(this.logs.origin)
    const frames = new FrameQueue()
    const stream = followBoard(link.address, token, clock, (frame) => frames.push(frame))
    this.#stream = stream
    void stream.closed.then(() => frames.end())
    for (let taken = await frames.take(); taken.length > 0; taken = await frames.take())
      await this.#take(this.logs, taken)
    if (!this.#isClosed)
      throw relayError('relay/unreachable', 'The connection to the board has ended; the relay is connecting again')
  }

  /** Frames in the order in which they came. Blocks that piled up are passed on as one. */
  async #take(logs: WatchedLogs, frames: readonly Frame[]): Promise<void> {
    if (!this.isUp) {
      const [first] = frames
      if (first?.type !== 'heads') throw unavailable()
      await this.#join(logs, first.board)
    }
    const blocks = frames.filter((frame) => frame.type === 'block')
    if (blocks.length > 0) await this.#takeBlock(logs, merge(blocks))
    if (frames.some((frame) => frame.type === 'heads') && (await logs.register.sync())) this.#options.onHeads()
  }

  /** Comes to where the board is, without anybody losing or seeing twice what was missed. */
  async #join(logs: WatchedLogs, note: string): Promise<void> {
    const { board, register } = logs
    const hasNews = await register.sync()
    const { size } = (await logs.witnesses[0].open(note)).checkpoint
    if (board.note === undefined) await board.jump(note)
    else if (size - board.size > MOST_MISSED) {
      await board.jump(note)
      this.#options.onGap()
    } else await this.#fill(logs, note)
    this.isUp = true
    if (this.problem !== undefined) this.#options.onNotice('The relay follows the board again.')
    this.problem = undefined
    this.#pauseMs = FIRST_PAUSE_MS
    if (hasNews) this.#options.onHeads()
    this.#joined.resolve()
  }

  /** Takes what lies between this relay and a checkpoint of the board. */
  async #fill(logs: WatchedLogs, note: string): Promise<void> {
    const { board, witnesses } = logs
    const { size } = (await witnesses[0].open(note)).checkpoint
    if (size < witnesses[0].head.size) throw witnesses[0].inconsistent('has become shorter than it was')
    await this.#pass(logs, { start: board.size, cells: await board.missing(size), checkpoint: note })
  }

  async #takeBlock(logs: WatchedLogs, block: Omit<BlockFrame, 'type'>): Promise<void> {
    const { board, witnesses } = logs
    const end = block.start + block.cells.length
    // Somebody else brought the witness further than this block: it cosigns nothing that lies before.
    if (block.start <= board.size && end >= witnesses[0].head.size) return this.#pass(logs, block)
    const bytes = await this.#options.link.file(`${paths.boardLog}/checkpoint`)
    const note = bytes && fromUtf8(bytes)
    if (note === undefined) throw unavailable()
    return this.#fill(logs, note)
  }

  async #pass({ board, register }: WatchedLogs, block: Omit<BlockFrame, 'type'>): Promise<void> {
    const registerSize = register.size
    await register.follow(block.cells)
    const frame = await board.take(block)
    if (frame !== undefined) this.#options.onBlock(frame)
    this.#reached.come(board.size)
    if (register.size > registerSize) this.#options.onHeads()
  }
}

/** Blocks that follow one another as one, under the last one’s checkpoint. */
function merge(blocks: readonly BlockFrame[]): Omit<BlockFrame, 'type'> {
  const [first, last] = [blocks[0] as BlockFrame, blocks.at(-1) as BlockFrame]
  return { start: first.start, cells: blocks.flatMap(({ cells }) => cells), checkpoint: last.checkpoint }
}
