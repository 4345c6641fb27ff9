import type { Clock } from '@chancery/base'

/** How far a device's clock may be off, either way. */
export const WINDOW_SECONDS = 60
/** Two thousand devices with an envelope a second fill the window; more than that is no office of ours. */
const MAX_REMEMBERED = 2 * WINDOW_SECONDS * 2048

/**
 * Each envelope once (RFC 9458, section 6.5): its date must be of now and not from before this process began, and its
 * encapsulated key one that was not seen with such a date. In memory only: a restart forgets all and takes nothing from
 * before it.
 */
export class DateWindow {
  readonly #clock: Clock
  readonly #seen = new Map<number, Set<string>>()
  #count = 0
  /** The first date that is taken. It never goes back, also when the clock does: what lies before it is forgotten. */
  #from: number

  constructor(clock: Clock) {
    this.#clock = clock
    this.#from = Math.floor(clock.now() / 1000)
  }

  /** Takes an envelope for the first time, or says why it may not be taken. `date` is Unix time in seconds. */
  take(date: number, encapsulatedKey: string): 'taken' | 'wrong-time' | 'replayed' | 'full' {
    const now = Math.floor(this.#clock.now() / 1000)
    this.#forgetBefore(now - WINDOW_SECONDS)
    if (date < this.#from || date > now + WINDOW_SECONDS) return 'wrong-time'
    const seen = this.#seen.get(date) ?? new Set()
    if (seen.has(encapsulatedKey)) return 'replayed'
    if (this.#count >= MAX_REMEMBERED) return 'full'
    this.#seen.set(date, seen.add(encapsulatedKey))
    this.#count++
    return 'taken'
  }

  #forgetBefore(date: number): void {
    if (date <= this.#from) return
    this.#from = date
    for (const [second, seen] of this.#seen) {
      if (second >= date) continue
      this.#count -= seen.size
      this.#seen.delete(second)
    }
  }
}
