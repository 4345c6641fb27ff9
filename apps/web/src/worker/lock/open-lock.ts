import { base64url, equalBytes, fromBase64url, hasCode } from '@chancery/base'
import type { Transport } from '@chancery/client'
import { evaluatePepper } from '@chancery/client'
import type { LockOpener, StorageLock } from '@chancery/crypto'
import { openStorageKey, requirePin, requirePassphrase } from '@chancery/crypto'
import type { LockSecret } from '../../contract/calls.ts'
import { lockError } from './lock-error.ts'
import { wayOf } from './lock-records.ts'

const WRONG = {
  pin: 'lock/wrong-pin',
  passkey: 'lock/wrong-passkey',
  passphrase: 'lock/wrong-passphrase',
} as const

/**
 * The storage key behind `locks`. Throws `lock/wrong-…`, `lock/no-such-way`, and for a PIN `lock/needs-server`,
 * `client/too-many-guesses`, and `client/pepper-gone`: the device was revoked, or has moved away.
 */
export async function openLock(
  secret: LockSecret,
  locks: readonly StorageLock[],
  connect: () => Transport,
): Promise<{ readonly key: Uint8Array; readonly lock: StorageLock }> {
  const lock = locks.find((one) => wayOf(one) === secret.way)
  if (lock === undefined) throw lockError('lock/no-such-way')
  requirePossible(secret, lock)
  const key = await openStorageKey(lock, await openerFor(secret, lock, connect))
  if (key === undefined) throw lockError(WRONG[secret.way])
  return { key, lock }
}

/** What cannot be right is not worth a guess, of which the server allows only a few. */
function requirePossible(secret: LockSecret, lock: StorageLock): void {
  try {
    if (secret.way === 'pin') requirePin(secret.pin)
    if (secret.way === 'passphrase') requirePassphrase(secret.passphrase)
  } catch (error) {
    throw lockError(WRONG[secret.way], error)
  }
  if (secret.way !== 'passkey' || lock.kind !== 'passkey') return
  const salt = fromBase64url(lock.salt)
  const isSame = salt !== undefined && equalBytes(salt, secret.salt) && lock.credential === base64url(secret.credential)
  if (!isSame) throw lockError('lock/wrong-passkey')
}

async function openerFor(secret: LockSecret, lock: StorageLock, connect: () => Transport): Promise<LockOpener> {
  if (secret.way === 'passphrase') return { kind: 'passphrase', passphrase: secret.passphrase }
  if (secret.way === 'passkey') return passkeyOpener(secret)
  if (lock.kind !== 'pin') return { kind: 'pin-unpeppered', pin: secret.pin }
  try {
    const pepper = await evaluatePepper(connect(), { id: lock.pepper }, secret.pin)
    return { kind: 'pin', pin: secret.pin, pepper }
  } catch (error) {
    throw hasCode(error, 'client/unreachable') ? lockError('lock/needs-server', error) : error
  }
}

/** What makes or opens a passkey's lock. */
export function passkeyOpener({ credential, salt, prf }: Extract<LockSecret, { way: 'passkey' }>): LockOpener {
  return { kind: 'passkey', credential, salt, prf }
}
