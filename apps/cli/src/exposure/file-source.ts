import type { FileHandle } from 'node:fs/promises'
import { open } from 'node:fs/promises'
import { basename } from 'node:path'
import type { ByteSource } from '@chancery/exposure'

/** A file on the disk, of which only what is asked for is read; it has to be closed. */
export interface FileSource extends ByteSource, AsyncDisposable {}

/** Opens a file to read from it; rejects as `open` of Node does. */
export async function openFile(path: string): Promise<FileSource> {
  const handle = await open(path, 'r')
  try {
    const { size } = await handle.stat()
    return {
      name: basename(path),
      size,
      read: (start, end) => readFully(handle, start, end),
      [Symbol.asyncDispose]: () => handle.close(),
    }
  } catch (error) {
    await handle.close()
    throw error
  }
}

/** A disk may give less than it was asked for; a file that became shorter gives what is left. */
async function readFully(handle: FileHandle, start: number, end: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(end - start)
  let at = 0
  while (at < bytes.length) {
    const { bytesRead } = await handle.read(bytes, at, bytes.length - at, start + at)
    if (bytesRead === 0) return bytes.subarray(0, at)
    at += bytesRead
  }
  return bytes
}
