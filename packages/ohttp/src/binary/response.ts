import { ByteReader, ByteWriter } from '@chancery/base'
import { finishMessage, readBody } from './body.ts'
import type { MessageBody } from './body.ts'
import { ohttpError, unlessMalformed } from './errors.ts'
import { encodeFields, readIndeterminateFields, readKnownFields } from './fields.ts'
import type { Fields } from './fields.ts'
import { readVarint, writePrefixed, writeVarint } from './varint.ts'

/** A response that came before the final one. */
export interface InformationalResponse {
  /** 100 to 199. */
  readonly status: number
  readonly headers: Fields
}

/** An HTTP response apart from any connection (RFC 9292). */
export interface BinaryResponse extends MessageBody {
  /** 200 to 599. */
  readonly status: number
  readonly informational?: readonly InformationalResponse[]
}

const KNOWN = 1
const INDETERMINATE = 3
/** As for fields: nothing legitimate has more, and each costs its reader more than its sender. */
const MAX_INFORMATIONAL = 16

const isInformational = (status: number): boolean => status >= 100 && status < 200
const isFinal = (status: number): boolean => Number.isInteger(status) && status >= 200 && status < 600

/**
 * The bytes of a response with known length (`message/bhttp`, RFC 9292, section 3.1), with zeros behind them up to
 * `padTo`. Throws `ohttp/message` or `ohttp/padding`.
 */
export function encodeBinaryResponse(response: BinaryResponse, padTo?: number): Uint8Array {
  const { status, informational = [] } = response
  const writer = new ByteWriter().u8(KNOWN)
  if (!isFinal(status) || informational.length > MAX_INFORMATIONAL) throw ohttpError('ohttp/message')
  for (const early of informational) {
    if (!Number.isInteger(early.status) || !isInformational(early.status)) throw ohttpError('ohttp/message')
    writePrefixed(writeVarint(writer, early.status), encodeFields(early.headers, false))
  }
  return finishMessage(writeVarint(writer, status), response, padTo)
}

/** The response in these bytes, of known or indeterminate length (RFC 9292, section 3), or `undefined`. Never throws. */
export function decodeBinaryResponse(bytes: Uint8Array): BinaryResponse | undefined {
  return unlessMalformed(() => {
    const reader = new ByteReader(bytes)
    const framing = readVarint(reader)
    if (framing !== KNOWN && framing !== INDETERMINATE) throw ohttpError('ohttp/message')
    const readFields = framing === KNOWN ? readKnownFields : readIndeterminateFields
    const informational: InformationalResponse[] = []
    let status = readVarint(reader)
    for (; isInformational(status); status = readVarint(reader)) {
      if (informational.length === MAX_INFORMATIONAL) throw ohttpError('ohttp/message')
      informational.push({ status, headers: readFields(reader, false) })
    }
    if (!isFinal(status)) throw ohttpError('ohttp/message')
    const body = readBody(reader, framing === KNOWN)
    return { status, ...(informational.length > 0 && { informational }), ...body }
  })
}
