import { CodedError } from '@chancery/base'

/** What the command line itself can say no to. What the engine has a code for too keeps it: to a script it is the same. */
export type CliErrorCode =
  | 'cli/usage'
  | 'cli/no-pin'
  | 'cli/wrong-pin'
  | 'cli/home-damaged'
  | 'cli/home-unusable'
  | 'cli/other-app'
  | 'cli/other-key'
  | 'client/not-enrolled'
  | 'client/already-enrolled'

/** A {@link CodedError} of the command line. */
export function cliError(code: CliErrorCode, message: string, cause?: unknown): CodedError<CliErrorCode> {
  return new CodedError(code, message, {}, cause === undefined ? {} : { cause })
}

/** Wrong use: the sentence says what to type instead. */
export function usageError(message: string): CodedError<CliErrorCode> {
  return cliError('cli/usage', message)
}
