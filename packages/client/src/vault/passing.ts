import { CodedError } from '@chancery/base'

const TOO_MANY = 429
const SERVER_DEFECT = 500
/** Waits for somebody to make room, and not for time to pass. */
const FULL = 507

/** Whether the same request may work a little later: nobody answered, or somebody who is too busy or out of order. */
export function isPassing(error: unknown): boolean {
  if (!(error instanceof CodedError)) return false
  if (error.code === 'client/unreachable' || error.code === 'client/bad-answer') return true
  const status = Number(error.detail['status'])
  return (
    error.code === 'client/refused-by-server' && status !== FULL && (status === TOO_MANY || status >= SERVER_DEFECT)
  )
}

/** How long the server asks to wait: milliseconds. */
export function retryAfterMs(error: unknown): number {
  return error instanceof CodedError ? Number(error.detail['retryAfterSeconds'] ?? 0) * 1000 : 0
}
