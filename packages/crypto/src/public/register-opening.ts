import { ByteReader, hmacSha256 } from '@chancery/base'
import type { SignedDocument } from '@chancery/protocol'
import { decodeSignedDocument } from '@chancery/protocol'
import { openSealed } from './sealed.ts'

/** An opening is `random(32) || nonce(16) || ciphertext || mac`. */
export const BLINDING_BYTES = 32
export const ENTRY_NONCE_BYTES = 16

/** The commitment that an opening fits: HMAC-SHA256 under its own random bytes. Without them it tells nothing. */
export function commitmentOf(opening: Uint8Array): Uint8Array {
  return hmacSha256(opening.subarray(0, BLINDING_BYTES), opening.subarray(BLINDING_BYTES))
}

/** The nonce of an opening; it selects the entry's key. */
export function entryNonceOf(opening: Uint8Array): Uint8Array {
  return opening.subarray(BLINDING_BYTES, BLINDING_BYTES + ENTRY_NONCE_BYTES)
}

/** The signed document in an opening, with the one entry's key that an evidence bundle discloses. The commitment is the caller's to check. */
export function openEntryWithKey(entryKey: Uint8Array, opening: Uint8Array): SignedDocument | undefined {
  const sealed = opening.subarray(BLINDING_BYTES + ENTRY_NONCE_BYTES)
  const plaintext = openSealed(entryKey, entryNonceOf(opening), sealed)
  if (plaintext === undefined || plaintext.length < 2) return undefined
  const reader = new ByteReader(plaintext)
  const length = reader.u16()
  return length > reader.left ? undefined : decodeSignedDocument(reader.bytes(length))
}
