import type { CancelTimer, Clock } from '@chancery/base'
import { TimerHeap } from './timer-heap.ts'
import type { Timer } from './timer-heap.ts'

/**
 * One clock for everybody in a replay. It stands still while anything happens and jumps to the next moment at which
 * something is due, so that a quiet hour costs nothing and a busy second may take as long as it needs.
 */
export class SimulatedClock implements Clock {
  readonly #timers = new TimerHeap()
  #now: number
  #order = 0

  /** `now`: milliseconds since 1970. */
  constructor(now: number) {
    this.#now = now
  }

  now(): number {
    return this.#now
  }

  /** How many timers were ever started: a sign that something is going on. */
  get started(): number {
    return this.#order
  }

  after(delayMs: number, task: () => void): CancelTimer {
    const timer: Timer = { at: this.#now + Math.max(0, delayMs), order: this.#order++, task, isCancelled: false }
    this.#timers.add(timer)
    return () => {
      timer.isCancelled = true
    }
  }

  /** Calls `task` at this moment, or at once when it has passed. */
  at(moment: number, task: () => void): CancelTimer {
    return this.after(moment - this.#now, task)
  }

  /** When the next timer is due, or `undefined` when nothing waits. */
  next(): number | undefined {
    return this.#timers.first()?.at
  }

  /** Goes to the next moment, and runs everything that was due there before this call. */
  jump(): void {
    const next = this.next()
    if (next === undefined) return
    this.#now = next
    const last = this.#order
    for (let timer = this.#timers.first(); timer !== undefined && timer.at <= next && timer.order < last;) {
      this.#timers.take()?.task()
      timer = this.#timers.first()
    }
  }

  /** Lets time pass in which nothing is due. */
  passTo(moment: number): void {
    if (moment > this.#now) this.#now = moment
  }
}
