import type { CodedError } from '@chancery/base'
import { encapsulateRequest } from '@chancery/ohttp'
import type { KeyConfig } from '@chancery/ohttp'
import { decodeEnvelopeAnswer, encodeEnvelopeRequest } from '@chancery/protocol'
import type { Engine } from '../engine/engine.ts'
import { clientError } from '../errors.ts'

/**
 * What became of an envelope. `again`: it was not passed on, and may be sent again after a while. `unknown`: it may be on
 * the board or not.
 */
export type EnvelopeOutcome =
  | { readonly kind: 'taken' }
  | { readonly kind: 'again'; readonly afterSeconds: number }
  | { readonly kind: 'refused' | 'unknown'; readonly error: unknown }

const TOO_MANY = 429
const OK = 200

/** Sends one envelope to the relay, with a cell or, without, a dummy: the same size, and the same in everything else. Never throws. */
export async function sendEnvelope(
  engine: Engine,
  config: KeyConfig,
  lane: 'prompt' | 'slots',
  cell: Uint8Array | undefined,
): Promise<EnvelopeOutcome> {
  try {
    const date = engine.now() + engine.serverOffset
    const request = encodeEnvelopeRequest({ date, cells: cell === undefined ? [] : [cell] })
    const { bytes, open } = await encapsulateRequest(config, request)
    const { status, body, retryAfterSeconds = 1 } = await engine.api.postEnvelope(bytes, lane)
    if (status === TOO_MANY) return { kind: 'again', afterSeconds: retryAfterSeconds }
    if (status !== OK) return { kind: 'unknown', error: gone(`The relay answered with status ${status}`) }
    const opened = await open(body)
    const answer = opened === undefined ? undefined : decodeEnvelopeAnswer(opened)
    if (answer === undefined) return { kind: 'unknown', error: gone('The board’s answer does not open') }
    if (answer.refusal === undefined) return { kind: 'taken' }
    const { code, status: refusal, retryAfterSeconds: wait = 1 } = answer.refusal
    if (refusal === TOO_MANY) return { kind: 'again', afterSeconds: wait }
    // Sealed before the board began, or by a clock that has drifted from its own: the next date is right.
    if (code === 'api/wrong-time') {
      engine.serverOffset = answer.date - engine.now()
      return { kind: 'again', afterSeconds: wait }
    }
    // It came before, so its cell is there, or will be.
    if (code === 'api/replayed') return { kind: 'unknown', error: gone('The board has had this envelope') }
    return { kind: 'refused', error: refused(answer.refusal) }
  } catch (error) {
    return { kind: 'unknown', error }
  }
}

function refused({ code, message, status }: { code: string; message: string; status: number }): CodedError {
  return clientError('client/refused-by-server', message, { status, code })
}

function gone(what: string): CodedError {
  return clientError('client/unreachable', `${what}. What was sent is tried again if it is not on the board`)
}
