import { ByteReader, ByteWriter } from '@chancery/base'
import { VAULT_CHUNK_BYTES } from './vault.ts'

/** At most so many chunks are in one answer. */
export const SHELF_CHUNKS_PER_ANSWER = 16
const HEAD_BYTES = 8

/** Chunks of the shelf in its order, from the position that was asked for. The same for everybody who asks for that position. */
export interface ShelfAnswer {
  /** How many chunks are on the shelf. */
  readonly end: number
  /** None when there is nothing at that position; at most {@link SHELF_CHUNKS_PER_ANSWER}. */
  readonly chunks: readonly Uint8Array[]
}

/** The bytes of an answer (docs/spec/11-vault.md, "Shelf"). */
export function encodeShelfAnswer({ end, chunks }: ShelfAnswer): Uint8Array {
  const writer = new ByteWriter().u64(end)
  for (const chunk of chunks) writer.bytes(chunk)
  return writer.take()
}

/** The answer in these bytes to a question for `from`, or `undefined`: it is none, or says more than is on the shelf. Never throws. */
export function decodeShelfAnswer(bytes: Uint8Array, from: number): ShelfAnswer | undefined {
  const count = (bytes.length - HEAD_BYTES) / VAULT_CHUNK_BYTES
  if (!Number.isInteger(count) || count < 0 || count > SHELF_CHUNKS_PER_ANSWER) return undefined
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = view.getBigUint64(0)
  if (end > BigInt(Number.MAX_SAFE_INTEGER) || (count > 0 && from + count > Number(end))) return undefined
  const reader = new ByteReader(bytes.subarray(HEAD_BYTES))
  return { end: Number(end), chunks: Array.from({ length: count }, () => reader.bytes(VAULT_CHUNK_BYTES)) }
}
