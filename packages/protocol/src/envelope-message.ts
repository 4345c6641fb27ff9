import { utf8 } from '@chancery/base'
import {
  decodeBinaryRequest,
  decodeBinaryResponse,
  encodeBinaryRequest,
  encodeBinaryResponse,
} from '@chancery/ohttp/binary'
import { errorResponseSchema } from './api.ts'
import { formatHttpDate, parseHttpDate } from './http-date.ts'
import { parseApi } from './parse-api.ts'

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

/** An answer that may bring something. */
export interface BringingAnswer extends EnvelopeAnswer {
  /** Missing where there was nothing to bring. */
  readonly content?: Uint8Array
}

/** What is inside an envelope, apart from its target. */
export interface DatedContent {
  /** The sender's clock, Unix time in seconds: the board refuses what is not of now. */
  readonly date: number
  readonly content: Uint8Array
}

const TARGET = { method: 'POST', scheme: 'https', authority: 'board' } as const
const MAX_MESSAGE_BYTES = 320
/** Room for the longest refusal. */
export const ENVELOPE_ANSWER_BYTES = 512

/** A request to `path` of the board: `message/bhttp` (RFC 9292), as long as its content makes it. */
export function encodeDatedRequest(path: string, { date, content }: DatedContent): Uint8Array {
  return encodeBinaryRequest({ ...TARGET, path, headers: [['date', formatHttpDate(date)]], content })
}

/** The request in these bytes, or `undefined` for any but the one form that {@link encodeDatedRequest} makes. */
export function decodeDatedRequest(path: string, bytes: Uint8Array): DatedContent | undefined {
  const request = decodeBinaryRequest(bytes)
  if (request === undefined) return undefined
  const { content, headers, trailers } = request
  const isForBoard = request.path === path && (['method', 'scheme', 'authority'] as const).every(isTarget)
  function isTarget(part: 'method' | 'scheme' | 'authority'): boolean {
    return request?.[part] === TARGET[part]
  }
  const [name, value] = headers[0] ?? []
  const date = name === 'date' && value !== undefined ? parseHttpDate(value) : undefined
  if (!isForBoard || headers.length !== 1 || trailers !== undefined || date === undefined) return undefined
  return { date, content }
}

/** An answer: `message/bhttp`, 204, 200 with what it brings, or a refusal as everywhere in the API, padded to `length` bytes. */
export function encodeAnswer({ date, refusal, content }: BringingAnswer, length: number): Uint8Array {
  const headers: [string, string][] = [['date', formatHttpDate(date)]]
  if (refusal === undefined) {
    const status = content === undefined ? 204 : 200
    return encodeBinaryResponse({ status, headers, content: content ?? new Uint8Array() }, length)
  }
  const { code, status, retryAfterSeconds } = refusal
  if (retryAfterSeconds !== undefined) headers.push(['retry-after', String(retryAfterSeconds)])
  // Counted in UTF-8 and in JSON, both of which can make it longer.
  let message = refusal.message
  while (utf8(JSON.stringify(message)).length > MAX_MESSAGE_BYTES) message = message.slice(0, -1)
  return encodeBinaryResponse({ status, headers, content: utf8(JSON.stringify({ code, message })) }, length)
}

/** The answer in these bytes, or `undefined` when they are none, or one that brings what nobody asked for. */
export function decodeAnswer(bytes: Uint8Array, length: number, contentBytes: number): BringingAnswer | undefined {
  const response = bytes.length === length ? decodeBinaryResponse(bytes) : undefined
  if (response === undefined) return undefined
  const { content, status } = response
  const headers = new Map(response.headers)
  const date = parseHttpDate(headers.get('date') ?? '')
  if (date === undefined) return undefined
  if (status === 204) return content.length === 0 ? { date } : undefined
  if (status === 200) return contentBytes > 0 && content.length === contentBytes ? { date, content } : undefined
  const said = readRefusal(content)
  if (said === undefined) return undefined
  const wait = headers.get('retry-after') ?? ''
  const retryAfter = /^[0-9]{1,9}$/.test(wait) ? { retryAfterSeconds: Number(wait) } : {}
  return { date, refusal: { ...said, status, ...retryAfter } }
}

function readRefusal(content: Uint8Array): { code: string; message: string } | undefined {
  try {
    return parseApi(errorResponseSchema, content)
  } catch {
    return undefined
  }
}
