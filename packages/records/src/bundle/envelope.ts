import { base64, canonicalJson } from '@chancery/base'
import type { DeviceId, SignedDocument } from '@chancery/protocol'
import { payloadTypes } from '@chancery/protocol'

/** The DSSE envelope of a statement, for other people's tools. It says nothing that the statement and its signature do not. */
export function encodeEnvelope(document: SignedDocument, device: DeviceId): Uint8Array {
  return canonicalJson({
    payload: base64(document.json),
    payloadType: payloadTypes.statement,
    signatures: [{ keyid: device, sig: base64(document.signature) }],
  })
}
