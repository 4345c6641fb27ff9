import { concatBytes, utf8 } from './bytes.ts'

/**
 * The bytes that a signature covers: the pre-authentication encoding of DSSE 1.0.2,
 * `"DSSEv1" SP length(type) SP type SP length(body) SP body`. A signature for one payload type never fits another.
 */
export function dssePae(payloadType: string, body: Uint8Array): Uint8Array {
  const type = utf8(payloadType)
  return concatBytes(utf8(`DSSEv1 ${type.length} ${payloadType} ${body.length} `), body)
}
