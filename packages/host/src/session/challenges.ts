import { base64url, randomBytes } from '@chancery/base'
import type { Clock } from '@chancery/base'

const LIFETIME_MS = 60_000
/** Open challenges per key. The number of keys bounds the rest: none is given to a key that is not registered. */
const MAX_PER_KEY = 8

interface Challenge {
  readonly text: string
  readonly expiresMs: number
}

/** Random bytes to sign, each good once and for a minute. */
export class Challenges {
  readonly #clock: Clock
  readonly #open = new Map<string, readonly Challenge[]>()

  constructor(clock: Clock) {
    this.#clock = clock
  }

  #fresh(access: string): readonly Challenge[] {
    return (this.#open.get(access) ?? []).filter(({ expiresMs }) => expiresMs > this.#clock.now())
  }

  /** A new challenge for a registered key, as URL-safe base64. */
  issue(access: string): string {
    const text = base64url(randomBytes(32))
    const kept = this.#fresh(access).slice(1 - MAX_PER_KEY)
    this.#open.set(access, [...kept, { text, expiresMs: this.#clock.now() + LIFETIME_MS }])
    return text
  }

  /** Whether this challenge was open for this key; from now on it is not. */
  take(access: string, text: string): boolean {
    const fresh = this.#fresh(access)
    const left = fresh.filter((challenge) => challenge.text !== text)
    if (left.length === 0) this.#open.delete(access)
    else this.#open.set(access, left)
    return left.length < fresh.length
  }

  forget(access: string): void {
    this.#open.delete(access)
  }
}
