import { ByteReader, ByteWriter, fromUtf8, utf8 } from '@chancery/base'
import { CELL_BYTES } from './cell.ts'
import { protocolError } from './errors.ts'

/** What one round added to the board; the same bytes go to every connected client. */
export interface BlockFrame {
  readonly type: 'block'
  /** Position of the first cell. */
  readonly start: number
  readonly cells: readonly Uint8Array[]
  /** The board's signed checkpoint after this round. */
  readonly checkpoint: string
}

/** Sent on connecting and every 15 seconds: where both logs stand, and the server's clock. The same bytes for everybody. */
export interface HeadsFrame {
  readonly type: 'heads'
  /** Unix time in seconds. */
  readonly time: number
  readonly board: string
  readonly register: string
}

/** Sent on connecting, when the shelf has grown, and before any block that came after: how many chunks are on it. Only without a relay. */
export interface ShelfFrame {
  readonly type: 'shelf'
  readonly end: number
}

export type Frame = BlockFrame | HeadsFrame | ShelfFrame

const BLOCK = 1
const HEADS = 2
const SHELF = 3

function writeText(writer: ByteWriter, text: string): ByteWriter {
  const bytes = utf8(text)
  return writer.u16(bytes.length).bytes(bytes)
}

/** The bytes of a frame on the live connection (docs/spec/6-api.md). */
export function encodeFrame(frame: Frame): Uint8Array {
  const writer = new ByteWriter()
  if (frame.type === 'shelf') return writer.u8(SHELF).u64(frame.end).take()
  if (frame.type === 'heads') {
    writer.u8(HEADS).u64(frame.time)
    writeText(writer, frame.board)
    return writeText(writer, frame.register).take()
  }
  writer.u8(BLOCK).u64(frame.start).u32(frame.cells.length)
  for (const cell of frame.cells) writer.bytes(cell)
  return writeText(writer, frame.checkpoint).take()
}

function readText(reader: ByteReader): string {
  const text = fromUtf8(reader.bytes(reader.u16()))
  if (text === undefined)
    throw protocolError('protocol/block', 'The server sent a frame that is not text; connect again')
  return text
}

/** The frame in these bytes; throws `protocol/block` (or `base/truncated`) for anything else. Checkpoints are not checked here. */
export function decodeFrame(bytes: Uint8Array): Frame {
  const reader = new ByteReader(bytes)
  const type = reader.u8()
  let frame: Frame
  if (type === HEADS) {
    frame = { type: 'heads', time: reader.u64(), board: readText(reader), register: readText(reader) }
  } else if (type === BLOCK) {
    const start = reader.u64()
    const count = reader.u32()
    if (count * CELL_BYTES > reader.left)
      throw protocolError('protocol/block', 'The server sent a cut block; connect again')
    const cells = Array.from({ length: count }, () => reader.bytes(CELL_BYTES))
    frame = { type: 'block', start, cells, checkpoint: readText(reader) }
  } else if (type === SHELF) frame = { type: 'shelf', end: reader.u64() }
  else throw protocolError('protocol/block', 'The server sent an unknown frame; update this program')
  if (reader.left !== 0)
    throw protocolError('protocol/block', 'The server sent a frame with trailing bytes; connect again')
  return frame
}
