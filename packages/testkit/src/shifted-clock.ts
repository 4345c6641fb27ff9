import type { CancelTimer, Clock } from '@chancery/base'
import { systemClock } from '@chancery/base'

/** The machine's clock, moved: timers run as ever, but it is another day. */
export class ShiftedClock implements Clock {
  /** Milliseconds by which it is ahead. */
  shiftMs = 0

  now(): number {
    return systemClock.now() + this.shiftMs
  }

  after(delayMs: number, task: () => void): CancelTimer {
    return systemClock.after(delayMs, task)
  }

  /** Puts the clock to `hour` o'clock UTC, `days` days from the day it shows now. */
  moveTo(days: number, hour: number): void {
    const day = 86_400_000
    this.shiftMs += (Math.floor(this.now() / day) + days) * day + hour * 3_600_000 - this.now()
  }
}
