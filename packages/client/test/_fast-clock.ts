import type { CancelTimer, Clock } from '@chancery/base'
import { systemClock } from '@chancery/base'

/** A clock that runs faster than the machine's, for everybody who has it: devices, relay, and board agree on it. */
export class FastClock implements Clock {
  readonly #speed: number
  readonly #start = systemClock.now()

  constructor(speed: number) {
    this.#speed = speed
  }

  now(): number {
    return this.#start + (systemClock.now() - this.#start) * this.#speed
  }

  after(delayMs: number, task: () => void): CancelTimer {
    return systemClock.after(delayMs / this.#speed, task)
  }
}
