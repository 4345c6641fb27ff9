/** Bytes that can be read at any place and more than once: a file on a disk, or one that was dropped on a page. */
export interface ByteSource {
  readonly name: string
  /** In bytes. */
  readonly size: number
  /** The bytes from `start` to before `end`, which lie within `size`. */
  read(start: number, end: number): Promise<Uint8Array>
}

/** A file that was dropped on a page. */
export function sourceOfBlob(name: string, blob: Blob): ByteSource {
  return {
    name,
    size: blob.size,
    read: async (start, end) => new Uint8Array(await blob.slice(start, end).arrayBuffer()),
  }
}

/** Bytes in memory. */
export function sourceOfBytes(name: string, bytes: Uint8Array): ByteSource {
  return { name, size: bytes.length, read: (start, end) => Promise.resolve(bytes.subarray(start, end)) }
}
