import { CodedError } from '@chancery/base'

const SENTENCES = {
  'exposure/people': 'A view and its truth must count the same people; number them once, for both',
  'exposure/person': 'A view names a person whom it does not count; raise its number of people, or leave the event out',
} as const

/** The codes of the {@link CodedError}s that this package throws. */
export type ExposureErrorCode = keyof typeof SENTENCES

/** The error of this package for `code`, with its sentence. */
export function exposureError(code: ExposureErrorCode): CodedError<ExposureErrorCode> {
  return new CodedError(code, SENTENCES[code])
}
