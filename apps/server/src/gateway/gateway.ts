import type { Clock } from '@chancery/base'
import { ApiError } from '@chancery/host'
import { decodeEnvelopeBatch } from '@chancery/protocol'
import { DateWindow, WINDOW_SECONDS } from './date-window.ts'
import { EnvelopeOpener } from './envelope-opener.ts'
import type { OpenedEnvelope } from './opener-worker.ts'
import type { RequestOf, Target } from './target.ts'

export interface GatewayOptions {
  /** The key as it is kept. */
  readonly key: Uint8Array
  readonly clock: Clock
  /** Hears how many envelopes a batch had, and of each refusal its code. */
  readonly onBatch: (envelopes: number) => void
  readonly onRefused: (code: string) => void
  /** Called once, when no envelope can be opened any more: the process must end. */
  readonly onFatal: (error: Error) => void
}

const REFUSALS = {
  'wrong-time': () =>
    new ApiError('api/wrong-time', 'This envelope is not of now; set this device’s clock, and seal it again'),
  replayed: () => new ApiError('api/replayed', 'This envelope came before; seal what is in it in a new one'),
  full: () => new ApiError('api/too-many', 'The board is busy; seal this again in a minute', WINDOW_SECONDS),
} as const

/**
 * Takes envelopes from the relay (docs/spec/10-relay.md), has done what is in them, and answers each to whoever sealed it. Nothing
 * is kept but encapsulated keys, in memory, for as long as their dates are of now.
 */
export class Gateway {
  readonly #options: GatewayOptions
  readonly #opener: EnvelopeOpener
  readonly #window: DateWindow

  constructor(options: GatewayOptions) {
    this.#options = options
    this.#opener = new EnvelopeOpener(options.key, options.onFatal)
    this.#window = new DateWindow(options.clock)
  }

  /** The answers to a batch, when what it brought is durable. Throws `api/bad-request` for what is no batch. */
  async take<Name extends keyof RequestOf>(target: Target<Name>, body: unknown): Promise<Uint8Array> {
    const envelopes = body instanceof Uint8Array ? decodeEnvelopeBatch(target.form, body) : undefined
    if (envelopes === undefined)
      throw new ApiError('api/bad-request', 'This is no batch of envelopes; update the relay to the board’s version')
    this.#options.onBatch(envelopes.length)
    const batch = await this.#opener.open(target.form, envelopes)
    try {
      // All are judged, and all cells submitted, in one step: so they are in one round, where the board shuffles them.
      return await batch.seal(await Promise.all(batch.opened.map((envelope) => this.#takeOne(target, envelope))))
    } catch (error) {
      batch.forget()
      throw error
    }
  }

  /** Resolves with the answer, also where it is a refusal. Rejects only when the server can promise nothing any more. */
  async #takeOne<Name extends keyof RequestOf>(
    target: Target<Name>,
    envelope: OpenedEnvelope<RequestOf[Name]> | undefined,
  ): Promise<Uint8Array | undefined> {
    // Whoever sealed it cannot be answered.
    if (envelope === undefined) return undefined
    const { encapsulatedKey, request } = envelope
    try {
      if (request === undefined)
        throw new ApiError('api/bad-request', 'What is in this envelope is no request; update this program')
      const outcome = this.#window.take(request.date, encapsulatedKey)
      if (outcome !== 'taken') throw REFUSALS[outcome]()
      return await target.take(request, this.#date())
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      this.#options.onRefused(error.code)
      const { code, message, status, retryAfterSeconds } = error
      const wait = retryAfterSeconds === undefined ? {} : { retryAfterSeconds }
      return target.refuse({ date: this.#date(), refusal: { code, message, status, ...wait } })
    }
  }

  #date(): number {
    return Math.floor(this.#options.clock.now() / 1000)
  }

  async close(): Promise<void> {
    await this.#opener.close()
  }
}
