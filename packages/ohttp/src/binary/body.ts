import { concatBytes } from '@chancery/base'
import type { ByteReader, ByteWriter } from '@chancery/base'
import { ohttpError } from './errors.ts'
import { encodeFields, readIndeterminateFields, readKnownFields } from './fields.ts'
import type { Fields } from './fields.ts'
import { readPrefixed, readVarint, writePrefixed } from './varint.ts'

/** What requests and responses have in common. */
export interface MessageBody {
  readonly headers: Fields
  readonly content: Uint8Array
  readonly trailers?: Fields
}

const NOTHING = new Uint8Array()

function readChunks(reader: ByteReader): Uint8Array {
  const chunks: Uint8Array[] = []
  for (let length = readVarint(reader); length > 0; length = readVarint(reader)) chunks.push(reader.bytes(length))
  return concatBytes(...chunks)
}

/**
 * Reads everything behind the control data, to the end: what was cut off because it is empty, and padding, which must be
 * zeros (RFC 9292, section 3.8). `content` is a view of the message where it came in one piece.
 */
export function readBody(reader: ByteReader, isKnown: boolean): MessageBody {
  const readFields = isKnown ? readKnownFields : readIndeterminateFields
  const headers = reader.left === 0 ? [] : readFields(reader, false)
  const readContent = isKnown ? readPrefixed : readChunks
  const content = reader.left === 0 ? NOTHING : readContent(reader)
  const trailers = reader.left === 0 ? [] : readFields(reader, true)
  if (reader.bytes(reader.left).some((byte) => byte !== 0)) throw ohttpError('ohttp/message')
  return { headers, content, ...(trailers.length > 0 && { trailers }) }
}

/** The message with its body behind what `writer` holds: cut off behind its last part, then padded to `padTo` bytes. */
export function finishMessage(writer: ByteWriter, body: MessageBody, padTo: number | undefined): Uint8Array {
  const { headers, content, trailers = [] } = body
  const parts = [encodeFields(headers, false), content, encodeFields(trailers, true)]
  while (parts.at(-1)?.length === 0) parts.pop()
  for (const part of parts) writePrefixed(writer, part)
  const message = writer.take()
  if (padTo === undefined) return message
  if (message.length > padTo) throw ohttpError('ohttp/padding', { length: message.length, padTo })
  return concatBytes(message, new Uint8Array(padTo - message.length))
}
