import { ctr } from '@noble/ciphers/aes.js'
import { concatBytes, equalBytes, hkdfExpand, hmacSha256 } from '@chancery/base'
import { MAC_BYTES, labels } from '@chancery/protocol'

const ZERO_COUNTER = new Uint8Array(16)

/**
 * Seals `plaintext` under the key of one message: AES-256-CTR, then HMAC-SHA256 over `nonce || ciphertext`
 * (docs/spec/1-cell.md, "Sealing"). Both working keys come from `messageKey`, so whoever is shown that key can open
 * exactly this, and nobody can make two keys open one sealed text: it is key-committing.
 *
 * `messageKey` must be fresh for every nonce. Returns `ciphertext || mac`, 32 bytes longer than the plaintext.
 */
export function seal(messageKey: Uint8Array, nonce: Uint8Array, plaintext: Uint8Array): Uint8Array {
  const ciphertext = ctr(hkdfExpand(messageKey, labels.encrypt, 32), ZERO_COUNTER).encrypt(plaintext)
  const macKey = hkdfExpand(messageKey, labels.authenticate, 32)
  return concatBytes(ciphertext, hmacSha256(macKey, concatBytes(nonce, ciphertext)))
}

/** Opens what {@link seal} made, or gives `undefined`. The authenticator is checked before anything is decrypted. */
export function openSealed(messageKey: Uint8Array, nonce: Uint8Array, sealed: Uint8Array): Uint8Array | undefined {
  if (messageKey.length !== 32 || sealed.length < MAC_BYTES) return undefined
  const ciphertext = sealed.subarray(0, -MAC_BYTES)
  const macKey = hkdfExpand(messageKey, labels.authenticate, 32)
  if (!equalBytes(hmacSha256(macKey, concatBytes(nonce, ciphertext)), sealed.subarray(-MAC_BYTES))) return undefined
  return ctr(hkdfExpand(messageKey, labels.encrypt, 32), ZERO_COUNTER).decrypt(ciphertext)
}
