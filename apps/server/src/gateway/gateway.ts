import type { Clock } from '@chancery/base'
import { ApiError } from '@chancery/host'
import type { LogReader } from '@chancery/host'
import { decodeEnvelopeBatch, encodeEnvelopeAnswer, isAnchor } from '@chancery/protocol'
import type { EnvelopeAnswer, EnvelopeRequest } from '@chancery/protocol'
import { DateWindow, WINDOW_SECONDS } from './date-window.ts'
import { EnvelopeOpener } from './envelope-opener.ts'
import type { OpenedEnvelope } from './opener-worker.ts'
import { RecentCells } from './recent-cells.ts'

/** What the gateway needs of the board. */
export interface CellBoard extends LogReader {
  submit(cells: readonly Uint8Array[]): Promise<void>
}

export interface GatewayOptions {
  /** The key as it is kept. */
  readonly key: Uint8Array
  readonly board: CellBoard
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
  replayed: () => new ApiError('api/replayed', 'This envelope came before; seal its cell in a new one'),
  full: () => new ApiError('api/too-many', 'The board is busy; seal this again in a minute', WINDOW_SECONDS),
} as const

/**
 * Takes envelopes from the relay (docs/spec/10-relay.md): drops dummies, puts cells on the board, answers each envelope to
 * whoever sealed it. Nothing is kept but encapsulated keys, in memory, for as long as their dates are of now.
 */
export class Gateway {
  readonly #options: GatewayOptions
  readonly #opener: EnvelopeOpener
  readonly #window: DateWindow
  readonly #recent: RecentCells

  private constructor(options: GatewayOptions, recent: RecentCells) {
    this.#options = options
    this.#recent = recent
    this.#opener = new EnvelopeOpener(options.key, options.onFatal)
    this.#window = new DateWindow(options.clock)
  }

  static async open(options: GatewayOptions): Promise<Gateway> {
    return new Gateway(options, await RecentCells.read(options.board, options.clock))
  }

  /** The answers to a batch, when its cells are durable. Throws `api/bad-request` for what is no batch. */
  async take(body: unknown): Promise<Uint8Array> {
    const envelopes = body instanceof Uint8Array ? decodeEnvelopeBatch(body) : undefined
    if (envelopes === undefined)
      throw new ApiError('api/bad-request', 'This is no batch of envelopes; update the relay to the board’s version')
    this.#options.onBatch(envelopes.length)
    const batch = await this.#opener.open(envelopes)
    try {
      // All are judged, and all cells submitted, in one step: so they are in one round, where the board shuffles them.
      const refusals = await Promise.all(batch.opened.map((envelope) => this.#takeOne(envelope)))
      return await batch.seal(refusals.map((refusal, index) => batch.opened[index] && this.#answer(refusal)))
    } catch (error) {
      batch.forget()
      throw error
    }
  }

  /** Resolves with the reason where an envelope is refused. Rejects only when the board can promise nothing any more. */
  async #takeOne(envelope: OpenedEnvelope | undefined): Promise<ApiError | undefined> {
    // Whoever sealed it cannot be answered.
    if (envelope === undefined) return undefined
    const { encapsulatedKey, request } = envelope
    try {
      if (request === undefined)
        throw new ApiError('api/bad-request', 'What is in this envelope is no request; update this program')
      const outcome = this.#window.take(request.date, encapsulatedKey)
      if (outcome !== 'taken') throw REFUSALS[outcome]()
      await this.#submit(request)
      return undefined
    } catch (error) {
      if (error instanceof ApiError) return error
      throw error
    }
  }

  async #submit({ cells }: EnvelopeRequest): Promise<void> {
    if (cells.some(isAnchor))
      throw new ApiError('api/bad-request', 'This cell has the tag of an anchor, which the board alone makes')
    const fresh = cells.filter((cell) => !this.#recent.has(cell))
    // A dummy ends here.
    if (fresh.length > 0) await this.#options.board.submit(fresh)
  }

  #answer(refusal: ApiError | undefined): Uint8Array {
    const date = Math.floor(this.#options.clock.now() / 1000)
    if (refusal === undefined) return encodeEnvelopeAnswer({ date })
    this.#options.onRefused(refusal.code)
    const { code, message, status, retryAfterSeconds } = refusal
    const wait = retryAfterSeconds === undefined ? {} : { retryAfterSeconds }
    const answer: EnvelopeAnswer = { date, refusal: { code, message, status, ...wait } }
    return encodeEnvelopeAnswer(answer)
  }

  async close(): Promise<void> {
    await this.#opener.close()
  }
}
