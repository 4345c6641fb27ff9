import type { CancelTimer, Clock } from '@chancery/base'

/** A value is worked out and told at most this often: to clone hundreds of rows for every cell of a long catch-up helps nobody. */
const SHORTEST_PAUSE_MS = 100
/** Telling may take this share of the time at most. */
const PAUSE_PER_COST = 20

/**
 * A value that pages watch. `change` says that it may have become another; it is then worked out once for however many
 * changes came together, and not at all while nobody watches.
 */
export class LiveTopic<Value> {
  readonly #read: () => Value | undefined
  readonly #clock: Clock
  readonly #listeners = new Set<(value: Value) => void>()
  #value: Value | undefined
  #isStale = true
  #cancel: CancelTimer | undefined
  #nextAt = 0

  constructor(clock: Clock, read: () => Value | undefined) {
    this.#clock = clock
    this.#read = read
  }

  /** The value is to be read again: very soon, but not more often than it is worth. */
  change(): void {
    this.#isStale = true
    if (this.#listeners.size === 0 || this.#cancel !== undefined) return
    this.#cancel = this.#clock.after(Math.max(0, this.#nextAt - this.#clock.now()), () => {
      this.#cancel = undefined
      this.#tell()
    })
  }

  /** Forgets the value and tells the next one at once, without waiting for a pause: what is locked must not stay in sight. */
  flush(): void {
    this.#cancel?.()
    this.#cancel = undefined
    this.#value = undefined
    this.#isStale = true
    this.#tell()
  }

  /** Tells the present value at once, if there is one, and every later one. Returns how to stop. */
  watch(listener: (value: Value) => void): () => void {
    this.#refresh()
    this.#listeners.add(listener)
    if (this.#value !== undefined) listener(this.#value)
    return () => this.#listeners.delete(listener)
  }

  #refresh(): void {
    if (!this.#isStale) return
    this.#value = this.#read()
    this.#isStale = false
  }

  #tell(): void {
    if (this.#listeners.size === 0) return
    const start = this.#clock.now()
    this.#refresh()
    if (this.#value !== undefined) for (const listener of this.#listeners) listener(this.#value)
    const end = this.#clock.now()
    this.#nextAt = end + Math.max(SHORTEST_PAUSE_MS, (end - start) * PAUSE_PER_COST)
  }
}
