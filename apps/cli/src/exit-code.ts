import { CodedError } from '@chancery/base'
import type { ClientErrorCode } from '@chancery/client'
import type { ProtocolErrorCode } from '@chancery/protocol'
import type { CliErrorCode } from './errors.ts'

/** How every command ends. “No” and “could not check” are different answers. */
export const exitCodes = { ok: 0, negative: 1, usage: 2, unchecked: 3 } as const
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes]

const { negative, usage, unchecked } = exitCodes

const byCode: Readonly<Record<CliErrorCode | ClientErrorCode | ProtocolErrorCode | 'crypto/pin-too-short', ExitCode>> =
  {
    'cli/usage': usage,
    'cli/no-pin': usage,
    'cli/wrong-pin': negative,
    'cli/home-damaged': unchecked,
    'cli/home-unusable': unchecked,
    'cli/other-app': negative,
    'cli/other-key': negative,
    'crypto/pin-too-short': usage,
    'client/unreachable': unchecked,
    'client/queued': unchecked,
    'client/refused-by-server': negative,
    'client/bad-answer': unchecked,
    'client/checkpoint-unsigned': negative,
    'client/board-shrunken': negative,
    'client/board-forked': negative,
    'client/register-shrunken': negative,
    'client/register-forked': negative,
    'client/anchor-invalid': negative,
    'client/anchor-backward': negative,
    'client/clock-off': unchecked,
    'client/not-witnessed': negative,
    'client/no-relay': negative,
    'client/other-gateway': negative,
    'client/other-witness': negative,
    'client/not-enrolled': usage,
    'client/already-enrolled': negative,
    'client/enrolment-refused': negative,
    'client/not-administrator': negative,
    'client/no-such-recipient': usage,
    'client/ambiguous': usage,
    'client/not-allowed': negative,
    'client/too-long': usage,
    'client/revoked': negative,
    'client/not-on-board': unchecked,
    'client/no-key-package': negative,
    'client/pepper-gone': negative,
    'client/too-many-guesses': unchecked,
    'client/moved': negative,
    'client/parcel-missing': negative,
    'client/parcel-collected': negative,
    'client/parcel-damaged': negative,
    'client/parcel-too-large': negative,
    'client/archive-damaged': negative,
    'client/recovery-code': usage,
    'client/backup-missing': negative,
    'client/file-too-large': usage,
    'client/file-unreadable': usage,
    'client/file-damaged': negative,
    'client/file-gone': negative,
    'client/cancelled': negative,
    'protocol/link': usage,
    'protocol/cell': unchecked,
    'protocol/statement': unchecked,
    'protocol/register-entry': unchecked,
    'protocol/register-document': unchecked,
    'protocol/block': unchecked,
    'protocol/directory': unchecked,
    'protocol/api': unchecked,
    'protocol/app-manifest': unchecked,
    'protocol/envelope': unchecked,
  }

const TOO_MANY = 429
const SERVER_DEFECT = 500

/** The exit code that an error stands for. What we do not know is “could not check”, never “no”. */
export function exitCodeOf(error: unknown): ExitCode {
  if (!(error instanceof CodedError)) return unchecked
  const status = error.detail['status']
  // Busy or broken is not a refusal: the same request may be granted later.
  if (typeof status === 'number' && (status === TOO_MANY || status >= SERVER_DEFECT)) return unchecked
  return byCode[error.code as keyof typeof byCode] ?? unchecked
}
