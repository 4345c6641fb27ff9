import { CodedError } from '@chancery/base'
import { ApiError } from '@chancery/host'

/** Why the relay does not start, has not joined the board, or does not believe it. */
export type RelayErrorCode =
  | 'relay/board-address'
  | 'relay/data-folder'
  | 'relay/damaged'
  | 'relay/unreachable'
  | 'relay/not-taken'
  | 'relay/other-board'
  | 'relay/inconsistent'

/** A {@link CodedError} of the relay; its message is the one sentence that the operator reads. */
export function relayError(code: RelayErrorCode, message: string, cause?: unknown): CodedError<RelayErrorCode> {
  return new CodedError(code, message, {}, cause === undefined ? undefined : { cause })
}

/** What people's devices are told while the board cannot be reached. */
export const unavailable = (): ApiError =>
  new ApiError('api/unavailable', 'The relay does not reach the board at the moment; try again in a moment', 1)
