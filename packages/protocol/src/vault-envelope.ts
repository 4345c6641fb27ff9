import { base64url, concatBytes, requireBase64url } from '@chancery/base'
import { paths } from './api.ts'
import {
  ENVELOPE_ANSWER_BYTES,
  decodeAnswer,
  decodeDatedRequest,
  encodeAnswer,
  encodeDatedRequest,
} from './envelope-message.ts'
import type { EnvelopeAnswer } from './envelope-message.ts'
import { protocolError } from './errors.ts'
import { VAULT_CHUNK_BYTES } from './vault.ts'

/** What is wanted of the vault: to bring a chunk, or to fetch one by its name. */
export type VaultWish =
  | { readonly kind: 'put'; readonly name: string; readonly chunk: Uint8Array }
  | { readonly kind: 'get'; readonly name: string }

/** What a device says to the vault inside a vault envelope (docs/spec/10-relay.md). Without a wish it is a dummy. */
export interface VaultRequest {
  /** The sender's clock, Unix time in seconds: the board refuses what is not of now. */
  readonly date: number
  readonly wish?: VaultWish
}

/** The board's word on a vault envelope: done, with the chunk that was asked for, or why not. */
export interface VaultAnswer extends EnvelopeAnswer {
  readonly chunk?: Uint8Array
}

const NAME_BYTES = 32
const CONTENT_BYTES = 1 + NAME_BYTES + VAULT_CHUNK_BYTES
const [DUMMY, PUT, GET] = [0, 1, 2]
const isZero = (byte: number): boolean => byte === 0

/**
 * The request inside a vault envelope: `message/bhttp` of always the same length, whether it brings, fetches, or does nothing.
 * Throws `protocol/envelope` for a chunk of another length, and `base/base64url` for what is no name.
 */
export function encodeVaultRequest({ date, wish }: VaultRequest): Uint8Array {
  const chunk = wish?.kind === 'put' ? wish.chunk : new Uint8Array(VAULT_CHUNK_BYTES)
  if (chunk.length !== VAULT_CHUNK_BYTES)
    throw protocolError('protocol/envelope', `A chunk has exactly ${VAULT_CHUNK_BYTES} bytes; pad its file first`)
  const kind = wish === undefined ? DUMMY : wish.kind === 'put' ? PUT : GET
  const name =
    wish === undefined ? new Uint8Array(NAME_BYTES) : requireBase64url(wish.name, NAME_BYTES, 'A chunk’s name')
  return encodeDatedRequest(paths.vault, { date, content: concatBytes(Uint8Array.of(kind), name, chunk) })
}

/** The request in these bytes, or `undefined` for any but the one form that {@link encodeVaultRequest} makes. */
export function decodeVaultRequest(bytes: Uint8Array): VaultRequest | undefined {
  const request = bytes.length === VAULT_REQUEST_BYTES ? decodeDatedRequest(paths.vault, bytes) : undefined
  if (request?.content.length !== CONTENT_BYTES) return undefined
  const { date, content } = request
  const [kind] = content
  const chunk = content.subarray(1 + NAME_BYTES)
  if (kind === DUMMY) return content.every(isZero) ? { date } : undefined
  const name = base64url(content.subarray(1, 1 + NAME_BYTES))
  if (kind === PUT) return { date, wish: { kind: 'put', name, chunk } }
  return kind === GET && chunk.every(isZero) ? { date, wish: { kind: 'get', name } } : undefined
}

/** Length of the request inside every vault envelope. */
export const VAULT_REQUEST_BYTES: number = encodeVaultRequest({ date: 0 }).length

/** Length of the answer inside every sealed answer: a chunk, and room for what stands around it. */
export const VAULT_ANSWER_BYTES: number = VAULT_CHUNK_BYTES + ENVELOPE_ANSWER_BYTES

/** The answer to a vault envelope, padded to one length. */
export function encodeVaultAnswer({ chunk, ...answer }: VaultAnswer): Uint8Array {
  return encodeAnswer(chunk === undefined ? answer : { ...answer, content: chunk }, VAULT_ANSWER_BYTES)
}

/** The answer in these bytes, or `undefined` when they are none. */
export function decodeVaultAnswer(bytes: Uint8Array): VaultAnswer | undefined {
  const answer = decodeAnswer(bytes, VAULT_ANSWER_BYTES, VAULT_CHUNK_BYTES)
  if (answer === undefined) return undefined
  const { content, ...said } = answer
  return content === undefined ? said : { ...said, chunk: content }
}
