import { CodedError } from '@chancery/base'
import { apiErrors } from '@chancery/protocol'
import type { ApiErrorCode } from '@chancery/protocol'

/** Why the server does not start, or stops. */
export type ServerErrorCode =
  | 'server/data-folder'
  | 'server/in-use'
  | 'server/newer-version'
  | 'server/damaged'
  | 'server/port-taken'
  | 'server/port-forbidden'
  | 'server/host'
  | 'server/reach'
  | 'server/certificate'
  | 'server/option'
  | 'server/store'
  | 'server/app'

/** A {@link CodedError} of starting and running; its message is the one sentence that the operator reads. */
export function serverError(code: ServerErrorCode, message: string, cause?: unknown): CodedError<ServerErrorCode> {
  return new CodedError(code, message, {}, cause === undefined ? undefined : { cause })
}

/** A refusal over HTTP. `retryAfterSeconds` becomes the header of that name. */
export class ApiError extends CodedError<ApiErrorCode> {
  readonly retryAfterSeconds: number | undefined

  constructor(code: ApiErrorCode, message: string, retryAfterSeconds?: number) {
    super(code, message)
    this.retryAfterSeconds = retryAfterSeconds
  }

  get status(): number {
    return apiErrors[this.code]
  }
}

/** Throws away which of several things was wrong: for callers that must not learn it. */
export const notSignedIn = (): ApiError => new ApiError('api/not-signed-in', 'Sign in again, then repeat this')
