import { concatBytes } from '@chancery/base'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { SHELF_CHUNKS_PER_ANSWER, decodeShelfAnswer, encodeShelfAnswer } from './shelf.ts'
import { VAULT_CHUNK_BYTES } from './vault.ts'

const chunkOf = (byte: number): Uint8Array => new Uint8Array(VAULT_CHUNK_BYTES).fill(byte)
const chunks = fc.array(fc.integer({ min: 0, max: 255 }).map(chunkOf), { maxLength: SHELF_CHUNKS_PER_ANSWER })

describe('an answer of the shelf', () => {
  it('round-trips, from any position up to its end', () => {
    fc.assert(
      fc.property(chunks, fc.nat(), fc.nat(), (list, from, more) => {
        const answer = { end: from + list.length + more, chunks: list }
        expect(decodeShelfAnswer(encodeShelfAnswer(answer), from)).toEqual(answer)
      }),
      { numRuns: 30 },
    )
  })

  it('is none when it is cut, has something behind it, has too many chunks, or more than it says that there are', () => {
    const good = encodeShelfAnswer({ end: 5, chunks: [chunkOf(1), chunkOf(2)] })
    expect(decodeShelfAnswer(good, 3)?.chunks).toHaveLength(2)
    for (const length of [0, 7, 9, good.length - 1])
      expect(decodeShelfAnswer(good.subarray(0, length), 3)).toBeUndefined()
    expect(decodeShelfAnswer(concatBytes(good, Uint8Array.of(0)), 3)).toBeUndefined()
    expect(decodeShelfAnswer(good, 4)).toBeUndefined()
    const many = Array.from({ length: SHELF_CHUNKS_PER_ANSWER + 1 }, () => chunkOf(1))
    expect(decodeShelfAnswer(encodeShelfAnswer({ end: 100, chunks: many }), 0)).toBeUndefined()
    expect(decodeShelfAnswer(new Uint8Array(8).fill(0xff), 0)).toBeUndefined()
  })

  it('is never thrown over, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), fc.maxSafeNat(), (bytes, from) => {
        const answer = decodeShelfAnswer(bytes, from)
        expect(answer === undefined ? bytes : encodeShelfAnswer(answer)).toEqual(bytes)
      }),
    )
  })
})
