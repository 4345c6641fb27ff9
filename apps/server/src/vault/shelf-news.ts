import type { CancelTimer, Clock } from '@chancery/base'

/** Chunks that come within this time are told together. */
const NEWS_MS = 1000

/** Tells everybody that the shelf has grown: within a moment, and before any block that is made after. */
export class ShelfNews {
  readonly #clock: Clock
  readonly #tell: () => void
  #cancel: CancelTimer | undefined

  constructor(clock: Clock, tell: () => void) {
    this.#clock = clock
    this.#tell = tell
  }

  /** The shelf has grown. */
  soon(): void {
    this.#cancel ??= this.#clock.after(NEWS_MS, () => this.now())
  }

  /** If there is anything to tell, it is told now. */
  now(): void {
    if (this.#cancel === undefined) return
    this.#cancel()
    this.#cancel = undefined
    this.#tell()
  }

  close(): void {
    this.#cancel?.()
    this.#cancel = undefined
  }
}
