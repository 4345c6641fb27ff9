/** A task that waits for its moment. */
export interface Timer {
  readonly at: number
  /** Breaks ties: what was asked for first runs first. */
  readonly order: number
  readonly task: () => void
  isCancelled: boolean
}

function isBefore(a: Timer, b: Timer): boolean {
  return a.at < b.at || (a.at === b.at && a.order < b.order)
}

/** Timers by their moment, as a binary heap: hundreds of thousands wait at once, and most are cancelled before they are due. */
export class TimerHeap {
  readonly #timers: Timer[] = []

  get size(): number {
    return this.#timers.length
  }

  add(timer: Timer): void {
    const timers = this.#timers
    let at = timers.length
    while (at > 0) {
      const above = (at - 1) >> 1
      const parent = timers[above] as Timer
      if (!isBefore(timer, parent)) break
      timers[at] = parent
      at = above
    }
    timers[at] = timer
  }

  /** The next timer that is not cancelled. It stays. */
  first(): Timer | undefined {
    while (this.#timers[0]?.isCancelled === true) this.#drop()
    return this.#timers[0]
  }

  /** Takes the next timer that is not cancelled. */
  take(): Timer | undefined {
    const first = this.first()
    if (first !== undefined) this.#drop()
    return first
  }

  #drop(): void {
    const timers = this.#timers
    const last = timers.pop()
    if (last === undefined || timers.length === 0) return
    let at = 0
    for (;;) {
      let below = 2 * at + 1
      if (below >= timers.length) break
      const right = timers[below + 1]
      if (right !== undefined && isBefore(right, timers[below] as Timer)) below++
      const child = timers[below] as Timer
      if (!isBefore(child, last)) break
      timers[at] = child
      at = below
    }
    timers[at] = last
  }
}
