import { ed25519 } from '@noble/curves/ed25519.js'
import { sha512 } from '@noble/hashes/sha2.js'
import { concatBytes, equalBytes } from './bytes.ts'
import { fromHex, hex } from './encoding.ts'

const FIELD_PRIME = 2n ** 255n - 19n
const GROUP_ORDER = 2n ** 252n + 27742317777372353535851937790883648493n

// The y coordinates of the eight points of small order, little-endian, and the two that also have a form at or above p.
const SMALL_ORDER_Y = new Set([
  '0000000000000000000000000000000000000000000000000000000000000000',
  '0100000000000000000000000000000000000000000000000000000000000000',
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
  'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
])

const MAX_CACHED_KEYS = 256
const cachedKeys = new Map<string, CryptoKey>()
let webCryptoHasEd25519: Promise<boolean> | undefined

function littleEndian(bytes: Uint8Array): bigint {
  let value = 0n
  for (const byte of bytes.toReversed()) value = (value << 8n) | BigInt(byte)
  return value
}

function withoutSign(point: Uint8Array): Uint8Array {
  const y = Uint8Array.from(point)
  y[31] = (y[31] as number) & 0x7f
  return y
}

/**
 * Whether 32 bytes encode a point of small order, canonical or not. One signature under such a public key verifies for
 * many messages, so its holder could disown any of them.
 */
export function isSmallOrder(publicKey: Uint8Array): boolean {
  return publicKey.length === 32 && SMALL_ORDER_Y.has(hex(withoutSign(publicKey)))
}

function isSoundPoint(point: Uint8Array): boolean {
  return !isSmallOrder(point) && littleEndian(withoutSign(point)) < FIELD_PRIME
}

function supportsEd25519(): Promise<boolean> {
  // Base point: a public key every implementation must take.
  const probe = fromHex(`58${'66'.repeat(31)}`) as Uint8Array
  webCryptoHasEd25519 ??= importPublicKey(probe).then(
    () => true,
    () => false,
  )
  return webCryptoHasEd25519
}

async function importPublicKey(publicKey: Uint8Array): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', Uint8Array.from(publicKey), 'Ed25519', false, ['verify'])
}

async function cachedPublicKey(publicKey: Uint8Array): Promise<CryptoKey> {
  const id = hex(publicKey)
  const key = cachedKeys.get(id) ?? (await importPublicKey(publicKey))
  // Taken out and put back, so that the map's order is the order of last use.
  cachedKeys.delete(id)
  cachedKeys.set(id, key)
  if (cachedKeys.size > MAX_CACHED_KEYS) cachedKeys.delete(cachedKeys.keys().next().value as string)
  return key
}

/** The rule of {@link verifyEd25519} without WebCrypto. Noble's own `verify` multiplies by the cofactor, so it is not used. */
export function verifyEd25519WithNoble(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  if (!isWellFormed(publicKey, signature)) return false
  try {
    const r = signature.subarray(0, 32)
    const s = littleEndian(signature.subarray(32))
    const k = littleEndian(sha512(concatBytes(r, publicKey, message))) % GROUP_ORDER
    const a = ed25519.Point.fromBytes(publicKey, false)
    const expected = ed25519.Point.BASE.multiplyUnsafe(s).subtract(a.multiplyUnsafe(k))
    return equalBytes(expected.toBytes(), r)
  } catch {
    return false
  }
}

function isWellFormed(publicKey: Uint8Array, signature: Uint8Array): boolean {
  return (
    publicKey.length === 32 &&
    signature.length === 64 &&
    isSoundPoint(publicKey) &&
    isSoundPoint(signature.subarray(0, 32)) &&
    littleEndian(signature.subarray(32)) < GROUP_ORDER
  )
}

/**
 * Whether `signature` (64 bytes) is `publicKey`'s (32 bytes) Ed25519 signature of `message`. Never throws: any other
 * shape is `false`.
 *
 * One rule on every platform: RFC 8032, section 5.1.7, without the cofactor; public key, R, and S in their canonical
 * encodings; no point of small order as public key or R. Platforms differ on what this rule excludes, and honest
 * signers never make it.
 */
export async function verifyEd25519(
  publicKey: Uint8Array,
  message: Uint8Array,
  signature: Uint8Array,
): Promise<boolean> {
  if (!isWellFormed(publicKey, signature)) return false
  if (!(await supportsEd25519())) return verifyEd25519WithNoble(publicKey, message, signature)
  try {
    const key = await cachedPublicKey(publicKey)
    return await crypto.subtle.verify('Ed25519', key, Uint8Array.from(signature), Uint8Array.from(message))
  } catch {
    return false
  }
}
