import { CodedError } from '@chancery/base'
import type { PepperRef, ServerApi } from '@chancery/client'
import { keepPepper } from '@chancery/client'
import type { StorageLock } from '@chancery/crypto'

/**
 * What a PIN and the server still owe each other after the device was opened with it. A PIN without its pepper gets one: it
 * is kept in memory until the server was reached; should that be interrupted, the next unlocking goes on. A pepper that has
 * proved right is told to the server, which forgets the wrong guesses.
 */
export class PinPepper {
  readonly #give: (pin: string) => Promise<void>
  readonly #surprise: (error: unknown) => void
  #pin: string | undefined
  #proven: PepperRef | undefined
  #isTrying = false

  constructor(give: (pin: string) => Promise<void>, surprise: (error: unknown) => void) {
    this.#give = give
    this.#surprise = surprise
  }

  /** This lock was opened with this PIN. */
  opened(lock: StorageLock, pin: string): void {
    if (lock.kind === 'pin') this.#proven = { id: lock.pepper }
    else this.#pin = pin
  }

  /** The PIN has its pepper, or another lock in its place, or the device is locked. */
  done(): void {
    this.#pin = undefined
    this.#proven = undefined
  }

  /** The server can be reached. */
  try(api: ServerApi): void {
    if (this.#isTrying) return
    this.#isTrying = true
    this.#settle(api)
      .catch((error: unknown) => {
        // A server that refuses or is gone again is asked when the line is there the next time.
        if (!(error instanceof CodedError)) this.#surprise(error)
      })
      .finally(() => {
        this.#isTrying = false
      })
  }

  async #settle(api: ServerApi): Promise<void> {
    const [pin, proven] = [this.#pin, this.#proven]
    if (pin !== undefined) await this.#give(pin)
    if (proven !== undefined) await keepPepper(api, proven)
    if (this.#pin === pin) this.#pin = undefined
    if (this.#proven === proven) this.#proven = undefined
  }
}
