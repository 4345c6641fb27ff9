import { ed25519 } from '@noble/curves/ed25519.js'
import { concatBytes, dssePae, fromHex } from '@chancery/base'
import type { SignedDocument } from '@chancery/protocol'

/** PKCS #8 header of an Ed25519 private key (RFC 8410, section 7); the 32-byte seed follows. */
const PKCS8_HEADER = fromHex('302e020100300506032b657004220420') as Uint8Array

/** An Ed25519 key that can sign. */
export interface Signer {
  readonly publicKey: Uint8Array
  /** The 64-byte signature over `message` (RFC 8032). */
  sign(message: Uint8Array): Promise<Uint8Array>
}

/** The signer of a 32-byte seed. The key is imported once; without WebCrypto Ed25519 the pure JavaScript one signs. */
export function signerFromSeed(seed: Uint8Array): Signer {
  const copy = new Uint8Array(seed)
  let imported: Promise<CryptoKey | undefined> | undefined
  const importKey = (): Promise<CryptoKey | undefined> =>
    crypto.subtle
      .importKey('pkcs8', new Uint8Array(concatBytes(PKCS8_HEADER, copy)), 'Ed25519', false, ['sign'])
      .catch(() => undefined)
  return {
    publicKey: ed25519.getPublicKey(copy),
    async sign(message) {
      imported ??= importKey()
      const key = await imported
      if (key === undefined) return ed25519.sign(message, copy)
      return new Uint8Array(await crypto.subtle.sign('Ed25519', key, new Uint8Array(message)))
    },
  }
}

/** Signs exact JSON bytes for one purpose (DSSE 1.0.2). */
export async function signDocument(payloadType: string, json: Uint8Array, signer: Signer): Promise<SignedDocument> {
  return { signature: await signer.sign(dssePae(payloadType, json)), json }
}
