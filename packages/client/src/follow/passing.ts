import { CodedError } from '@chancery/base'

const PASSING = [
  'client/unreachable',
  'client/bad-answer',
  'client/refused-by-server',
  'client/not-on-board',
  'client/no-key-package',
  'protocol/block',
  'base/truncated',
]

/** What an administrator must mend, and what then goes on by itself: until it does, nothing is taken in or sent. */
const STANDSTILLS = ['client/not-witnessed', 'client/no-relay', 'client/other-gateway']

/** What the server answers, or what cannot be done for one conversation; the line itself is as good as before. */
const REFUSALS = [
  'client/bad-answer',
  'client/refused-by-server',
  'client/not-on-board',
  'client/no-key-package',
  'client/no-such-recipient',
  'client/not-allowed',
]

/** Whether trying again may help. A forked board, a revoked device, a wrong clock do not pass by themselves. */
export function isPassing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && [...PASSING, ...STANDSTILLS].includes(String(error.code))
}

/** Whether somebody should be told that nothing goes on, and why. */
export function isStandstill(error: unknown): boolean {
  return error instanceof Error && 'code' in error && STANDSTILLS.includes(String(error.code))
}

/** Whether only what was just asked for failed. */
export function isRefusal(error: unknown): error is CodedError {
  return error instanceof CodedError && REFUSALS.includes(error.code)
}

export function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error))
}
