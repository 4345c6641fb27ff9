import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream'
import { createGunzip } from 'node:zlib'

/** The bytes of a log, unpacked if it is a gzip file by its content; `progress` is told what was read of the file itself. */
export async function* openLog(path: string, progress: (bytes: number) => void): AsyncGenerator<Uint8Array> {
  const isPacked = await isGzip(path)
  const bytes = readFile(path, progress)
  // What goes wrong is thrown by the stream that is read; the pipeline ends the others.
  yield* isPacked ? (pipeline(bytes, createGunzip(), () => undefined) as AsyncIterable<Uint8Array>) : bytes
}

async function* readFile(path: string, progress: (bytes: number) => void): AsyncGenerator<Uint8Array> {
  for await (const chunk of createReadStream(path, { highWaterMark: 262_144 }) as AsyncIterable<Uint8Array>) {
    progress(chunk.length)
    yield chunk
  }
}

async function isGzip(path: string): Promise<boolean> {
  for await (const chunk of createReadStream(path, { start: 0, end: 1 }) as AsyncIterable<Uint8Array>)
    return chunk[0] === 0x1f && chunk[1] === 0x8b
  return false
}
