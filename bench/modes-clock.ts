import type { CancelTimer, Clock } from '@chancery/base'

interface Timer {
  readonly at: number
  readonly task: () => void
  isCancelled: boolean
}

/**
 * A working day as a clock for everybody in this process: it stands still while anything happens and jumps to the next
 * moment at which something is due. Rounds, batches, and heads keep their length, and a day takes as long as its work.
 */
export class DayClock implements Clock {
  #now: number
  /** In order; what was asked for first comes first. */
  readonly #timers: Timer[] = []
  /** How many timers were ever started: a sign that something is going on. */
  started = 0

  /** `now`: milliseconds since 1970. */
  constructor(now: number) {
    this.#now = now
  }

  now(): number {
    return this.#now
  }

  after(delayMs: number, task: () => void): CancelTimer {
    const timer: Timer = { at: this.#now + Math.max(0, delayMs), task, isCancelled: false }
    this.started++
    let at = this.#timers.length
    while (at > 0 && (this.#timers[at - 1] as Timer).at > timer.at) at--
    this.#timers.splice(at, 0, timer)
    return () => {
      timer.isCancelled = true
    }
  }

  /** When the next timer is due; `undefined` when nothing waits. */
  next(): number | undefined {
    while (this.#timers[0]?.isCancelled === true) this.#timers.shift()
    return this.#timers[0]?.at
  }

  /** Goes to the next moment and runs what is due there. */
  jump(): void {
    const next = this.next()
    if (next === undefined) return
    this.#now = next
    const last = this.#timers.findIndex(({ at }) => at > next)
    for (const timer of this.#timers.splice(0, last < 0 ? this.#timers.length : last))
      if (!timer.isCancelled) timer.task()
  }

  /** Lets time pass in which nothing is due. */
  passTo(moment: number): void {
    if (moment > this.#now) this.#now = moment
  }
}
