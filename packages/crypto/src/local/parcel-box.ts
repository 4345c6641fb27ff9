import { ByteWriter, concatBytes, hkdfExpand } from '@chancery/base'
import { labels } from '@chancery/protocol'
import { openLocal, sealLocal } from './local-box.ts'

const VERSION = 1
const PIECE_BYTES = 1024 * 1024
/** Nonce and authenticator of a piece. */
const PIECE_OVERHEAD = 28

/** What a piece is bound to: its place, and whether it is the last, so that none can be moved, left out, or cut off. */
function boundOf(index: number, isLast: boolean): Uint8Array {
  return new ByteWriter()
    .u8(VERSION)
    .u32(index)
    .u8(isLast ? 1 : 0)
    .take()
}

function keyOf(key: Uint8Array, id: Uint8Array): Uint8Array {
  return hkdfExpand(key, concatBytes(labels.parcel, id), 32)
}

/** How many pieces of `size` bytes hold `length` bytes; even nothing takes one. */
function countOf(length: number, size: number): number {
  return Math.max(1, Math.ceil(length / size))
}

/** Seals a parcel of any length under its link’s key (32 bytes, random) and id (16 bytes), in pieces of 1 MiB. */
export function sealParcel(key: Uint8Array, id: Uint8Array, plaintext: Uint8Array): Uint8Array {
  const pieceKey = keyOf(key, id)
  const count = countOf(plaintext.length, PIECE_BYTES)
  const writer = new ByteWriter().u8(VERSION)
  for (let index = 0; index < count; index++) {
    const piece = plaintext.subarray(index * PIECE_BYTES, (index + 1) * PIECE_BYTES)
    writer.bytes(sealLocal(pieceKey, boundOf(index, index === count - 1), piece))
  }
  return writer.take()
}

/** Opens a whole parcel, or gives `undefined`: another key or id, a newer version, or anything cut, moved, or changed. */
export function openParcel(key: Uint8Array, id: Uint8Array, sealed: Uint8Array): Uint8Array | undefined {
  if (sealed[0] !== VERSION) return undefined
  const pieceKey = keyOf(key, id)
  const body = sealed.subarray(1)
  const size = PIECE_BYTES + PIECE_OVERHEAD
  const count = countOf(body.length, size)
  const pieces: Uint8Array[] = []
  for (let index = 0; index < count; index++) {
    const piece = body.subarray(index * size, (index + 1) * size)
    const opened = openLocal(pieceKey, boundOf(index, index === count - 1), piece)
    if (opened === undefined) return undefined
    pieces.push(opened)
  }
  return concatBytes(...pieces)
}
