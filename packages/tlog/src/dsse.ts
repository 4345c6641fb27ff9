import { concatBytes, utf8 } from '@chancery/base'

/** The bytes that a DSSE envelope's signatures cover: the pre-authentication encoding of type and body (DSSE v1.0). */
export function dssePae(payloadType: string, body: Uint8Array): Uint8Array {
  const type = utf8(payloadType)
  return concatBytes(utf8(`DSSEv1 ${type.length} `), type, utf8(` ${body.length} `), body)
}
