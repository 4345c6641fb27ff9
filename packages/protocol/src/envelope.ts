import { concatBytes, utf8 } from '@chancery/base'
import {
  decodeBinaryRequest,
  decodeBinaryResponse,
  encodeBinaryRequest,
  encodeBinaryResponse,
} from '@chancery/ohttp/binary'
import { errorResponseSchema, paths } from './api.ts'
import { CELL_BYTES } from './cell.ts'
import { protocolError } from './errors.ts'
import { formatHttpDate, parseHttpDate } from './http-date.ts'
import { parseApi } from './parse-api.ts'

/** Cells that one envelope has room for. */
export const CELLS_PER_ENVELOPE = 1

/** What a device says to the board inside an envelope (docs/spec/10-relay.md). No cell at all makes it a dummy. */
export interface EnvelopeRequest {
  /** The sender's clock, Unix time in seconds: the board refuses what is not of now. */
  readonly date: number
  readonly cells: readonly Uint8Array[]
}

/** The board's word on one envelope: taken, or why not. */
export interface EnvelopeAnswer {
  /** The board's clock, Unix time in seconds. */
  readonly date: number
  readonly refusal?: {
    /** One of the API's refusal codes; a newer board may know more. */
    readonly code: string
    readonly message: string
    readonly status: number
    readonly retryAfterSeconds?: number
  }
}

const CONTENT_BYTES = 1 + CELLS_PER_ENVELOPE * CELL_BYTES
const TARGET = { method: 'POST', scheme: 'https', authority: 'board', path: paths.boardCells } as const
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
  return encodeBinaryRequest({ ...TARGET, headers: [['date', formatHttpDate(date)]], content })
}

/** The request in these bytes, or `undefined` for any but the one form that {@link encodeEnvelopeRequest} makes. */
export function decodeEnvelopeRequest(bytes: Uint8Array): EnvelopeRequest | undefined {
  const request = bytes.length === ENVELOPE_REQUEST_BYTES ? decodeBinaryRequest(bytes) : undefined
  if (request === undefined) return undefined
  const { content, headers, trailers } = request
  const isForBoard = (['method', 'scheme', 'authority', 'path'] as const).every(
    (part) => request[part] === TARGET[part],
  )
  const [name, value] = headers[0] ?? []
  const date = name === 'date' && value !== undefined ? parseHttpDate(value) : undefined
  if (!isForBoard || headers.length !== 1 || trailers !== undefined || date === undefined) return undefined
  const count = content[0] ?? 0
  if (content.length !== CONTENT_BYTES || count > CELLS_PER_ENVELOPE) return undefined
  const end = 1 + count * CELL_BYTES
  if (!content.subarray(end).every(isZero)) return undefined
  const cells = Array.from({ length: count }, (_, i) => content.slice(1 + i * CELL_BYTES, 1 + (i + 1) * CELL_BYTES))
  return { date, cells }
}

/** Length of the request inside every envelope. */
export const ENVELOPE_REQUEST_BYTES: number = encodeEnvelopeRequest({ date: 0, cells: [] }).length

/** Length of the answer inside every sealed answer: room for the longest refusal. */
export const ENVELOPE_ANSWER_BYTES = 512
const MAX_MESSAGE_BYTES = 320

/** The answer to an envelope: `message/bhttp`, 204 or a refusal as everywhere in the API, padded to one length. */
export function encodeEnvelopeAnswer({ date, refusal }: EnvelopeAnswer): Uint8Array {
  const headers: [string, string][] = [['date', formatHttpDate(date)]]
  if (refusal === undefined)
    return encodeBinaryResponse({ status: 204, headers, content: new Uint8Array() }, ENVELOPE_ANSWER_BYTES)
  const { code, status, retryAfterSeconds } = refusal
  if (retryAfterSeconds !== undefined) headers.push(['retry-after', String(retryAfterSeconds)])
  // Counted in UTF-8 and in JSON, both of which can make it longer.
  let message = refusal.message
  while (utf8(JSON.stringify(message)).length > MAX_MESSAGE_BYTES) message = message.slice(0, -1)
  const content = utf8(JSON.stringify({ code, message }))
  return encodeBinaryResponse({ status, headers, content }, ENVELOPE_ANSWER_BYTES)
}

/** The answer in these bytes, or `undefined` when they are none. */
export function decodeEnvelopeAnswer(bytes: Uint8Array): EnvelopeAnswer | undefined {
  const response = bytes.length === ENVELOPE_ANSWER_BYTES ? decodeBinaryResponse(bytes) : undefined
  if (response === undefined) return undefined
  const headers = new Map(response.headers)
  const date = parseHttpDate(headers.get('date') ?? '')
  if (date === undefined) return undefined
  if (response.status === 204) return response.content.length === 0 ? { date } : undefined
  const said = readRefusal(response.content)
  if (said === undefined) return undefined
  const wait = headers.get('retry-after') ?? ''
  const retryAfter = /^[0-9]{1,9}$/.test(wait) ? { retryAfterSeconds: Number(wait) } : {}
  return { date, refusal: { ...said, status: response.status, ...retryAfter } }
}

function readRefusal(content: Uint8Array): { code: string; message: string } | undefined {
  try {
    return parseApi(errorResponseSchema, content)
  } catch {
    return undefined
  }
}
