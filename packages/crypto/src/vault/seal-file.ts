import { CodedError, randomBytes } from '@chancery/base'
import { MAX_FILE_BYTES, VAULT_CHUNK_BYTES, vaultCapacity, vaultChunkCount } from '@chancery/protocol'
import { ChunkCutter, hashChunk } from './chunk.ts'
import type { Chunk } from './chunk.ts'
import { sealIndex } from './chunk-index.ts'
import { encrypterFor } from './identity.ts'

/** A file on its way into the vault. */
export interface FileToSeal {
  readonly stream: ReadableStream<Uint8Array>
  /** Exact length of the stream in bytes, at most {@link MAX_FILE_BYTES}. */
  readonly size: number
  /** The age identity, 32 bytes. Only vectors and tests choose it. */
  readonly key?: Uint8Array
}

/** What a statement says of a file in the vault. */
export interface SealedFile {
  /** The age identity, 32 bytes. */
  readonly key: Uint8Array
  /** SHA-256 of the one chunk, or of the index. */
  readonly hash: Uint8Array
  readonly isIndex: boolean
}

/**
 * Seals a file for the vault (docs/spec/11-vault.md): pads it, encrypts it as one age file, and cuts that into chunks of 65,536
 * bytes. `keep` gets each in order, the index, if there is one, last; the next is made when it resolves. Throws
 * `crypto/file-changed` when the stream is not as long as was said, and whatever stream and `keep` throw.
 */
export async function sealFile(
  { stream, size, key = randomBytes(32) }: FileToSeal,
  keep: (chunk: Chunk) => Promise<void>,
): Promise<SealedFile> {
  if (size > MAX_FILE_BYTES) throw new RangeError(`sealFile: a file has ${MAX_FILE_BYTES} bytes at most`)
  const count = vaultChunkCount(size)
  const encrypter = await encrypterFor(key)
  const sealed = await encrypter.encrypt(padded(stream, size, vaultCapacity(count)))
  const hashes: Uint8Array[] = []
  const cutter = new ChunkCutter()
  const reader = sealed.getReader()
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read())
      for (const bytes of cutter.cut(part.value)) {
        const hash = await hashChunk(bytes)
        hashes.push(hash)
        await keep({ hash, bytes })
      }
  } catch (error) {
    await reader.cancel(error).catch(() => undefined)
    throw error
  }
  const [first] = hashes
  if (first === undefined || hashes.length !== count || cutter.rest > 0)
    throw new TypeError('sealFile: age has made another length than it should')
  if (count === 1) return { key, hash: first, isIndex: false }
  const index = await sealIndex(key, hashes)
  await keep(index)
  return { key, hash: index.hash, isIndex: true }
}

/** A stream with zeros behind it, up to `capacity` bytes. */
function padded(stream: ReadableStream<Uint8Array>, size: number, capacity: number): ReadableStream<Uint8Array> {
  const reader = stream.getReader()
  let length = 0
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        if (length < size) {
          const part = await reader.read()
          length += part.value?.length ?? 0
          if (part.done || length > size) throw changed()
          return controller.enqueue(part.value)
        }
        if (length === size && !(await reader.read()).done) throw changed()
        const zeros = new Uint8Array(Math.min(VAULT_CHUNK_BYTES, capacity - length))
        length += zeros.length
        if (zeros.length > 0) controller.enqueue(zeros)
        if (length === capacity) controller.close()
      },
      cancel: (reason) => reader.cancel(reason),
    },
    { highWaterMark: 0 },
  )
}

function changed(): Error {
  return new CodedError('crypto/file-changed', 'The file has changed while it was read. Choose it again')
}
