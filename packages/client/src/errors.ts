import { CodedError } from '@chancery/base'

/** What a program may branch on. `refused` marks a board or register that is not to be trusted; docs/spec/5-rounds-and-anchors.md. */
export type ClientErrorCode =
  | 'client/unreachable'
  | 'client/queued'
  | 'client/refused-by-server'
  | 'client/bad-answer'
  | 'client/checkpoint-unsigned'
  | 'client/board-shrunken'
  | 'client/board-forked'
  | 'client/register-shrunken'
  | 'client/register-forked'
  | 'client/anchor-invalid'
  | 'client/anchor-backward'
  | 'client/clock-off'
  | 'client/not-witnessed'
  | 'client/no-relay'
  | 'client/other-gateway'
  | 'client/other-witness'
  | 'client/not-enrolled'
  | 'client/already-enrolled'
  | 'client/enrolment-refused'
  | 'client/not-administrator'
  | 'client/no-such-recipient'
  | 'client/ambiguous'
  | 'client/not-allowed'
  | 'client/too-long'
  | 'client/revoked'
  | 'client/not-on-board'
  | 'client/no-key-package'
  | 'client/pepper-gone'
  | 'client/too-many-guesses'
  | 'client/moved'
  | 'client/parcel-missing'
  | 'client/parcel-collected'
  | 'client/parcel-damaged'
  | 'client/parcel-too-large'
  | 'client/archive-damaged'
  | 'client/recovery-code'
  | 'client/backup-missing'
  | 'client/file-too-large'
  | 'client/file-unreadable'
  | 'client/file-damaged'
  | 'client/file-gone'
  | 'client/cancelled'

/** A {@link CodedError} of this package. */
export function clientError(
  code: ClientErrorCode,
  message: string,
  detail: CodedError['detail'] = {},
  cause?: unknown,
): CodedError<ClientErrorCode> {
  return new CodedError(code, message, detail, cause === undefined ? {} : { cause })
}
