import { bech32 } from '@scure/base'
import { Decrypter, Encrypter, identityToRecipient } from 'age-encryption'

/** A key (32 bytes) in the form in which age takes it: `AGE-SECRET-KEY-1…`. */
export function ageIdentity(key: Uint8Array): string {
  return bech32.encodeFromBytes('AGE-SECRET-KEY-', key).toUpperCase()
}

/** Encrypts to the X25519 recipient of a key. */
export async function encrypterFor(key: Uint8Array): Promise<Encrypter> {
  const encrypter = new Encrypter()
  encrypter.addRecipient(await identityToRecipient(ageIdentity(key)))
  return encrypter
}

/** Decrypts what was encrypted to the X25519 recipient of a key, and nothing else. */
export function decrypterWith(key: Uint8Array): Decrypter {
  const decrypter = new Decrypter()
  decrypter.addIdentity(ageIdentity(key))
  return decrypter
}
