import { dssePae, verifyEd25519 } from '@chancery/base'
import type { SignedDocument } from '@chancery/protocol'

/**
 * Says whether `publicKey` (Ed25519, 32 bytes) signed this document for this purpose (DSSE 1.0.2 PAE). It says nothing
 * about whose key that is or whether it was valid then. Never throws.
 */
export function verifyDocument(payloadType: string, document: SignedDocument, publicKey: Uint8Array): Promise<boolean> {
  return verifyEd25519(publicKey, dssePae(payloadType, document.json), document.signature)
}
