import { base64, concatBytes, fromHex, hex, sha256, utf8 } from '@chancery/base'

/** SubjectPublicKeyInfo of an Ed25519 key up to the key's own 32 bytes (RFC 8410). */
const SPKI_PREFIX = fromHex('302a300506032b6570032100') as Uint8Array

/** An Ed25519 public key (32 bytes) as `openssl` reads it. */
export function publicKeyPem(publicKey: Uint8Array): Uint8Array {
  const body = base64(concatBytes(SPKI_PREFIX, publicKey))
  return utf8(`-----BEGIN PUBLIC KEY-----\n${body}\n-----END PUBLIC KEY-----\n`)
}

/** SHA-256 of the key's DER form, in hex: what people compare. `openssl pkey -pubin -outform DER | sha256sum` gives the same. */
export function fingerprintOf(publicKey: Uint8Array): string {
  return hex(sha256(concatBytes(SPKI_PREFIX, publicKey)))
}
