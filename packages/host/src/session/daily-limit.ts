import type { Clock } from '@chancery/base'

const DAY_MS = 24 * 60 * 60 * 1000

/** At most `limit` of something per device and UTC day, counted in memory only. */
export class DailyLimit {
  readonly #limit: number
  readonly #clock: Clock
  readonly #counts = new Map<string, number>()
  #day = 0

  constructor(limit: number, clock: Clock) {
    this.#limit = limit
    this.#clock = clock
  }

  /** Whether there was one left; if so it is taken. */
  take(device: string): boolean {
    const day = Math.floor(this.#clock.now() / DAY_MS)
    if (day !== this.#day) this.#counts.clear()
    this.#day = day
    const count = this.#counts.get(device) ?? 0
    if (count >= this.#limit) return false
    this.#counts.set(device, count + 1)
    return true
  }

  /** Gives back what was taken for something that did not happen. */
  giveBack(device: string): void {
    const count = this.#counts.get(device) ?? 0
    if (count > 0) this.#counts.set(device, count - 1)
  }
}
