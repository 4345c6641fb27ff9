import { fromBase64url } from '@chancery/base'
import type { PinCost } from './stretch.ts'

interface AnyLock {
  readonly version: 1
  /** The storage key, sealed under what opens this lock. */
  readonly wrapped: string
}

interface StretchedLock extends AnyLock {
  readonly salt: string
  readonly cost: PinCost
}

/** Opened by a PIN, with the server’s help. */
export interface PinLock extends StretchedLock {
  readonly kind: 'pin'
  /** The pepper to ask. */
  readonly pepper: string
}

/** Opened by a PIN alone: only until the device has its pepper. */
export interface BarePinLock extends StretchedLock {
  readonly kind: 'pin-unpeppered'
}

/** Opened by a passkey, without the server. */
export interface PasskeyLock extends AnyLock {
  readonly kind: 'passkey'
  /** Which passkey, and what its PRF is asked. */
  readonly credential: string
  readonly salt: string
}

/** Opened by five words, without the server. */
export interface PassphraseLock extends StretchedLock {
  readonly kind: 'passphrase'
}

/**
 * One way to a device’s storage key. It is plain JSON with bytes in URL-safe base64, and lies in the clear: what is in it
 * opens nothing.
 */
export type StorageLock = PinLock | BarePinLock | PasskeyLock | PassphraseLock
export type LockKind = StorageLock['kind']

/** Bounds of a cost that is read from a disk, which must not make us use up the machine. */
const MAX_MEMORY_KIB = 1024 * 1024
const MAX_PASSES = 64
const MAX_LANES = 16

function isBytes(value: unknown, length: number): boolean {
  return typeof value === 'string' && fromBase64url(value)?.length === length
}

function isWhole(value: unknown, most: number): boolean {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 1 && value <= most
}

function isCost(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false
  const { memoryKib, passes, lanes } = value as Record<string, unknown>
  return isWhole(memoryKib, MAX_MEMORY_KIB) && isWhole(passes, MAX_PASSES) && isWhole(lanes, MAX_LANES)
}

const SALT_BYTES = 16
const PRF_SALT_BYTES = 32
const PEPPER_ID_BYTES = 16
/** Nonce, storage key, and the seal of both. */
const WRAPPED_BYTES = 12 + 32 + 16

function isOwnPart(kind: unknown, { salt, cost, pepper, credential }: Record<string, unknown>): boolean {
  if (kind === 'passkey')
    return isBytes(salt, PRF_SALT_BYTES) && typeof credential === 'string' && fromBase64url(credential) !== undefined
  if (!isBytes(salt, SALT_BYTES) || !isCost(cost)) return false
  return kind === 'pin' ? isBytes(pepper, PEPPER_ID_BYTES) : kind === 'pin-unpeppered' || kind === 'passphrase'
}

/** The lock that was stored, or `undefined` when it is none, is damaged, or is of a newer version. */
export function parseStorageLock(value: unknown): StorageLock | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const lock = value as Record<string, unknown>
  const isLock = lock['version'] === 1 && isBytes(lock['wrapped'], WRAPPED_BYTES) && isOwnPart(lock['kind'], lock)
  return isLock ? (value as StorageLock) : undefined
}
