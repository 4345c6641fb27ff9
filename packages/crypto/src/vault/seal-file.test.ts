import { concatBytes, equalBytes, hex, randomBytes } from '@chancery/base'
import { MAX_FILE_BYTES, VAULT_CHUNK_BYTES, padme, vaultCapacity, vaultChunkCount } from '@chancery/protocol'
import { Decrypter } from 'age-encryption'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ageIdentity } from './identity.ts'
import { hashChunk, isChunk, openFile, openIndex, sealFile } from './index.ts'
import type { Chunk, SealedFile } from './index.ts'

/** A file in pieces that have nothing to do with chunks. */
function inPieces(file: Uint8Array, piece = 10_007): ReadableStream<Uint8Array> {
  let at = 0
  return new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        if (at >= file.length) return controller.close()
        controller.enqueue(file.subarray(at, (at += piece)))
      },
    },
    { highWaterMark: 0 },
  )
}

async function seal(file: Uint8Array, piece?: number): Promise<SealedFile & { chunks: Chunk[] }> {
  const chunks: Chunk[] = []
  const sealed = await sealFile({ stream: inPieces(file, piece), size: file.length }, async (chunk) => {
    chunks.push(chunk)
  })
  return { ...sealed, chunks }
}

async function* bytesOf(chunks: readonly Chunk[]): AsyncGenerator<Uint8Array> {
  for (const { bytes } of chunks) yield bytes
}

async function open(key: Uint8Array, size: number, chunks: readonly Chunk[]): Promise<Uint8Array | undefined> {
  const parts: Uint8Array[] = []
  const isWhole = await openFile({ key, size, chunks: bytesOf(chunks) }, (part) => void parts.push(part))
  return isWhole ? concatBytes(...parts) : undefined
}

/** Cheap bytes that differ from place to place. */
function stuff(length: number): Uint8Array {
  return Uint8Array.from({ length }, (_, at) => (at * 31 + (at >> 11)) & 0xff)
}

describe('a file for the vault', () => {
  it('is chunks of one length, as many as Padmé gives, each under its hash, and an index when there are more than one', async () => {
    for (const size of [0, 1, vaultCapacity(1), vaultCapacity(1) + 1, 600_000]) {
      const { chunks, hash, isIndex } = await seal(stuff(size))
      const count = vaultChunkCount(size)
      expect(padme(count)).toBe(count)
      expect(chunks).toHaveLength(count === 1 ? 1 : count + 1)
      expect(isIndex).toBe(count > 1)
      expect(hash).toEqual(chunks.at(-1)?.hash)
      for (const chunk of chunks) expect(await isChunk(chunk.hash, chunk.bytes)).toBe(true)
    }
  })

  it('comes back as it was, whatever its size and however it was read', async () => {
    const size = fc.oneof(
      fc.integer({ min: 0, max: 300_000 }),
      fc.integer({ min: -2, max: 2 }).map((by) => vaultCapacity(2) + by),
    )
    await fc.assert(
      fc.asyncProperty(size, fc.integer({ min: 1000, max: 200_000 }), async (length, piece) => {
        const file = stuff(length)
        const { key, chunks, isIndex } = await seal(file, piece)
        const data = isIndex ? chunks.slice(0, -1) : chunks
        const named = isIndex ? await openIndex(key, (chunks.at(-1) as Chunk).bytes) : data.map(({ hash }) => hash)
        expect(named?.map(hex)).toEqual(data.map(({ hash }) => hex(hash)))
        expect(equalBytes((await open(key, length, data)) as Uint8Array, file)).toBe(true)
      }),
      { numRuns: 12 },
    )
  })

  it('is opened by any age, with zeros behind it', async () => {
    const file = stuff(200_000)
    const { key, chunks } = await seal(file)
    const decrypter = new Decrypter()
    decrypter.addIdentity(ageIdentity(key))
    const opened = await decrypter.decrypt(concatBytes(...chunks.slice(0, -1).map(({ bytes }) => bytes)))
    expect(opened).toHaveLength(vaultCapacity(chunks.length - 1))
    expect(equalBytes(opened.subarray(0, file.length), file)).toBe(true)
    expect(opened.subarray(file.length).every((byte) => byte === 0)).toBe(true)
    expect(ageIdentity(key)).toMatch(/^AGE-SECRET-KEY-1[A-Z0-9]{58}$/)
  })

  it('has a key of its own, and nothing in common with the same file once more', async () => {
    const [one, other] = [await seal(stuff(100)), await seal(stuff(100))]
    expect(equalBytes(one.key, other.key)).toBe(false)
    expect(equalBytes(one.hash, other.hash)).toBe(false)
  })

  it('is read no more than four chunks ahead of what is kept', async () => {
    const size = 40 * VAULT_CHUNK_BYTES
    let read = 0
    let kept = 0
    let mostAhead = 0
    const stream = new ReadableStream<Uint8Array>(
      {
        pull(controller) {
          if (read >= size) return controller.close()
          read += VAULT_CHUNK_BYTES
          mostAhead = Math.max(mostAhead, read - kept)
          controller.enqueue(new Uint8Array(VAULT_CHUNK_BYTES))
        },
      },
      { highWaterMark: 0 },
    )
    await sealFile({ stream, size }, async ({ bytes }) => {
      // As a disk would: everything else has time to go on.
      await new Promise((resolve) => setImmediate(resolve))
      kept += bytes.length
    })
    expect(mostAhead).toBeLessThanOrEqual(4 * VAULT_CHUNK_BYTES)
  })

  it('is refused when it is longer or shorter than was said, or what keeps it fails', async () => {
    const ignore = async (): Promise<void> => undefined
    for (const size of [99_999, 100_001, 300_000])
      await expect(sealFile({ stream: inPieces(stuff(100_000)), size }, ignore)).rejects.toMatchObject({
        code: 'crypto/file-changed',
      })
    const full = new Error('disk full')
    await expect(sealFile({ stream: inPieces(stuff(9)), size: 9 }, () => Promise.reject(full))).rejects.toBe(full)
    await expect(sealFile({ stream: inPieces(stuff(9)), size: MAX_FILE_BYTES + 1 }, ignore)).rejects.toThrow(RangeError)
  })
})

describe('what is no file of the vault', () => {
  it('is reported: another key, another size, chunks that were cut, changed, swapped, repeated, or left out', async () => {
    const size = 200_000
    const { key, chunks } = await seal(stuff(size))
    const data = chunks.slice(0, -1)
    const [first, second] = data as [Chunk, Chunk]
    const flipped = { ...first, bytes: first.bytes.map((byte, at) => (at === 300 ? byte ^ 1 : byte)) }
    expect(await open(randomBytes(32), size, data)).toBeUndefined()
    expect(await open(key, size - 40_000, data)).toBeUndefined()
    expect(await open(key, size + 100_000, data)).toBeUndefined()
    // As many chunks, and yet another size: what is behind it is not zero.
    expect(await open(key, size - 1, data)).toBeUndefined()
    expect(await open(key, size, [flipped, ...data.slice(1)])).toBeUndefined()
    expect(await open(key, size, [second, first, ...data.slice(2)])).toBeUndefined()
    expect(await open(key, size, [first, ...data])).toBeUndefined()
    expect(await open(key, size, data.slice(0, -1))).toBeUndefined()
    expect(await open(key, size, [])).toBeUndefined()
    const last = data.at(-1) as Chunk
    expect(
      await open(key, size, [...data.slice(0, -1), { ...last, bytes: last.bytes.subarray(0, -1) }]),
    ).toBeUndefined()
  })

  it('is reported whatever bytes are in its place', async () => {
    const key = randomBytes(32)
    const header = new TextEncoder().encode('age-encryption.org/v1\n-> X25519 ')
    const garbage = fc.uint8Array({ maxLength: 400 }).map((bytes) => concatBytes(header, bytes))
    await fc.assert(
      fc.asyncProperty(fc.oneof(garbage, fc.uint8Array({ maxLength: 400 })), async (bytes) => {
        const chunk = new Uint8Array(VAULT_CHUNK_BYTES)
        chunk.set(bytes)
        expect(await open(key, 5, [{ hash: await hashChunk(chunk), bytes: chunk }])).toBeUndefined()
        expect(await openIndex(key, chunk)).toBeUndefined()
        expect(await openIndex(key, bytes)).toBeUndefined()
      }),
    )
  })

  it('is told from chunks that could not be had', async () => {
    const { key, chunks } = await seal(stuff(200_000))
    const gone = new Error('the network is gone')
    for (const before of [0, 2]) {
      const broken = async function* (): AsyncGenerator<Uint8Array> {
        yield* bytesOf(chunks.slice(0, before))
        throw gone
      }
      const file = { key, size: 200_000, chunks: broken() }
      await expect(openFile(file, () => undefined)).rejects.toBe(gone)
    }
  })

  it('has bytes that are not what a name promises', async () => {
    const { chunks } = await seal(stuff(10))
    const [{ hash, bytes }] = chunks as [Chunk]
    expect(await isChunk(hash, bytes.subarray(1))).toBe(false)
    expect(await isChunk(hash, concatBytes(bytes, Uint8Array.of(0)))).toBe(false)
    expect(await isChunk(randomBytes(32), bytes)).toBe(false)
  })
})
