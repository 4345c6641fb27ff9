import type { Clock } from '@chancery/base'

/** How much a device may do: `burst` at once, and `perSecond` more from then on. */
export interface AllowanceOptions {
  readonly burst: number
  readonly perSecond: number
}

/** The longest wait that is ever named: an allowance may be set never to grow again. */
const MAX_WAIT_SECONDS = 24 * 60 * 60

interface Bucket {
  left: number
  atMs: number
}

/** A token bucket per device, in memory only. A bucket that is full again is forgotten. */
export class Allowance {
  readonly #options: AllowanceOptions
  readonly #clock: Clock
  readonly #buckets = new Map<string, Bucket>()
  #sweepAtMs = 0

  constructor(options: AllowanceOptions, clock: Clock) {
    this.#options = options
    this.#clock = clock
  }

  #left(bucket: Bucket): number {
    const { burst, perSecond } = this.#options
    return Math.min(burst, bucket.left + (Math.max(0, this.#clock.now() - bucket.atMs) / 1000) * perSecond)
  }

  /** Takes `amount` and returns 0; or takes nothing and returns the seconds after which it may be there. */
  take(device: string, amount: number): number {
    this.#sweep()
    const { burst, perSecond } = this.#options
    const bucket = this.#buckets.get(device)
    const left = bucket === undefined ? burst : this.#left(bucket)
    if (left < amount) return Math.min(MAX_WAIT_SECONDS, Math.max(1, Math.ceil((amount - left) / perSecond)))
    this.#buckets.set(device, { left: left - amount, atMs: this.#clock.now() })
    return 0
  }

  /** Gives back what was taken for something that did not happen. */
  giveBack(device: string, amount: number): void {
    const bucket = this.#buckets.get(device)
    if (bucket !== undefined) bucket.left += amount
  }

  forget(device: string): void {
    this.#buckets.delete(device)
  }

  #sweep(): void {
    const now = this.#clock.now()
    if (now < this.#sweepAtMs) return
    this.#sweepAtMs = now + 60_000
    for (const [device, bucket] of this.#buckets)
      if (this.#left(bucket) >= this.#options.burst) this.#buckets.delete(device)
  }
}
