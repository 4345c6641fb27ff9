import { CodedError } from '@chancery/base'

/**
 * A PIN that still has to get its pepper: kept in memory only, until the server was reached. Until then the lock opens with
 * the PIN alone; should that be interrupted, the next unlocking goes on.
 */
export class PinPepper {
  readonly #give: (pin: string) => Promise<void>
  readonly #surprise: (error: unknown) => void
  #pin: string | undefined
  #isTrying = false

  constructor(give: (pin: string) => Promise<void>, surprise: (error: unknown) => void) {
    this.#give = give
    this.#surprise = surprise
  }

  want(pin: string): void {
    this.#pin = pin
  }

  /** The PIN has its pepper, or another lock in its place, or the device is locked. */
  done(): void {
    this.#pin = undefined
  }

  /** The server can be reached. */
  try(): void {
    const pin = this.#pin
    if (pin === undefined || this.#isTrying) return
    this.#isTrying = true
    this.#give(pin)
      .then(() => {
        if (this.#pin === pin) this.done()
      })
      .catch((error: unknown) => {
        // A server that refuses or is gone again is asked when the line is there the next time.
        if (!(error instanceof CodedError)) this.#surprise(error)
      })
      .finally(() => {
        this.#isTrying = false
      })
  }
}
