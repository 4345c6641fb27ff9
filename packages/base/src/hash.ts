import { hkdf as nobleHkdf, expand, extract } from '@noble/hashes/hkdf.js'
import { hmac } from '@noble/hashes/hmac.js'
import { sha256 as nobleSha256 } from '@noble/hashes/sha2.js'

/** SHA-256 (FIPS 180-4): 32 bytes. */
export function sha256(bytes: Uint8Array): Uint8Array {
  return nobleSha256(bytes)
}

/** HMAC-SHA256 (RFC 2104): 32 bytes. */
export function hmacSha256(key: Uint8Array, message: Uint8Array): Uint8Array {
  return hmac(nobleSha256, key, message)
}

/** HKDF-Extract with SHA-256 (RFC 5869, section 2.2): a 32-byte pseudorandom key. */
export function hkdfExtract(salt: Uint8Array, secret: Uint8Array): Uint8Array {
  return extract(nobleSha256, secret, salt)
}

/** HKDF-Expand with SHA-256 (RFC 5869, section 2.3). `key` must already be uniformly random. */
export function hkdfExpand(key: Uint8Array, info: Uint8Array, length: number): Uint8Array {
  return expand(nobleSha256, key, info, length)
}

/** HKDF with SHA-256, extract then expand (RFC 5869). */
export function hkdf(secret: Uint8Array, salt: Uint8Array, info: Uint8Array, length: number): Uint8Array {
  return nobleHkdf(nobleSha256, secret, salt, info, length)
}
