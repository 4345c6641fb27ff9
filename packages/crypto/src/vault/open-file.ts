import { vaultCapacity, vaultChunkCount } from '@chancery/protocol'
import { decrypterWith } from './identity.ts'

/** A file that comes out of the vault. */
export interface FileToOpen {
  /** The age identity, 32 bytes. */
  readonly key: Uint8Array
  /** Bytes of the file itself, as its statement says. */
  readonly size: number
  /** Its chunks in order, without the index. */
  readonly chunks: AsyncIterable<Uint8Array>
}

/**
 * Opens a file and hands its bytes, without the padding, to `take`, piece by piece. `false`: this is no file of that size under
 * that key, or it was cut or changed; what was handed over must then be thrown away. Throws only what `chunks` and `take` throw.
 */
export async function openFile(
  { key, size, chunks }: FileToOpen,
  take: (bytes: Uint8Array) => Promise<void> | void,
): Promise<boolean> {
  const source = new Source(chunks)
  const capacity = vaultCapacity(vaultChunkCount(size))
  let length = 0
  let opened: ReadableStream<Uint8Array>
  try {
    opened = await decrypterWith(key).decrypt(source.stream)
  } catch {
    return source.damaged()
  }
  const reader = opened.getReader()
  for (;;) {
    const part = await reader.read().catch(() => undefined)
    if (part === undefined) return source.damaged()
    if (part.done) return length === capacity
    const start = length
    length += part.value.length
    const rest = Math.max(0, size - start)
    if (length > capacity || part.value.subarray(rest).some((byte) => byte !== 0)) {
      await reader.cancel().catch(() => undefined)
      return false
    }
    if (rest > 0) await take(part.value.subarray(0, rest))
  }
}

/** Chunks as a stream that remembers why it ended: what the network did is no damage. */
class Source {
  readonly stream: ReadableStream<Uint8Array>
  #failure: { readonly error: unknown } | undefined

  constructor(chunks: AsyncIterable<Uint8Array>) {
    const iterator = chunks[Symbol.asyncIterator]()
    this.stream = new ReadableStream<Uint8Array>(
      {
        pull: async (controller) => {
          try {
            const next = await iterator.next()
            if (next.done === true) controller.close()
            else controller.enqueue(next.value)
          } catch (error) {
            this.#failure = { error }
            throw error
          }
        },
        cancel: async () => {
          await iterator.return?.()
        },
      },
      { highWaterMark: 0 },
    )
  }

  /** `false`, unless the chunks themselves could not be had: then that is thrown. */
  damaged(): false {
    if (this.#failure !== undefined) throw this.#failure.error
    return false
  }
}
