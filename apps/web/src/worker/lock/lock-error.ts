import { CodedError } from '@chancery/base'

/** Why a device does not open. */
export type LockErrorCode =
  | 'lock/wrong-pin'
  | 'lock/wrong-passkey'
  | 'lock/wrong-passphrase'
  | 'lock/needs-server'
  | 'lock/no-such-way'
  | 'lock/closed'

const SENTENCES: Readonly<Record<LockErrorCode, string>> = {
  'lock/wrong-pin': 'This is not the PIN of this device. Try again; nothing is lost',
  'lock/wrong-passkey': 'This is not the passkey of this device. Choose the one that you made here',
  'lock/wrong-passphrase': 'These are not the words of this device. Try again; nothing is lost',
  'lock/needs-server':
    'A PIN opens this device only with the help of the server, which cannot be reached now. Connect to your network, or use a passkey or the five words if you have set one of them',
  'lock/no-such-way': 'This device cannot be opened in this way. Use the one that you have set',
  'lock/closed': 'This device is locked. Open it first',
}

/** A {@link CodedError} of the lock. */
export function lockError(code: LockErrorCode, cause?: unknown): CodedError<LockErrorCode> {
  return new CodedError(code, SENTENCES[code], {}, cause === undefined ? {} : { cause })
}
