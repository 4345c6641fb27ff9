import type { CancelTimer, Clock } from '@chancery/base'

interface Timer {
  readonly at: number
  readonly task: () => void
}

/** A clock that moves only when told to; timers run in order on the way. */
export class ManualClock implements Clock {
  #now: number
  #timers: Timer[] = []

  constructor(now: number = Date.UTC(2026, 10, 23, 9)) {
    this.#now = now
  }

  now(): number {
    return this.#now
  }

  after(delayMs: number, task: () => void): CancelTimer {
    const timer: Timer = { at: this.#now + delayMs, task }
    this.#timers.push(timer)
    return () => {
      this.#timers = this.#timers.filter((other) => other !== timer)
    }
  }

  /** Moves on by `ms`, running what falls due. */
  advance(ms: number): void {
    const end = this.#now + ms
    for (;;) {
      const [next] = this.#timers.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)
      if (next === undefined) break
      this.#timers = this.#timers.filter((timer) => timer !== next)
      this.#now = Math.max(this.#now, next.at)
      next.task()
    }
    this.#now = end
  }
}
