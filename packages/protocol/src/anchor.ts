import { ByteReader, ByteWriter, equalBytes, fromUtf8, utf8 } from '@chancery/base'
import { CELL_BYTES, TAG_BYTES } from './cell.ts'
import { protocolError } from './errors.ts'

/** The public tag of an anchor. The board takes no cell from a client that begins with it. */
const ANCHOR_TAG = utf8('chancery/anchor1')
const HEADER_BYTES = TAG_BYTES + 10

/**
 * A public cell that the board itself inserts: it ties this place on the board to a moment and to a state of the register
 * (docs/spec/5-rounds-and-anchors.md).
 */
export interface Anchor {
  /** Unix time in seconds. */
  readonly time: number
  /** The register's signed checkpoint at that moment: a signed note as text. */
  readonly registerCheckpoint: string
}

/** Whether a cell carries the anchor's tag. */
export function isAnchor(cell: Uint8Array): boolean {
  return equalBytes(cell.subarray(0, TAG_BYTES), ANCHOR_TAG)
}

/** The cell of an anchor. Throws `protocol/cell` when the checkpoint does not fit. */
export function encodeAnchor(anchor: Anchor): Uint8Array {
  const checkpoint = utf8(anchor.registerCheckpoint)
  if (checkpoint.length > CELL_BYTES - HEADER_BYTES)
    throw protocolError('protocol/cell', 'The register checkpoint does not fit into an anchor; use fewer cosignatures')
  const cell = new Uint8Array(CELL_BYTES)
  cell.set(new ByteWriter().bytes(ANCHOR_TAG).u64(anchor.time).u16(checkpoint.length).bytes(checkpoint).take())
  return cell
}

/** The anchor in a cell, or `undefined` unless it is one in its only form. The checkpoint's signature is not checked here. */
export function decodeAnchor(cell: Uint8Array): Anchor | undefined {
  if (cell.length !== CELL_BYTES || !isAnchor(cell)) return undefined
  try {
    const reader = new ByteReader(cell.subarray(TAG_BYTES))
    const time = reader.u64()
    const registerCheckpoint = fromUtf8(reader.bytes(reader.u16()))
    if (registerCheckpoint === undefined) return undefined
    return equalBytes(encodeAnchor({ time, registerCheckpoint }), cell) ? { time, registerCheckpoint } : undefined
  } catch {
    return undefined
  }
}
