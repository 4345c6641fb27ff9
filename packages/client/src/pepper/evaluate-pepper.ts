import { base64url, hasCode, requireBase64url, systemClock } from '@chancery/base'
import type { PepperOutput } from '@chancery/crypto'
import { blindPin, finalizePin } from '@chancery/crypto'
import { ServerApi } from '../api/server-api.ts'
import { clientError } from '../errors.ts'
import type { Transport } from '../ports/transport.ts'
import type { PepperRef } from './make-pepper.ts'

function describe(error: unknown): unknown {
  if (!hasCode(error, 'client/refused-by-server')) return error
  const { code, retryAfterSeconds = 60 } = error.detail
  if (code === 'api/pepper-gone')
    return clientError(
      'client/pepper-gone',
      'This device was removed, or moved to another browser. Ask an administrator for a new invitation',
      {},
      error,
    )
  if (code === 'api/too-many')
    return clientError(
      'client/too-many-guesses',
      'There were too many attempts to open this device. Wait a few minutes, then try again',
      { retryAfterSeconds },
      error,
    )
  return error
}

/**
 * What this device’s pepper makes of a PIN; the server learns nothing of the PIN, and counts the attempt. Needs no session.
 * Throws `client/pepper-gone` when the device was revoked or moved away, `client/too-many-guesses` (with
 * `detail.retryAfterSeconds`), and `client/unreachable`. Whether the PIN was right shows only when the lock opens.
 */
export async function evaluatePepper(transport: Transport, { id }: PepperRef, pin: string): Promise<PepperOutput> {
  const blinded = blindPin(pin)
  try {
    const answer = await new ServerApi(transport, systemClock).evaluatePepper(id, base64url(blinded.blinded))
    const output = finalizePin(blinded, requireBase64url(answer, 32, 'An evaluated element'))
    if (output !== undefined) return { id, output }
  } catch (error) {
    throw describe(error)
  }
  throw clientError('client/bad-answer', 'The server’s answer is not what a pepper can give; tell its operator')
}
