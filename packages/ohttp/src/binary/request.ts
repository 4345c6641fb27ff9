import { ByteReader, ByteWriter } from '@chancery/base'
import { finishMessage, readBody } from './body.ts'
import type { MessageBody } from './body.ts'
import { ohttpError, unlessMalformed } from './errors.ts'
import { fromLatin1, latin1 } from './latin1.ts'
import { readPrefixed, readVarint, writePrefixed } from './varint.ts'

/** An HTTP request apart from any connection (RFC 9292). */
export interface BinaryRequest extends MessageBody {
  readonly method: string
  readonly scheme: string
  /** Empty where a `host` field stands for it, or nothing does. */
  readonly authority: string
  readonly path: string
}

const KNOWN = 0
const INDETERMINATE = 2

const METHOD = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/
const SCHEME = /^[a-z][a-z0-9+\-.]*$/
/** Without user information (RFC 9113, section 8.3.1). */
const AUTHORITY = /^[!-?A-~]*$/
const PATH = /^(\/[!-~]*|\*)$/

/** Throws `ohttp/message` for what RFC 9113, section 8.3.1, does not allow. CONNECT has no use here (RFC 9292, section 6). */
function checkControlData({ method, scheme, authority, path }: BinaryRequest): void {
  const isFine = METHOD.test(method) && SCHEME.test(scheme) && AUTHORITY.test(authority) && PATH.test(path)
  if (!isFine || method === 'CONNECT') throw ohttpError('ohttp/message')
}

/**
 * The bytes of a request with known length (`message/bhttp`, RFC 9292, section 3.1), with zeros behind them up to
 * `padTo`. Throws `ohttp/message` or `ohttp/padding`.
 */
export function encodeBinaryRequest(request: BinaryRequest, padTo?: number): Uint8Array {
  checkControlData(request)
  const writer = new ByteWriter().u8(KNOWN)
  const { method, scheme, authority, path } = request
  for (const text of [method, scheme, authority, path]) writePrefixed(writer, latin1(text))
  return finishMessage(writer, request, padTo)
}

/** The request in these bytes, of known or indeterminate length (RFC 9292, section 3), or `undefined`. Never throws. */
export function decodeBinaryRequest(bytes: Uint8Array): BinaryRequest | undefined {
  return unlessMalformed(() => {
    const reader = new ByteReader(bytes)
    const framing = readVarint(reader)
    if (framing !== KNOWN && framing !== INDETERMINATE) throw ohttpError('ohttp/message')
    const method = fromLatin1(readPrefixed(reader))
    const scheme = fromLatin1(readPrefixed(reader))
    const authority = fromLatin1(readPrefixed(reader))
    const path = fromLatin1(readPrefixed(reader))
    const request = { method, scheme, authority, path, ...readBody(reader, framing === KNOWN) }
    checkControlData(request)
    return request
  })
}
