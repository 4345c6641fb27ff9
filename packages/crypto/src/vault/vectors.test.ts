import { readFileSync } from 'node:fs'
import { concatBytes, fromBase64, fromHex, fromUtf8, hex, utf8 } from '@chancery/base'
import { VAULT_CHUNK_BYTES, vaultCapacity, vaultChunkCount } from '@chancery/protocol'
import { describe, expect, it } from 'vitest'
import { hashChunk, openFile, openIndex } from './index.ts'

interface Vectors {
  sizes: { size: number; chunks: number }[]
  short: { key: string; text: string; hash: string; chunk: string }
  long: { key: string; chunks: string[]; lastChunk: string; hash: string; index: string }
}

const vectors = JSON.parse(readFileSync(new URL('../../../../vectors/vault.json', import.meta.url), 'utf8')) as Vectors
const bytes = (text: string): Uint8Array => fromHex(text) as Uint8Array
const chunk = (text: string): Uint8Array => fromBase64(text) as Uint8Array

async function* only(...chunks: Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* chunks
}

describe('vectors/vault.json', () => {
  it('says how many chunks a file takes', () => {
    for (const { size, chunks } of vectors.sizes) {
      expect(vaultChunkCount(size)).toBe(chunks)
      expect(vaultCapacity(chunks)).toBeGreaterThanOrEqual(size)
    }
  })

  it('has a file of one chunk that opens', async () => {
    const { key, text, hash, chunk: sealed } = vectors.short
    expect(chunk(sealed)).toHaveLength(VAULT_CHUNK_BYTES)
    expect(hex(await hashChunk(chunk(sealed)))).toBe(hash)
    const parts: Uint8Array[] = []
    const file = { key: bytes(key), size: utf8(text).length, chunks: only(chunk(sealed)) }
    expect(await openFile(file, (part) => void parts.push(part))).toBe(true)
    expect(fromUtf8(concatBytes(...parts))).toBe(text)
  })

  it('has an index that names its chunks', async () => {
    const { key, chunks, lastChunk, hash, index } = vectors.long
    expect(hex(await hashChunk(chunk(index)))).toBe(hash)
    expect((await openIndex(bytes(key), chunk(index)))?.map(hex)).toEqual(chunks)
    expect(hex(await hashChunk(chunk(lastChunk)))).toBe(chunks[1])
  })
})
