import type { ByteSource } from '../chat/byte-source.ts'
import { exposureError } from '../errors.ts'

/** One file of a zip archive, as its central directory has it (APPNOTE 4.3.12). */
export interface ZipEntry {
  /** With `/` between folders. It names nothing outside of the archive: nothing is ever written. */
  readonly path: string
  readonly method: number
  readonly isLocked: boolean
  readonly crc: number
  readonly packedSize: number
  readonly size: number
  readonly offset: number
}

const END_BYTES = 22
const MOST_COMMENT = 0xffff
/** A directory of a million photos is smaller. */
const MOST_DIRECTORY = 256 << 20
const FULL = 0xffffffff

/** Whether bytes begin like a zip archive, be it an empty one. */
export function isZip(head: Uint8Array): boolean {
  return head[0] === 0x50 && head[1] === 0x4b && ((head[2] === 3 && head[3] === 4) || (head[2] === 5 && head[3] === 6))
}

/** All files of an archive, without reading one. Throws `exposure/damaged-archive`. */
export async function readZipDirectory(source: ByteSource): Promise<ZipEntry[]> {
  const { start, bytes } = await findDirectory(source)
  if (start < 0 || bytes < 0 || bytes > MOST_DIRECTORY || start + bytes > source.size) throw damaged()
  const directory = await source.read(start, start + bytes)
  const view = viewOf(directory)
  const entries: ZipEntry[] = []
  let at = 0
  while (at + 46 <= view.byteLength && view.getUint32(at, true) === 0x02014b50) {
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((offset) =>
      view.getUint16(at + offset, true),
    ) as [number, number, number]
    const next = at + 46 + nameLength + extraLength + commentLength
    if (next > view.byteLength) throw damaged()
    entries.push(readEntry(view, at, directory.subarray(at + 46, at + 46 + nameLength), extraLength))
    at = next
  }
  if (at !== view.byteLength) throw damaged()
  return entries
}

function readEntry(view: DataView, at: number, name: Uint8Array, extraLength: number): ZipEntry {
  const flags = view.getUint16(at + 8, true)
  const sizes = [view.getUint32(at + 24, true), view.getUint32(at + 20, true), view.getUint32(at + 42, true)]
  const extra = new DataView(view.buffer, view.byteOffset + at + 46 + name.length, extraLength)
  const [size = 0, packedSize = 0, offset = 0] = fullSizes(sizes, extra)
  return {
    path: new TextDecoder().decode(name).replaceAll('\\', '/'),
    method: view.getUint16(at + 10, true),
    isLocked: (flags & 1) === 1,
    crc: view.getUint32(at + 16, true),
    packedSize,
    size,
    offset,
  }
}

/** Sizes of more than 4 GB stand in an extra field (Zip64, 4.5.3), those that do not fit, in this order. */
function fullSizes(sizes: readonly number[], extra: DataView): number[] {
  let field = 0
  while (field + 4 <= extra.byteLength && extra.getUint16(field, true) !== 1)
    field += 4 + extra.getUint16(field + 2, true)
  let at = field + 4
  return sizes.map((size) => {
    if (size !== FULL || at + 8 > extra.byteLength) return size
    at += 8
    return Number(extra.getBigUint64(at - 8, true))
  })
}

async function findDirectory(source: ByteSource): Promise<{ start: number; bytes: number }> {
  const from = Math.max(0, source.size - END_BYTES - MOST_COMMENT)
  const tail = viewOf(await source.read(from, source.size))
  for (let at = tail.byteLength - END_BYTES; at >= 0; at--) {
    if (tail.getUint32(at, true) !== 0x06054b50) continue
    const bytes = tail.getUint32(at + 12, true)
    const start = tail.getUint32(at + 16, true)
    if (start !== FULL && bytes !== FULL && tail.getUint16(at + 10, true) !== 0xffff) return { start, bytes }
    return at >= 20 && tail.getUint32(at - 20, true) === 0x07064b50
      ? findLargeDirectory(source, tail, at - 20)
      : { start, bytes }
  }
  throw damaged()
}

async function findLargeDirectory(
  source: ByteSource,
  tail: DataView,
  locator: number,
): Promise<{ start: number; bytes: number }> {
  const at = Number(tail.getBigUint64(locator + 8, true))
  if (at + 56 > source.size) throw damaged()
  const record = viewOf(await source.read(at, at + 56))
  if (record.getUint32(0, true) !== 0x06064b50) throw damaged()
  return { start: Number(record.getBigUint64(48, true)), bytes: Number(record.getBigUint64(40, true)) }
}

export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

const damaged = (): Error => exposureError('exposure/damaged-archive')
