import { gcm } from '@noble/ciphers/aes.js'
import { concatBytes, randomBytes } from '@chancery/base'

const NONCE_BYTES = 12

/** Seals a record for this device's own storage: `nonce(12) || AES-256-GCM`. `bound` is what the record is stored under. */
export function sealLocal(key: Uint8Array, bound: Uint8Array, plaintext: Uint8Array): Uint8Array {
  const nonce = randomBytes(NONCE_BYTES)
  return concatBytes(nonce, gcm(key, nonce, bound).encrypt(plaintext))
}

/** Opens a stored record, or gives `undefined`: another key, another place, or damage. */
export function openLocal(key: Uint8Array, bound: Uint8Array, sealed: Uint8Array): Uint8Array | undefined {
  try {
    return gcm(key, sealed.subarray(0, NONCE_BYTES), bound).decrypt(sealed.subarray(NONCE_BYTES))
  } catch {
    return undefined
  }
}
