import { base64url, fromBase64url, randomBytes, wipe } from '@chancery/base'
import type { CancelTimer, Clock } from '@chancery/base'
import { ApiError, DailyLimit } from '@chancery/host'
import type { Standing } from '../register/register-state.ts'
import type { PepperStore } from '../store/ports/pepper-store.ts'
import { evaluateBlinded, isElement, newPepperKey } from './evaluate.ts'

/** Attempts that a pepper allows at once; whoever signs in with the device gets them back. */
const ATTEMPTS = 20
/** One attempt is given back after this time: 288 a day, 475 years for half of all eight-digit PINs. */
const GIVE_BACK_MS = 5 * 60 * 1000
/** New peppers a day, per device. */
const NEW_PER_DAY = 20
const DAY_SECONDS = 24 * 60 * 60

export interface PepperOptions {
  readonly store: PepperStore
  readonly clock: Clock
  readonly standing: (access: string) => Standing
}

const bytesOf = (text: string): Uint8Array => fromBase64url(text) as Uint8Array
const gone = (): ApiError =>
  new ApiError('api/pepper-gone', 'This device was removed, or moved; ask an administrator for a new invitation')

/** The peppers of devices: each helps its device to make a key of a PIN, so often and no oftener, until it is revoked. */
export class Peppers {
  readonly #options: PepperOptions
  readonly #new: DailyLimit
  #nextMs = 0
  /** How often there may be something to give back; after a start nobody knows. */
  #rounds = ATTEMPTS
  #cancel: CancelTimer = () => undefined

  constructor(options: PepperOptions) {
    this.#options = options
    this.#new = new DailyLimit(NEW_PER_DAY, options.clock)
    this.#wait()
  }

  /** Makes a device a pepper beside the one that it keeps; gives its id. */
  async make(access: string): Promise<string> {
    const { store, standing } = this.#options
    if (!this.#new.take(access))
      throw new ApiError('api/too-many', 'This device had many new peppers today; try again tomorrow', DAY_SECONDS)
    const [id, key, device] = [randomBytes(16), newPepperKey(), bytesOf(access)]
    await store.make({ id, access: device, key })
    wipe(key)
    // It may have been revoked on the way, and lost what it had before this was written.
    if (standing(access) !== 'active') {
      await store.drop(device)
      throw new ApiError('api/revoked', 'This device was revoked; ask an administrator for a new invitation')
    }
    return base64url(id)
  }

  /** Keeps a pepper, and erases the device’s other one. Throws `api/pepper-gone` when it is none of this device. */
  async keep(access: string, id: string): Promise<void> {
    if (!(await this.#options.store.keep(bytesOf(id), bytesOf(access)))) throw gone()
  }

  /** Evaluates a blinded element and counts the attempt. Throws `api/pepper-gone` for every id that there is not. */
  async evaluate(id: string, blinded: string): Promise<string> {
    const element = bytesOf(blinded)
    if (!isElement(element)) throw new ApiError('api/bad-request', 'This is no blinded element; update this program')
    const attempt = await this.#options.store.attempt(bytesOf(id), ATTEMPTS)
    this.#rounds = ATTEMPTS
    if (attempt.kind === 'none') throw gone()
    if (attempt.kind === 'used-up')
      throw new ApiError('api/too-many', 'There were too many attempts; try again in some minutes', this.#waitSeconds())
    const evaluated = evaluateBlinded(attempt.key, element)
    wipe(attempt.key)
    return base64url(evaluated)
  }

  #waitSeconds(): number {
    const waitMs = Math.min(GIVE_BACK_MS, this.#nextMs - this.#options.clock.now())
    return Math.max(1, Math.ceil(waitMs / 1000))
  }

  /** Everybody at once, and by a timer: a time per device on the disk would tell when it was opened last. */
  #wait(): void {
    const { clock, store } = this.#options
    this.#nextMs = clock.now() + GIVE_BACK_MS
    this.#cancel = clock.after(GIVE_BACK_MS, () => {
      // What fails now is made up for by the next one.
      if (this.#rounds-- > 0) void store.giveBack().catch(() => (this.#rounds = ATTEMPTS))
      this.#wait()
    })
  }

  close(): void {
    this.#cancel()
  }
}
