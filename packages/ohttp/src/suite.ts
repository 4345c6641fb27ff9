import { Aes128Gcm, Aes256Gcm, CipherSuite, DhkemX25519HkdfSha256, HkdfSha256 } from '@hpke/core'
import { ohttpError } from './binary/errors.ts'

/** A pair of HPKE’s numbers for what messages are sealed with (RFC 9180, sections 7.2 and 7.3). */
export interface SymmetricAlgorithms {
  readonly kdf: number
  readonly aead: number
}

/** DHKEM(X25519, HKDF-SHA256), the one KEM here (RFC 9180, section 7.1). */
export const X25519 = 0x0020
/** Length of X25519’s keys, public and private, and of what it encapsulates. */
export const KEY_BYTES = 32
const HKDF_SHA256 = 0x0001
const AES_128_GCM = 0x0001
const AES_256_GCM = 0x0002

/** What gateways here seal with, as in RFC 9458, appendix A. */
export const DEFAULT_ALGORITHMS: SymmetricAlgorithms = { kdf: HKDF_SHA256, aead: AES_128_GCM }

/** Whether messages can be sealed with these here. */
export function isSupported({ kdf, aead }: SymmetricAlgorithms): boolean {
  return kdf === HKDF_SHA256 && (aead === AES_128_GCM || aead === AES_256_GCM)
}

/** HPKE with these algorithms. Throws `ohttp/key-config` where {@link isSupported} says no. */
export function suiteOf(algorithms: SymmetricAlgorithms): CipherSuite {
  if (!isSupported(algorithms)) throw ohttpError('ohttp/key-config')
  const aead = algorithms.aead === AES_128_GCM ? new Aes128Gcm() : new Aes256Gcm()
  return new CipherSuite({ kem: new DhkemX25519HkdfSha256(), kdf: new HkdfSha256(), aead })
}
