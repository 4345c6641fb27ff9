import type { ByteSource } from '../chat/byte-source.ts'
import { exposureError } from '../errors.ts'
import { crc32 } from './crc32.ts'
import { viewOf } from './zip-directory.ts'
import type { ZipEntry } from './zip-directory.ts'

const PIECE = 1 << 16
/** No text of a chat is larger, nor packs so well: text packs to a fifth, and one word over and over to a hundredth. */
const MOST_BYTES = 8 * 2 ** 30
const MOST_RATIO = 250
const RATIO_FROM = 64 << 20

/** Throws where a file must not or cannot be unpacked: `exposure/archive-bomb`, `-locked-archive`, `-other-archive`. */
export function requireUnpackable({ isLocked, method, size, packedSize }: ZipEntry): void {
  if (isLocked) throw exposureError('exposure/locked-archive')
  if (method !== 0 && method !== 8) throw exposureError('exposure/other-archive')
  if (size > MOST_BYTES || (size > RATIO_FROM && size > packedSize * MOST_RATIO))
    throw exposureError('exposure/archive-bomb')
}

/**
 * The bytes of one file, unpacked as they are asked for. What the archive says of their number and checksum is held against
 * it: more bytes than announced are `exposure/archive-bomb`, other ones `exposure/damaged-archive`.
 */
export async function* unpack(source: ByteSource, entry: ZipEntry): AsyncGenerator<Uint8Array> {
  requireUnpackable(entry)
  const packed = piecesOf(source, await dataStart(source, entry), entry.packedSize)
  let bytes = 0
  let crc = 0
  for await (const chunk of entry.method === 0 ? packed : inflated(packed)) {
    bytes += chunk.length
    if (bytes > entry.size) throw exposureError('exposure/archive-bomb')
    crc = crc32(chunk, crc)
    yield chunk
  }
  if (bytes !== entry.size || crc !== entry.crc) throw exposureError('exposure/damaged-archive')
}

/** The local header repeats the name, and may be longer than the directory says (APPNOTE 4.3.7). */
async function dataStart(source: ByteSource, { offset, packedSize }: ZipEntry): Promise<number> {
  if (offset + 30 > source.size) throw exposureError('exposure/damaged-archive')
  const header = viewOf(await source.read(offset, offset + 30))
  const start = offset + 30 + header.getUint16(26, true) + header.getUint16(28, true)
  if (header.getUint32(0, true) !== 0x04034b50 || start + packedSize > source.size)
    throw exposureError('exposure/damaged-archive')
  return start
}

async function* piecesOf(source: ByteSource, start: number, bytes: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes; at += PIECE) yield await source.read(start + at, start + Math.min(at + PIECE, bytes))
}

/** Raw DEFLATE by the platform's own unpacker, which gives small chunks and waits until they are taken. */
async function* inflated(packed: AsyncGenerator<Uint8Array>): AsyncGenerator<Uint8Array> {
  const unpacker = new DecompressionStream('deflate-raw')
  const input = new ReadableStream<BufferSource>({
    async pull(controller) {
      const { done, value } = await packed.next()
      if (done === true) controller.close()
      else controller.enqueue(value as Uint8Array<ArrayBuffer>)
    },
  })
  const reader = input.pipeThrough(unpacker).getReader()
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      yield value
    }
  } catch {
    throw exposureError('exposure/damaged-archive')
  } finally {
    // Somebody who stops reading leaves nothing running; that the rest is damaged does not matter then.
    await reader.cancel().catch(() => undefined)
  }
}
