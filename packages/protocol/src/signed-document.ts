import { concatBytes } from '@chancery/base'

/** Bytes of an Ed25519 signature. */
export const SIGNATURE_BYTES = 64

/** Exact JSON bytes and the signature over their DSSE PAE, as they travel: `signature(64) || json`. */
export interface SignedDocument {
  readonly signature: Uint8Array
  readonly json: Uint8Array
}

/** The bytes of a signed document. */
export function encodeSignedDocument(document: SignedDocument): Uint8Array {
  return concatBytes(document.signature, document.json)
}

/** The two parts of a signed document, or `undefined` when there is nothing behind the signature. Neither is checked here. */
export function decodeSignedDocument(bytes: Uint8Array): SignedDocument | undefined {
  if (bytes.length <= SIGNATURE_BYTES) return undefined
  return { signature: bytes.slice(0, SIGNATURE_BYTES), json: bytes.slice(SIGNATURE_BYTES) }
}
