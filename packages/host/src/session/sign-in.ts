import type { Clock } from '@chancery/base'
import { concatBytes, dssePae, fromBase64url, utf8, verifyEd25519 } from '@chancery/base'
import { payloadTypes } from '@chancery/protocol'
import { ApiError, notSignedIn } from '../errors.ts'
import { Challenges } from './challenges.ts'
import { Sessions } from './sessions.ts'

export interface SignInOptions {
  readonly clock: Clock
  /** The board's origin: a signature for this server is worth nothing at another. */
  readonly origin: string
  readonly standing: (access: string) => 'unknown' | 'active' | 'revoked'
}

/** Lets registered devices in by a signature of their access key, and out when they are revoked. */
export class SignIn {
  readonly #options: SignInOptions
  readonly #challenges: Challenges
  readonly #sessions: Sessions

  constructor(options: SignInOptions) {
    this.#options = options
    this.#challenges = new Challenges(options.clock)
    this.#sessions = new Sessions(options.clock)
  }

  #requireActive(access: string): void {
    const standing = this.#options.standing(access)
    if (standing === 'revoked')
      throw new ApiError('api/revoked', 'This device was revoked; ask an administrator for a new invitation')
    if (standing === 'unknown')
      throw new ApiError('api/not-signed-in', 'This device is not registered here; join first')
  }

  challenge(access: string): string {
    this.#requireActive(access)
    return this.#challenges.issue(access)
  }

  /** A session for whoever signed the challenge with the access key. */
  async session(answer: {
    access: string
    challenge: string
    signature: string
  }): Promise<{ token: string; expires: number }> {
    this.#requireActive(answer.access)
    if (!this.#challenges.take(answer.access, answer.challenge)) throw notSignedIn()
    const challenge = fromBase64url(answer.challenge) as Uint8Array
    const signed = dssePae(payloadTypes.session, concatBytes(challenge, utf8(this.#options.origin)))
    const [key, signature] = [fromBase64url(answer.access), fromBase64url(answer.signature)] as [Uint8Array, Uint8Array]
    if (!(await verifyEd25519(key, signed, signature))) throw notSignedIn()
    // Asked again: it may have been revoked during the check.
    this.#requireActive(answer.access)
    return this.#sessions.open(answer.access)
  }

  /** The access key of the device that holds this token. Throws `api/not-signed-in`. */
  device(token: string | undefined): string {
    const access = token === undefined ? undefined : this.#sessions.device(token)
    if (access === undefined) throw notSignedIn()
    return access
  }

  /** Ends everything that a device has open. */
  end(access: string): void {
    this.#challenges.forget(access)
    this.#sessions.end(access)
  }
}
