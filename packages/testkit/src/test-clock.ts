import type { Clock } from '@chancery/base'

interface Timer {
  readonly atMs: number
  readonly task: () => void
}

/** Time that stands still until a test moves it. What is due at once still happens by itself. */
export class TestClock implements Clock {
  #nowMs: number
  #timers: Timer[] = []

  constructor(nowMs: number = Date.UTC(2026, 10, 22)) {
    this.#nowMs = nowMs
  }

  /** How many timers wait. */
  get waiting(): number {
    return this.#timers.length
  }

  now(): number {
    return this.#nowMs
  }

  after(delayMs: number, task: () => void): () => void {
    if (delayMs === 0) {
      const soon = setImmediate(task)
      return () => clearImmediate(soon)
    }
    const timer = { atMs: this.#nowMs + delayMs, task }
    this.#timers.push(timer)
    return () => {
      this.#timers = this.#timers.filter((other) => other !== timer)
    }
  }

  /** Moves time on and calls what falls due, in order. */
  advance(byMs: number): void {
    const end = this.#nowMs + byMs
    for (;;) {
      const next = this.#timers.filter(({ atMs }) => atMs <= end).sort((a, b) => a.atMs - b.atMs)[0]
      if (next === undefined) break
      this.#timers = this.#timers.filter((other) => other !== next)
      this.#nowMs = next.atMs
      next.task()
    }
    this.#nowMs = end
  }

  /** Moves time back, as an operator may do to a machine. */
  setBack(byMs: number): void {
    this.#nowMs -= byMs
  }
}
