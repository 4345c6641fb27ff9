import type { CancelTimer, Clock } from '@chancery/base'
import { ApiError, shuffle } from '@chancery/host'
import { unavailable } from '../errors.ts'

export interface LaneOptions {
  readonly clock: Clock
  /** Length of a round as of now: milliseconds. Rounds begin at its multiples since 1970. */
  readonly roundMs: () => number
  /** Envelopes of one device in a round. */
  readonly perDevice: number
  /** What becomes of those above that. */
  readonly rest: 'waits' | 'is refused'
  /** Envelopes that go to the board together at most. */
  readonly perBatch: number
  /** Hands a batch to the board; resolves with the answers in the same order. */
  readonly send: (envelopes: readonly Uint8Array[]) => Promise<readonly Uint8Array[]>
}

interface Waiting {
  readonly device: string
  readonly envelope: Uint8Array
  readonly answer: (answer: Uint8Array) => void
  readonly refuse: (error: unknown) => void
}

/**
 * Collects envelopes for a round, so many of each device at most, shuffles them, and hands them on together. Nothing of a round
 * is kept once its answers are given.
 */
export class Lane {
  readonly #options: LaneOptions
  #waiting: Waiting[] = []
  #cancel: CancelTimer | undefined
  readonly #underWay = new Set<Promise<void>>()
  #isClosed = false

  constructor(options: LaneOptions) {
    this.#options = options
  }

  /** The board’s sealed answer to this envelope. Throws `api/too-many` and `api/unavailable`. */
  submit(device: string, envelope: Uint8Array): Promise<Uint8Array> {
    if (this.#isClosed) throw unavailable()
    const { rest, perDevice } = this.#options
    if (rest === 'is refused' && this.#waiting.filter((other) => other.device === device).length >= perDevice)
      throw new ApiError('api/too-many', 'One envelope in each round; send this one in the next', this.#secondsLeft())
    this.#cancel ??= this.#schedule()
    return new Promise((answer, refuse) => {
      this.#waiting.push({ device, envelope, answer, refuse })
    })
  }

  /** Refuses what a revoked device has waiting. */
  drop(device: string): void {
    const dropped = this.#waiting.filter((waiting) => waiting.device === device)
    this.#waiting = this.#waiting.filter((waiting) => waiting.device !== device)
    for (const { refuse } of dropped) refuse(new ApiError('api/revoked', 'This device was revoked'))
  }

  /** Ends the round that is open, and resolves when everybody was answered. */
  async close(): Promise<void> {
    this.#isClosed = true
    this.#cancel?.()
    while (this.#waiting.length > 0) this.#endRound()
    await Promise.all(this.#underWay)
  }

  #msLeft(): number {
    const roundMs = this.#options.roundMs()
    return roundMs - (this.#options.clock.now() % roundMs)
  }

  #secondsLeft(): number {
    return Math.max(1, Math.ceil(this.#msLeft() / 1000))
  }

  #schedule(): CancelTimer {
    return this.#options.clock.after(this.#msLeft(), () => {
      this.#cancel = undefined
      this.#endRound()
      if (this.#waiting.length > 0) this.#cancel = this.#schedule()
    })
  }

  #endRound(): void {
    const { perDevice, perBatch } = this.#options
    const counts = new Map<string, number>()
    const batch: Waiting[] = []
    const later: Waiting[] = []
    for (const waiting of this.#waiting) {
      const count = counts.get(waiting.device) ?? 0
      counts.set(waiting.device, count + 1)
      ;(count < perDevice ? batch : later).push(waiting)
    }
    this.#waiting = later
    shuffle(batch)
    for (let from = 0; from < batch.length; from += perBatch) this.#handOn(batch.slice(from, from + perBatch))
  }

  #handOn(batch: readonly Waiting[]): void {
    const handing = this.#send(batch).finally(() => this.#underWay.delete(handing))
    this.#underWay.add(handing)
  }

  /** Once only: whoever is not answered learns from the board whether its cell is there. */
  async #send(batch: readonly Waiting[]): Promise<void> {
    try {
      const answers = await this.#options.send(batch.map(({ envelope }) => envelope))
      batch.forEach(({ answer, refuse }, index) => {
        const sealed = answers[index]
        if (sealed === undefined) refuse(unavailable())
        else answer(sealed)
      })
    } catch (error) {
      for (const { refuse } of batch) refuse(error)
    }
  }
}
