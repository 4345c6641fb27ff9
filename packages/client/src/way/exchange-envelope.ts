import type { CodedError } from '@chancery/base'
import { encapsulateRequest } from '@chancery/ohttp'
import type { KeyConfig } from '@chancery/ohttp'
import type { EnvelopeAnswer } from '@chancery/protocol'
import type { Engine } from '../engine/engine.ts'
import { clientError } from '../errors.ts'
import type { TransportResponse } from '../ports/transport.ts'

/**
 * What became of an envelope. `again`: it was not passed on, or not taken, and may be sent again after a while. `unknown`: what
 * was in it may be done or not.
 */
export type EnvelopeOutcome<Answer extends EnvelopeAnswer = EnvelopeAnswer> =
  | { readonly kind: 'taken'; readonly answer: Answer }
  | { readonly kind: 'again'; readonly afterSeconds: number }
  | { readonly kind: 'refused' | 'unknown'; readonly error: unknown }

/** How envelopes of one form are made, sent, and read. */
export interface Exchange<Answer extends EnvelopeAnswer> {
  /** The request of this moment: Unix time in seconds. */
  readonly encode: (date: number) => Uint8Array
  readonly post: (envelope: Uint8Array) => Promise<TransportResponse>
  readonly decode: (answer: Uint8Array) => Answer | undefined
}

const TOO_MANY = 429
const OK = 200

/** Seals a request to the board's gateway, sends it through the relay, and opens the answer. Never throws. */
export async function exchangeEnvelope<Answer extends EnvelopeAnswer>(
  engine: Engine,
  config: KeyConfig,
  { encode, post, decode }: Exchange<Answer>,
): Promise<EnvelopeOutcome<Answer>> {
  try {
    const { bytes, open } = await encapsulateRequest(config, encode(engine.now() + engine.serverOffset))
    const { status, body, retryAfterSeconds = 1 } = await post(bytes)
    if (status === TOO_MANY) return { kind: 'again', afterSeconds: retryAfterSeconds }
    if (status !== OK) return { kind: 'unknown', error: gone(`The relay answered with status ${status}`) }
    const opened = await open(body)
    const answer = opened === undefined ? undefined : decode(opened)
    if (answer === undefined) return { kind: 'unknown', error: gone('The board’s answer does not open') }
    return answer.refusal === undefined ? { kind: 'taken', answer } : judge(engine, answer.date, answer.refusal)
  } catch (error) {
    return { kind: 'unknown', error }
  }
}

function judge(engine: Engine, date: number, refusal: NonNullable<EnvelopeAnswer['refusal']>): EnvelopeOutcome<never> {
  const { code, status, retryAfterSeconds: wait = 1 } = refusal
  if (status === TOO_MANY) return { kind: 'again', afterSeconds: wait }
  // Sealed before the board began, or by a clock that has drifted from its own: the next date is right.
  if (code === 'api/wrong-time') {
    engine.serverOffset = date - engine.now()
    return { kind: 'again', afterSeconds: wait }
  }
  // It came before, so what is in it is done, or will be.
  if (code === 'api/replayed') return { kind: 'unknown', error: gone('The board has had this envelope') }
  return { kind: 'refused', error: refused(refusal) }
}

function refused({ code, message, status }: { code: string; message: string; status: number }): CodedError {
  return clientError('client/refused-by-server', message, { status, code })
}

function gone(what: string): CodedError {
  return clientError('client/unreachable', `${what}. What was sent is tried again if it is not on the board`)
}
