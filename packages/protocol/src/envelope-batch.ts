import { ByteReader, ByteWriter } from '@chancery/base'
import { ENVELOPE_ANSWER_BYTES, ENVELOPE_REQUEST_BYTES } from './envelope.ts'
import { protocolError } from './errors.ts'

/** Length of every envelope: header, encapsulated key, request, and AEAD tag (docs/spec/10-relay.md). */
export const ENVELOPE_BYTES: number = 7 + 32 + ENVELOPE_REQUEST_BYTES + 16
/** Length of every answer as it travels: nonce, answer, and AEAD tag. */
export const SEALED_ANSWER_BYTES: number = 16 + ENVELOPE_ANSWER_BYTES + 16
/** The most envelopes in one batch: as many cells as the largest round has. */
export const MAX_ENVELOPES_PER_BATCH = 4096

function encodeBatch(items: readonly Uint8Array[], bytesEach: number): Uint8Array {
  if (items.length > MAX_ENVELOPES_PER_BATCH || items.some((item) => item.length !== bytesEach))
    throw protocolError(
      'protocol/envelope',
      `A batch has up to ${MAX_ENVELOPES_PER_BATCH} parts of ${bytesEach} bytes; send the rest in another`,
    )
  const writer = new ByteWriter().u32(items.length)
  for (const item of items) writer.bytes(item)
  return writer.take()
}

function decodeBatch(bytes: Uint8Array, bytesEach: number): Uint8Array[] | undefined {
  if (bytes.length < 4) return undefined
  const reader = new ByteReader(bytes)
  const count = reader.u32()
  if (count > MAX_ENVELOPES_PER_BATCH || reader.left !== count * bytesEach) return undefined
  return Array.from({ length: count }, () => reader.bytes(bytesEach))
}

/** A round of envelopes as the relay hands it to the board: `count(u32) || envelopes`. Throws `protocol/envelope`. */
export function encodeEnvelopeBatch(envelopes: readonly Uint8Array[]): Uint8Array {
  return encodeBatch(envelopes, ENVELOPE_BYTES)
}

/** The envelopes of a batch, as views, or `undefined` for anything but whole ones. */
export function decodeEnvelopeBatch(bytes: Uint8Array): Uint8Array[] | undefined {
  return decodeBatch(bytes, ENVELOPE_BYTES)
}

/** The board's answers to a batch, in the order of its envelopes: `count(u32) || sealed answers`. Throws `protocol/envelope`. */
export function encodeAnswerBatch(answers: readonly Uint8Array[]): Uint8Array {
  return encodeBatch(answers, SEALED_ANSWER_BYTES)
}

/** The answers in a batch, as views, or `undefined` for anything but whole ones. */
export function decodeAnswerBatch(bytes: Uint8Array): Uint8Array[] | undefined {
  return decodeBatch(bytes, SEALED_ANSWER_BYTES)
}

/** Stands in a batch for the answer to an envelope that the board could not open, and to whose sender it cannot seal one. */
export const NOT_OPENED: Uint8Array = new Uint8Array(SEALED_ANSWER_BYTES)

/** Whether this part of a batch of answers says that the board could not open the envelope. */
export function isNotOpened(answer: Uint8Array): boolean {
  return answer.every((byte) => byte === 0)
}
