import type { CancelTimer, Clock } from '@chancery/base'
import { systemClock } from '@chancery/base'

/** A clock that the script puts to earlier days, and that is the machine's own once the story is told. */
export class DemoClock implements Clock {
  #behindMs = 0

  now(): number {
    return systemClock.now() - this.#behindMs
  }

  after(delayMs: number, task: () => void): CancelTimer {
    return systemClock.after(delayMs, task)
  }

  /** Shows `timeMs`, and runs on from there. It never goes back, because a board’s clock may not. */
  putTo(timeMs: number): void {
    if (timeMs > this.now() || this.#behindMs === 0) this.#behindMs = Math.max(0, systemClock.now() - timeMs)
  }

  putToNow(): void {
    this.#behindMs = 0
  }
}
