import type { ByteReader, ByteWriter } from '@chancery/base'
import { ohttpError } from './errors.ts'

/** Reads a variable-length integer (RFC 9000, section 16), in any of its lengths. Throws above 2^53 − 1. */
export function readVarint(reader: ByteReader): number {
  const first = reader.u8()
  const more = (1 << (first >> 6)) - 1
  let value = first & 0x3f
  for (let i = 0; i < more; i++) value = value * 256 + reader.u8()
  if (!Number.isSafeInteger(value)) throw ohttpError('ohttp/message')
  return value
}

/** Writes a variable-length integer (RFC 9000, section 16) in its shortest form. */
export function writeVarint(writer: ByteWriter, value: number): ByteWriter {
  if (value < 0x40) return writer.u8(value)
  if (value < 0x4000) return writer.u16(value | 0x4000)
  if (value < 0x4000_0000) return writer.u32((value | 0x8000_0000) >>> 0)
  return writer.u32((Math.floor(value / 0x1_0000_0000) | 0xc000_0000) >>> 0).u32(value >>> 0)
}

/** Reads a length and as many bytes: a view, not a copy. */
export function readPrefixed(reader: ByteReader): Uint8Array {
  return reader.bytes(readVarint(reader))
}

/** Writes the length of `bytes`, then them. */
export function writePrefixed(writer: ByteWriter, bytes: Uint8Array): ByteWriter {
  return writeVarint(writer, bytes.length).bytes(bytes)
}
