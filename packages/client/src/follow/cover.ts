import type { CancelTimer } from '@chancery/base'
import { catchUp } from '../board/sync-board.ts'
import type { Engine } from '../engine/engine.ts'
import { sendCover } from '../way/send-cover.ts'
import { isRefusal } from './passing.ts'

/** A device that only looks in sends none. */
const FIRST_AFTER_MS = 300_000

/**
 * Standard and Saver: cells that say nothing, at moments that nobody's doing has any part in. Waiting times are exponential, so
 * that neither the time since the last one nor anything else tells when the next is due.
 */
export class Cover {
  readonly #engine: Engine
  readonly #meanMs: number
  readonly #onFailure: (error: unknown) => void
  #cancel: CancelTimer | undefined
  #isStopped = false
  /** The last task under the lock. */
  #task: Promise<unknown> = Promise.resolve()

  /** `meanMs` of 0: none. `onFailure` hears what a message's failure would mean as well: this line is dead. */
  constructor(engine: Engine, meanMs: number, onFailure: (error: unknown) => void) {
    this.#engine = engine
    this.#meanMs = meanMs
    this.#onFailure = onFailure
  }

  /** This device is online from now on. */
  start(): void {
    this.#schedule(FIRST_AFTER_MS)
  }

  stop(): void {
    this.#isStopped = true
    this.#cancel?.()
  }

  /** After {@link stop}: resolves when the store is not touched any more. A cell may still be in the air. */
  async settle(): Promise<void> {
    await this.#task.catch(() => undefined)
  }

  #schedule(pauseMs: number): void {
    if (this.#meanMs === 0 || this.#isStopped) return
    this.#cancel = this.#engine.ports.clock.after(pauseMs + drawWait(this.#meanMs), () => {
      if (this.#isStopped) return
      this.#schedule(0)
      void this.#send()
    })
  }

  async #send(): Promise<void> {
    try {
      // Whoever sends a message without a live connection fetches before and after it, and cover looks the same.
      await this.#fetchUnlessLive()
      if (!this.#isStopped) await sendCover(this.#engine)
      await this.#fetchUnlessLive()
    } catch (error) {
      if (!this.#isStopped && !isRefusal(error)) this.#onFailure(error)
    }
  }

  async #fetchUnlessLive(): Promise<void> {
    const engine = this.#engine
    if (this.#isStopped || engine.inbox !== undefined) return
    const fetching = engine.exclusive(() => catchUp(engine))
    this.#task = fetching
    await fetching
  }
}

/** Exponentially distributed with this mean, and never more than 23 times it: 32 random bits have no smaller fraction. */
function drawWait(meanMs: number): number {
  const random = crypto.getRandomValues(new Uint32Array(1))[0] as number
  return -Math.log((random + 0.5) / 2 ** 32) * meanMs
}
