import { systemClock } from '@chancery/base'
import type { CancelTimer, Clock } from '@chancery/base'
import { ManualClock } from '@chancery/testkit'

const MINUTE = 60_000
const SILENCE_MS = 45_000

/**
 * The machine's date with timers that ring when time is told to pass: hours take seconds, and the server's clock goes on as
 * ever. No line is taken for dead meanwhile.
 */
export class ToldClock implements Clock {
  readonly #told = new ManualClock(0)

  now(): number {
    return systemClock.now()
  }

  after(delayMs: number, task: () => void): CancelTimer {
    return delayMs === SILENCE_MS ? () => undefined : this.#told.after(delayMs, task)
  }

  /** Time that was told to pass, in milliseconds. */
  readonly passed: Clock = { now: () => this.#told.now(), after: (delayMs, task) => this.#told.after(delayMs, task) }

  /** Waits without letting time pass. */
  async answered(isSo: () => boolean): Promise<void> {
    while (!isSo()) await new Promise((resolve) => setImmediate(resolve))
  }

  /** Lets time pass in steps, until `isOver` if that comes first. What rings in a step has made its request before the next. */
  async pass(ms: number, isOver: () => boolean = () => false, stepMs = MINUTE): Promise<void> {
    for (let left = ms; left > 0 && !isOver(); left -= stepMs) {
      this.#told.advance(Math.min(stepMs, left))
      await new Promise((resolve) => setImmediate(resolve))
    }
  }
}
