import { ByteReader, ByteWriter } from '@chancery/base'
import { ENVELOPE_REQUEST_BYTES } from './envelope.ts'
import { ENVELOPE_ANSWER_BYTES } from './envelope-message.ts'
import { protocolError } from './errors.ts'
import { VAULT_ANSWER_BYTES, VAULT_REQUEST_BYTES } from './vault-envelope.ts'

/** Envelopes of one kind: all of them have one length, and all their answers another (docs/spec/10-relay.md). */
export interface EnvelopeForm<Name extends 'cell' | 'vault' = 'cell' | 'vault'> {
  readonly name: Name
  /** Header, encapsulated key, request, and AEAD tag. */
  readonly envelopeBytes: number
  /** Nonce, answer, and AEAD tag. */
  readonly answerBytes: number
  /** The most envelopes in one batch. */
  readonly most: number
}

function formOf<Name extends 'cell' | 'vault'>(
  name: Name,
  requestBytes: number,
  answerBytes: number,
  most: number,
): EnvelopeForm<Name> {
  return { name, envelopeBytes: 7 + 32 + requestBytes + 16, answerBytes: 16 + answerBytes + 16, most }
}

/** Envelopes for the board: a cell or none. A batch has as many as the largest round has cells. */
export const cellEnvelopes: EnvelopeForm<'cell'> = formOf('cell', ENVELOPE_REQUEST_BYTES, ENVELOPE_ANSWER_BYTES, 4096)

/** Envelopes for the vault: a chunk, the name of one, or neither. */
export const vaultEnvelopes: EnvelopeForm<'vault'> = formOf('vault', VAULT_REQUEST_BYTES, VAULT_ANSWER_BYTES, 32)

function encodeBatch(items: readonly Uint8Array[], most: number, bytesEach: number): Uint8Array {
  if (items.length > most || items.some((item) => item.length !== bytesEach))
    throw protocolError(
      'protocol/envelope',
      `A batch has up to ${most} parts of ${bytesEach} bytes; send the rest in another`,
    )
  const writer = new ByteWriter().u32(items.length)
  for (const item of items) writer.bytes(item)
  return writer.take()
}

function decodeBatch(bytes: Uint8Array, most: number, bytesEach: number): Uint8Array[] | undefined {
  if (bytes.length < 4) return undefined
  const reader = new ByteReader(bytes)
  const count = reader.u32()
  if (count > most || reader.left !== count * bytesEach) return undefined
  return Array.from({ length: count }, () => reader.bytes(bytesEach))
}

/** Envelopes as the relay hands them to the board: `count(u32) || envelopes`. Throws `protocol/envelope`. */
export function encodeEnvelopeBatch(form: EnvelopeForm, envelopes: readonly Uint8Array[]): Uint8Array {
  return encodeBatch(envelopes, form.most, form.envelopeBytes)
}

/** The envelopes of a batch, as views, or `undefined` for anything but whole ones. */
export function decodeEnvelopeBatch(form: EnvelopeForm, bytes: Uint8Array): Uint8Array[] | undefined {
  return decodeBatch(bytes, form.most, form.envelopeBytes)
}

/** The board's answers to a batch, in the order of its envelopes: `count(u32) || sealed answers`. Throws `protocol/envelope`. */
export function encodeAnswerBatch(form: EnvelopeForm, answers: readonly Uint8Array[]): Uint8Array {
  return encodeBatch(answers, form.most, form.answerBytes)
}

/** The answers in a batch, as views, or `undefined` for anything but whole ones. */
export function decodeAnswerBatch(form: EnvelopeForm, bytes: Uint8Array): Uint8Array[] | undefined {
  return decodeBatch(bytes, form.most, form.answerBytes)
}

/** Stands in a batch for the answer to an envelope that the board could not open, and to whose sender it cannot seal one. */
export function notOpened(form: EnvelopeForm): Uint8Array {
  return new Uint8Array(form.answerBytes)
}

/** Whether this part of a batch of answers says that the board could not open the envelope. */
export function isNotOpened(answer: Uint8Array): boolean {
  return answer.every((byte) => byte === 0)
}
