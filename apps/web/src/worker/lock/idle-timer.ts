import type { CancelTimer, Clock } from '@chancery/base'

/**
 * Calls `onIdle` when nobody has done anything for a while. Timers may be late (a tab in the background, a laptop that
 * slept), so whoever comes back is compared with the clock first: they do not make time undone.
 */
export class IdleTimer {
  readonly #clock: Clock
  readonly #onIdle: () => void
  #minutes: number
  #lastAt = 0
  #cancel: CancelTimer | undefined

  constructor(clock: Clock, minutes: number, onIdle: () => void) {
    this.#clock = clock
    this.#minutes = minutes
    this.#onIdle = onIdle
  }

  get minutes(): number {
    return this.#minutes
  }

  set minutes(minutes: number) {
    const isRunning = this.#cancel !== undefined
    this.#minutes = minutes
    // Whoever sets it is there; a timer for the old time would come too late.
    if (isRunning) this.start()
  }

  start(): void {
    this.stop()
    this.#lastAt = this.#clock.now()
    this.#wait(this.#patienceMs)
  }

  stop(): void {
    this.#cancel?.()
    this.#cancel = undefined
  }

  /** Somebody did something, in time or too late. */
  touch(): void {
    if (this.#cancel !== undefined && !this.check()) this.#lastAt = this.#clock.now()
  }

  /** Whether the time is up; calls `onIdle` if so. */
  check(): boolean {
    if (this.#cancel === undefined || this.#left > 0) return false
    this.stop()
    this.#onIdle()
    return true
  }

  get #patienceMs(): number {
    return this.#minutes * 60_000
  }

  get #left(): number {
    const passed = this.#clock.now() - this.#lastAt
    // A clock that was set back says nothing; count anew rather than stay open for an hour longer.
    return passed < 0 ? 0 : this.#patienceMs - passed
  }

  #wait(ms: number): void {
    this.#cancel = this.#clock.after(ms, () => {
      if (!this.check()) this.#wait(this.#left)
    })
  }
}
