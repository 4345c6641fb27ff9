import type { CancelTimer, Clock } from '@chancery/base'

/** A clock whose timers end with the command: work that was planned for later must not keep the process alive. */
export class SessionClock implements Clock, Disposable {
  readonly #clock: Clock
  readonly #cancels = new Set<CancelTimer>()

  constructor(clock: Clock) {
    this.#clock = clock
  }

  now(): number {
    return this.#clock.now()
  }

  after(delayMs: number, task: () => void): CancelTimer {
    const cancel = this.#clock.after(delayMs, () => {
      this.#cancels.delete(cancel)
      task()
    })
    this.#cancels.add(cancel)
    return () => {
      this.#cancels.delete(cancel)
      cancel()
    }
  }

  [Symbol.dispose](): void {
    for (const cancel of this.#cancels) cancel()
    this.#cancels.clear()
  }
}
