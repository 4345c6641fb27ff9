import type { CancelTimer, Clock } from '@chancery/base'

const FIRST_PAUSE_MS = 500
const LAST_PAUSE_MS = 30_000

/** Pauses that become longer the longer nothing works, and end at once when somebody has a reason not to wait. */
export class Patience {
  readonly #clock: Clock
  #pauseMs = FIRST_PAUSE_MS
  #misses = 0
  readonly #waiting = new Set<() => void>()

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** How often in a row nothing has worked. */
  get misses(): number {
    return this.#misses
  }

  /** Something has worked. */
  restore(): void {
    this.#pauseMs = FIRST_PAUSE_MS
    this.#misses = 0
  }

  /** Waits after a failure, at least so long. */
  async pause(atLeastMs = 0): Promise<void> {
    this.#misses++
    // Those who fail together wait together.
    if (this.#waiting.size === 0) this.#pauseMs = Math.min(this.#pauseMs * 2, LAST_PAUSE_MS)
    const pauseMs = Math.max(atLeastMs, this.#pauseMs / 2)
    await new Promise<void>((resolve) => {
      const end = (): void => {
        cancel()
        this.#waiting.delete(end)
        resolve()
      }
      const cancel: CancelTimer = this.#clock.after(pauseMs, end)
      this.#waiting.add(end)
    })
  }

  /** Ends all pauses. */
  wake(): void {
    for (const end of this.#waiting) end()
  }
}
