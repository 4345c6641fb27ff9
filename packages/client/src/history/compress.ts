/** No part of an archive is larger than this when it is unpacked; more is an attack on memory. */
const MOST_BYTES = 64 * 1024 * 1024

/** Bytes, compressed (DEFLATE, RFC 1951). */
export async function deflate(bytes: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new Blob([bytes as Uint8Array<ArrayBuffer>]).stream().pipeThrough(new CompressionStream('deflate-raw'))
  return new Uint8Array(await new Response(stream).arrayBuffer())
}

/** What {@link deflate} compressed; `undefined` for anything else, and for what would be too large. */
export async function inflate(bytes: Uint8Array): Promise<Uint8Array | undefined> {
  const source = new Blob([bytes as Uint8Array<ArrayBuffer>]).stream()
  const reader = source.pipeThrough(new DecompressionStream('deflate-raw')).getReader()
  const pieces: Uint8Array<ArrayBuffer>[] = []
  let length = 0
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      length += part.value.length
      if (length > MOST_BYTES) {
        await reader.cancel()
        return undefined
      }
      pieces.push(part.value)
    }
    return new Uint8Array(await new Blob(pieces).arrayBuffer())
  } catch {
    return undefined
  }
}
