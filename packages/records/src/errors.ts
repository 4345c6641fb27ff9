import { CodedError } from '@chancery/base'

/** What can be wrong with what a bundle is made from. */
export type RecordsErrorCode = 'records/bundle'

/** A {@link CodedError} of this package. */
export function recordsError(message: string): CodedError<RecordsErrorCode> {
  return new CodedError('records/bundle', message)
}
