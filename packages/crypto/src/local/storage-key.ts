import { base64url, concatBytes, fromBase64url, hkdf, randomBytes, wipe } from '@chancery/base'
import { labels } from '@chancery/protocol'
import { openLocal, sealLocal } from './local-box.ts'
import { passphraseBytes, requirePassphrase } from './passphrase.ts'
import type { PepperOutput } from './pepper.ts'
import { pinBytes, requirePin } from './pin-key.ts'
import type { StorageLock } from './storage-lock.ts'
import type { PinCost } from './stretch.ts'
import { defaultPinCost, stretch } from './stretch.ts'

/** What makes or opens a lock. */
export type LockOpener =
  | { readonly kind: 'pin'; readonly pin: string; readonly pepper: PepperOutput }
  | { readonly kind: 'pin-unpeppered'; readonly pin: string }
  /** `prf` is what the passkey’s PRF gave for `salt`; 32 bytes both. */
  | { readonly kind: 'passkey'; readonly credential: Uint8Array; readonly salt: Uint8Array; readonly prf: Uint8Array }
  | { readonly kind: 'passphrase'; readonly passphrase: string }

const KEY_BYTES = 32
const SALT_BYTES = 16

/** The key of a device’s storage: random, made once, and never stored but under a lock. */
export function generateStorageKey(): Uint8Array {
  return randomBytes(KEY_BYTES)
}

/** What is guessable in an opener, with its label in front, so that no two kinds of lock ever share a key. */
function guessable(opener: Exclude<LockOpener, { kind: 'passkey' }>): Uint8Array {
  if (opener.kind === 'pin') return concatBytes(labels.pinLock, opener.pepper.output, pinBytes(opener.pin))
  if (opener.kind === 'pin-unpeppered') return concatBytes(labels.barePinLock, pinBytes(opener.pin))
  return concatBytes(labels.passphraseLock, passphraseBytes(opener.passphrase))
}

async function wrappingKey(opener: LockOpener, salt: Uint8Array, cost: PinCost): Promise<Uint8Array> {
  if (opener.kind === 'passkey') return hkdf(opener.prf, salt, labels.passkeyLock, KEY_BYTES)
  const secret = guessable(opener)
  try {
    return await stretch(secret, salt, cost)
  } finally {
    wipe(secret)
  }
}

function requireGood(opener: LockOpener): void {
  if (opener.kind === 'pin' || opener.kind === 'pin-unpeppered') requirePin(opener.pin)
  if (opener.kind === 'passphrase') requirePassphrase(opener.passphrase)
  // A short PRF output is a defect of whoever called the authenticator, never a person’s mistake.
  if (opener.kind === 'passkey' && (opener.prf.length !== KEY_BYTES || opener.salt.length !== KEY_BYTES))
    throw new TypeError('sealStorageKey: salt and output of a passkey’s PRF have 32 bytes')
}

function recordOf(opener: LockOpener, salt: Uint8Array, cost: PinCost, wrapped: string): StorageLock {
  const head = { version: 1, salt: base64url(salt), wrapped } as const
  if (opener.kind === 'passkey') return { ...head, kind: 'passkey', credential: base64url(opener.credential) }
  if (opener.kind === 'pin') return { ...head, kind: 'pin', cost, pepper: opener.pepper.id }
  return { ...head, kind: opener.kind, cost }
}

/**
 * A lock around the storage key. Several locks may be around one key: each opens it. Throws `crypto/pin-too-short` and
 * `crypto/passphrase-too-short`. Replace a lock only when the new one is durable.
 */
export async function sealStorageKey(
  key: Uint8Array,
  opener: LockOpener,
  cost: PinCost = defaultPinCost,
): Promise<StorageLock> {
  requireGood(opener)
  const salt = opener.kind === 'passkey' ? opener.salt : randomBytes(SALT_BYTES)
  const wrapping = await wrappingKey(opener, salt, cost)
  const wrapped = base64url(sealLocal(wrapping, labels.storageKey, key))
  wipe(wrapping)
  return recordOf(opener, salt, cost, wrapped)
}

/** The storage key, or `undefined`: a wrong PIN, passkey, or passphrase, another pepper, or another kind of lock. */
export async function openStorageKey(lock: StorageLock, opener: LockOpener): Promise<Uint8Array | undefined> {
  if (lock.kind !== opener.kind) return undefined
  if (lock.kind === 'pin' && opener.kind === 'pin' && lock.pepper !== opener.pepper.id) return undefined
  const [salt, wrapped] = [fromBase64url(lock.salt), fromBase64url(lock.wrapped)]
  if (salt === undefined || wrapped === undefined) return undefined
  const wrapping = await wrappingKey(opener, salt, lock.kind === 'passkey' ? defaultPinCost : lock.cost)
  const key = openLocal(wrapping, labels.storageKey, wrapped)
  wipe(wrapping)
  return key
}
