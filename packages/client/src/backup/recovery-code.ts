import { concatBytes, hkdf, randomBytes, sha256, utf8 } from '@chancery/base'
import { labels } from '@chancery/protocol'
import { clientError } from '../errors.ts'

/** Crockford's digits: no letter can be taken for another when it is read from paper. */
const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
/** 140 bits: nobody guesses them, so nothing has to make guessing slow. */
const SECRET_DIGITS = 28
const CHECK_DIGITS = 4
const GROUP = 4

/** What opens a backup, and finds it. */
export interface BackupKeys {
  /** Seed (32 bytes) of what signs for the place; its public key names the place. */
  readonly placeSeed: Uint8Array
  /** Opens what lies there (32 bytes). */
  readonly key: Uint8Array
}

/** A fresh code: eight groups of four characters, of which the last shows a slip of the pen. */
export function makeRecoveryCode(): string {
  // 32 digits: the lowest five bits of a random byte are as good as any.
  const secret = [...randomBytes(SECRET_DIGITS)].map((byte) => DIGITS[byte & 31]).join('')
  return inGroups(secret + checkOf(secret))
}

/** The code as it was given, however somebody typed it. Throws `client/recovery-code` when it is none, and says so. */
export function readRecoveryCode(text: string): string {
  const typed = text
    .toUpperCase()
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1')
    .replaceAll(/[\s\-–—.]/g, '')
  const isWhole = typed.length === SECRET_DIGITS + CHECK_DIGITS && [...typed].every((digit) => DIGITS.includes(digit))
  if (!isWhole)
    throw clientError(
      'client/recovery-code',
      'A recovery code has eight groups of four letters and digits. Compare it with what you wrote down',
    )
  const secret = typed.slice(0, SECRET_DIGITS)
  if (checkOf(secret) !== typed.slice(SECRET_DIGITS))
    throw clientError(
      'client/recovery-code',
      'There is a slip in this recovery code. Compare it with what you wrote down, letter by letter',
    )
  return inGroups(typed)
}

/** The keys of a code, which {@link readRecoveryCode} gave (docs/spec/12-history.md, “Recovery code”). */
export function backupKeysOf(code: string): BackupKeys {
  const secret = utf8(code.replaceAll('-', '').slice(0, SECRET_DIGITS))
  return {
    placeSeed: hkdf(secret, labels.recoveryCode, labels.backupPlace, 32),
    key: hkdf(secret, labels.recoveryCode, labels.backupKey, 32),
  }
}

function checkOf(secret: string): string {
  const hash = sha256(concatBytes(labels.recoveryCode, utf8(secret)))
  return [...hash.subarray(0, CHECK_DIGITS)].map((byte) => DIGITS[byte & 31]).join('')
}

function inGroups(digits: string): string {
  return (digits.match(new RegExp(`.{${GROUP}}`, 'g')) ?? []).join('-')
}
