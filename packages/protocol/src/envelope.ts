import { concatBytes } from '@chancery/base'
import { paths } from './api.ts'
import { CELL_BYTES } from './cell.ts'
import {
  ENVELOPE_ANSWER_BYTES,
  decodeAnswer,
  decodeDatedRequest,
  encodeAnswer,
  encodeDatedRequest,
} from './envelope-message.ts'
import type { EnvelopeAnswer } from './envelope-message.ts'
import { protocolError } from './errors.ts'

/** Cells that one envelope has room for. */
export const CELLS_PER_ENVELOPE = 1

/** What a device says to the board inside an envelope (docs/spec/10-relay.md). No cell at all makes it a dummy. */
export interface EnvelopeRequest {
  /** The sender's clock, Unix time in seconds: the board refuses what is not of now. */
  readonly date: number
  readonly cells: readonly Uint8Array[]
}

const CONTENT_BYTES = 1 + CELLS_PER_ENVELOPE * CELL_BYTES
const isZero = (byte: number): boolean => byte === 0

/** The request inside an envelope: `message/bhttp` of always the same length. Throws `protocol/envelope` for too many cells. */
export function encodeEnvelopeRequest({ date, cells }: EnvelopeRequest): Uint8Array {
  if (cells.length > CELLS_PER_ENVELOPE || cells.some((cell) => cell.length !== CELL_BYTES))
    throw protocolError(
      'protocol/envelope',
      `An envelope holds up to ${CELLS_PER_ENVELOPE} cells; send the rest in another`,
    )
  const unused = new Uint8Array((CELLS_PER_ENVELOPE - cells.length) * CELL_BYTES)
  const content = concatBytes(Uint8Array.of(cells.length), ...cells, unused)
  return encodeDatedRequest(paths.boardCells, { date, content })
}

/** The request in these bytes, or `undefined` for any but the one form that {@link encodeEnvelopeRequest} makes. */
export function decodeEnvelopeRequest(bytes: Uint8Array): EnvelopeRequest | undefined {
  const request = bytes.length === ENVELOPE_REQUEST_BYTES ? decodeDatedRequest(paths.boardCells, bytes) : undefined
  if (request === undefined) return undefined
  const { date, content } = request
  const count = content[0] ?? 0
  if (content.length !== CONTENT_BYTES || count > CELLS_PER_ENVELOPE) return undefined
  const end = 1 + count * CELL_BYTES
  if (!content.subarray(end).every(isZero)) return undefined
  const cells = Array.from({ length: count }, (_, i) => content.slice(1 + i * CELL_BYTES, 1 + (i + 1) * CELL_BYTES))
  return { date, cells }
}

/** Length of the request inside every envelope. */
export const ENVELOPE_REQUEST_BYTES: number = encodeEnvelopeRequest({ date: 0, cells: [] }).length

/** The answer to an envelope: `message/bhttp`, 204 or a refusal as everywhere in the API, padded to one length. */
export function encodeEnvelopeAnswer(answer: EnvelopeAnswer): Uint8Array {
  return encodeAnswer(answer, ENVELOPE_ANSWER_BYTES)
}

/** The answer in these bytes, or `undefined` when they are none. */
export function decodeEnvelopeAnswer(bytes: Uint8Array): EnvelopeAnswer | undefined {
  return decodeAnswer(bytes, ENVELOPE_ANSWER_BYTES, 0)
}
