import type { CancelTimer, Clock } from '@chancery/base'
import { ApiError, shuffle } from '@chancery/host'

/** Cells in one round: what a client must be able to take as one message. */
const MAX_ROUND_CELLS = 4096
/** Cells that may wait: four rounds of the largest size. */
const MAX_WAITING_CELLS = 4 * MAX_ROUND_CELLS

interface Submission {
  readonly cells: readonly Uint8Array[]
  readonly resolve: () => void
  readonly reject: (error: Error) => void
}

export interface SequencerOptions {
  readonly clock: Clock
  readonly roundMs: number
  /** Makes one round durable and public. When it fails nothing more may happen on this board. */
  readonly commit: (cells: Uint8Array[]) => Promise<void>
}

/** Collects submissions and commits them in rounds; there is no timer while nothing waits. */
export class Sequencer {
  readonly #options: SequencerOptions
  #waiting: Submission[] = []
  #waitingCells = 0
  #cancelTimer: CancelTimer | undefined
  #running: Promise<void> | undefined
  #stopped: Error | undefined

  constructor(options: SequencerOptions) {
    this.#options = options
  }

  /** Resolves when the cells are durable and on their way to everybody. */
  submit(cells: readonly Uint8Array[]): Promise<void> {
    if (this.#stopped !== undefined) return Promise.reject(this.#stopped)
    if (this.#waitingCells + cells.length > MAX_WAITING_CELLS)
      return Promise.reject(new ApiError('api/too-many', 'The board is busy; send this again in a second', 1))
    return new Promise((resolve, reject) => {
      this.#waiting.push({ cells, resolve, reject })
      this.#waitingCells += cells.length
      this.#schedule()
    })
  }

  #schedule(): void {
    if (this.#cancelTimer !== undefined || this.#running !== undefined || this.#waiting.length === 0) return
    const { clock, roundMs } = this.#options
    // Rounds end on multiples of their length, so that their moment does not tell when the first cell came. A full round
    // waits for nobody.
    const isFull = this.#waitingCells >= MAX_ROUND_CELLS
    const delayMs = roundMs === 0 || isFull ? 0 : roundMs - (clock.now() % roundMs)
    this.#cancelTimer = clock.after(delayMs, () => {
      this.#cancelTimer = undefined
      void this.#round()
    })
  }

  #round(): Promise<void> {
    this.#running ??= this.#commit().finally(() => {
      this.#running = undefined
      if (this.#stopped === undefined) this.#schedule()
    })
    return this.#running
  }

  async #commit(): Promise<void> {
    const round = this.#take()
    shuffle(round)
    try {
      await this.#options.commit(round.flatMap(({ cells }) => cells))
      for (const { resolve } of round) resolve()
    } catch (error) {
      this.#stop(error as Error)
      for (const { reject } of round) reject(error as Error)
    }
  }

  #take(): Submission[] {
    let cells = 0
    let count = 0
    for (const submission of this.#waiting) {
      if (count > 0 && cells + submission.cells.length > MAX_ROUND_CELLS) break
      cells += submission.cells.length
      count++
    }
    this.#waitingCells -= cells
    return this.#waiting.splice(0, count)
  }

  #stop(error: Error): void {
    this.#stopped = error
    this.#cancelTimer?.()
    for (const { reject } of this.#waiting.splice(0)) reject(error)
  }

  /** Takes nothing more, and commits what waits. */
  async close(): Promise<void> {
    this.#stopped ??= new ApiError('api/too-many', 'The server is stopping; send this again in a moment', 1)
    this.#cancelTimer?.()
    this.#cancelTimer = undefined
    await this.#running
    while (this.#waiting.length > 0) await this.#round()
  }
}
