import { base64url } from '@chancery/base'
import type { CancelTimer, Clock } from '@chancery/base'
import type { SlotChange } from '../store/ports/register-store.ts'

/** The register gains at most one directory entry in this time from slots alone. */
const INTERVAL_MS = 1000

/** Gathers directory slots, so that a hundred renewals in a second make one register entry. */
export class SlotQueue {
  readonly #clock: Clock
  readonly #write: (changes: readonly SlotChange[]) => Promise<void>
  readonly #waiting = new Map<string, SlotChange>()
  #next: Promise<void> | undefined
  #flushNow: (() => void) | undefined
  #cancelTimer: CancelTimer | undefined
  #lastMs = Number.NEGATIVE_INFINITY

  constructor(clock: Clock, write: (changes: readonly SlotChange[]) => Promise<void>) {
    this.#clock = clock
    this.#write = write
  }

  /** Resolves when the slot, or a later one of the same device, is written. */
  put(change: SlotChange): Promise<void> {
    this.#waiting.set(base64url(change.access), change)
    this.#next ??= new Promise<void>((resolve) => {
      this.#flushNow = resolve
      const sinceMs = this.#clock.now() - this.#lastMs
      // A clock that was set back must not make anybody wait longer than the interval.
      const delayMs = sinceMs < 0 ? INTERVAL_MS : Math.max(0, INTERVAL_MS - sinceMs)
      this.#cancelTimer = this.#clock.after(delayMs, resolve)
    }).then(() => this.#flush())
    return this.#next
  }

  #flush(): Promise<void> {
    this.#next = undefined
    this.#lastMs = this.#clock.now()
    const changes = [...this.#waiting.values()]
    this.#waiting.clear()
    return this.#write(changes)
  }

  /** Writes what waits at once. */
  async close(): Promise<void> {
    this.#cancelTimer?.()
    this.#flushNow?.()
    await this.#next?.catch(() => undefined)
  }
}
