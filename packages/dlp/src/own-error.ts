import { CodedError } from '@chancery/base'

/** Why an organization's words or patterns cannot be used. */
export type OwnErrorCode = 'too-many-word-lists' | 'bad-word-list' | 'too-many-patterns' | 'bad-pattern'

export function ownError(code: OwnErrorCode, message: string, cause?: unknown): CodedError<OwnErrorCode> {
  return new CodedError(code, message, {}, { cause })
}
