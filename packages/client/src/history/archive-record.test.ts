import { concatBytes } from '@chancery/base'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ArchiveRecord } from './archive-record.ts'
import { decodeRecords, encodeRecords } from './archive-record.ts'
import { deflate, inflate } from './compress.ts'

const anchors = fc.record({
  kind: fc.constant('anchor' as const),
  position: fc.maxSafeNat(),
  cell: fc.uint8Array({ maxLength: 200 }),
})
const conversations = fc.record({
  kind: fc.constant('conversation' as const),
  conversation: fc.record({ name: fc.string({ unit: 'grapheme' }), picture: fc.uint8Array({ maxLength: 50 }) }),
})
const records = fc.array(fc.oneof(anchors, conversations)) as unknown as fc.Arbitrary<ArchiveRecord[]>

describe('the records of a part', () => {
  it('come out as they went in, in the same order, compressed or not', async () => {
    await fc.assert(
      fc.asyncProperty(records, async (several) => {
        const bytes = encodeRecords(several)
        expect(decodeRecords(bytes)).toEqual(several)
        expect(await inflate(await deflate(bytes))).toEqual(bytes)
      }),
    )
  })

  it('are passed over when they are of a kind that nobody knows', () => {
    const known: ArchiveRecord = { kind: 'anchor', position: 1, cell: Uint8Array.of(1) }
    const unknown = { kind: 'of tomorrow' } as unknown as ArchiveRecord
    expect(decodeRecords(encodeRecords([unknown, known]))).toEqual([known])
  })

  it('are none when they were cut, or are of another version', () => {
    const whole = encodeRecords([{ kind: 'anchor', position: 1, cell: Uint8Array.of(1) }])
    for (let length = 2; length < whole.length; length++)
      expect(decodeRecords(whole.subarray(0, length))).toBeUndefined()
    expect(decodeRecords(concatBytes(Uint8Array.of(2), whole.subarray(1)))).toBeUndefined()
    expect(decodeRecords(new Uint8Array())).toBeUndefined()
  })

  it('are records or nothing, never an error, for junk', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (junk) => {
        expect(decodeRecords(junk) ?? []).toBeInstanceOf(Array)
        expect(decodeRecords(concatBytes(Uint8Array.of(1), junk)) ?? []).toBeInstanceOf(Array)
        expect((await inflate(junk)) ?? junk).toBeInstanceOf(Uint8Array)
      }),
    )
  })

  it('that would fill the memory are not unpacked', async () => {
    expect(await inflate(await deflate(new Uint8Array(65 * 1024 * 1024)))).toBeUndefined()
  })
})
