// A ZIP archive (APPNOTE 6.3.10) of files as they are, without compression: what is in it is hashed, and mostly random anyway.

const LOCAL = 0x04034b50
const CENTRAL = 0x02014b50
const END = 0x06054b50
/** Names are UTF-8. */
const FLAGS = 0x0800
const VERSION = 20
/** 1 January 1980, the first day that the format knows: the same files give the same archive. */
const FIRST_DAY = 0x0021

type File = readonly [path: string, bytes: Uint8Array]

/** Puts files into one archive, in this order. */
export function zip(files: readonly File[]): Uint8Array<ArrayBuffer> {
  const parts: Uint8Array[] = []
  const directory: Uint8Array[] = []
  let offset = 0
  for (const [path, bytes] of files) {
    const name = new TextEncoder().encode(path)
    const about = [FLAGS, 0, 0, FIRST_DAY] as const
    const sizes = [crc32(bytes), bytes.length, bytes.length] as const
    parts.push(record([LOCAL], [VERSION, ...about], sizes, [name.length, 0]), name, bytes)
    directory.push(record([CENTRAL], [VERSION, VERSION, ...about], sizes, [name.length, 0, 0, 0, 0], [0, offset]), name)
    offset += 30 + name.length + bytes.length
  }
  const length = directory.reduce((sum, part) => sum + part.length, 0)
  const end = record([END], [0, 0, files.length, files.length], [length, offset], [0])
  return joined([...parts, ...directory, end])
}

/** Numbers, little endian: groups of four bytes each and groups of two take turns. */
function record(...groups: readonly (readonly number[])[]): Uint8Array {
  const sizeOf = (group: number): number => (group % 2 === 0 ? 4 : 2)
  const length = groups.reduce((sum, group, at) => sum + group.length * sizeOf(at), 0)
  const view = new DataView(new ArrayBuffer(length))
  let at = 0
  for (const [index, group] of groups.entries())
    for (const value of group) {
      if (sizeOf(index) === 4) view.setUint32(at, value, true)
      else view.setUint16(at, value, true)
      at += sizeOf(index)
    }
  return new Uint8Array(view.buffer)
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

const table = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1
  return value
})

export function crc32(bytes: Uint8Array): number {
  let value = 0xffffffff
  for (const byte of bytes) value = (table[(value ^ byte) & 0xff] ?? 0) ^ (value >>> 8)
  return (value ^ 0xffffffff) >>> 0
}
