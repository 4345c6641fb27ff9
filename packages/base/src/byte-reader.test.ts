import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ByteReader } from './byte-reader.ts'
import { ByteWriter } from './byte-writer.ts'
import { concatBytes } from './bytes.ts'
import { hasCode } from './errors.ts'

interface Fields {
  readonly a: number
  readonly b: number
  readonly c: number
  readonly d: number
  readonly e: Uint8Array
}

const whole = (bits: number): fc.Arbitrary<number> => fc.maxSafeNat().map((n) => n % 2 ** bits)
const record: fc.Arbitrary<Fields> = fc.record({
  a: whole(8),
  b: whole(16),
  c: whole(32),
  d: fc.maxSafeNat(),
  e: fc.uint8Array({ minLength: 5, maxLength: 5 }),
})

function write({ a, b, c, d, e }: Fields): Uint8Array {
  return new ByteWriter().u8(a).u16(b).u32(c).u64(d).bytes(e).take()
}

function read(bytes: Uint8Array): Fields {
  const reader = new ByteReader(bytes)
  return { a: reader.u8(), b: reader.u16(), c: reader.u32(), d: reader.u64(), e: reader.bytes(5) }
}

describe('bytes that a writer wrote', () => {
  it('are read back as they were, from any place in a larger buffer', () => {
    fc.assert(
      fc.property(record, fc.uint8Array({ maxLength: 9 }), (value, before) => {
        const bytes = concatBytes(before, write(value)).subarray(before.length)
        expect(bytes).toHaveLength(20)
        expect(read(bytes)).toEqual(value)
      }),
    )
  })

  it('are big-endian', () => {
    const bytes = new ByteWriter().u16(0x0102).u32(0x03040506).u64(0x0708).take()
    expect([...bytes]).toEqual([1, 2, 3, 4, 5, 6, 0, 0, 0, 0, 0, 0, 7, 8])
  })

  it('do not change when the reader’s caller goes on writing', () => {
    const writer = new ByteWriter().u8(1)
    const first = writer.take()
    writer.u8(2)
    expect([...first]).toEqual([1])
    expect([...writer.take()]).toEqual([1, 2])
  })
})

describe('a reader', () => {
  it('says base/truncated for every strict prefix', () => {
    const bytes = write({ a: 1, b: 2, c: 3, d: 4, e: new Uint8Array(5) })
    for (let length = 0; length < bytes.length; length++) {
      let error: unknown
      try {
        read(bytes.subarray(0, length))
      } catch (thrown) {
        error = thrown
      }
      expect(hasCode(error, 'base/truncated')).toBe(true)
    }
  })

  it('says how many bytes are left', () => {
    const reader = new ByteReader(new Uint8Array(10))
    reader.u16()
    expect(reader.left).toBe(8)
  })

  it('refuses a number above 2^53 − 1, which would be read as another', () => {
    const largest = new ByteWriter().u64(Number.MAX_SAFE_INTEGER).take()
    expect(new ByteReader(largest).u64()).toBe(Number.MAX_SAFE_INTEGER)
    for (const first of [
      [0, 0x20],
      [0x20, 0],
      [0xff, 0xff],
    ])
      expect(() => new ByteReader(Uint8Array.from([...first, 0, 0, 0, 0, 0, 0])).u64()).toThrow(/too large/)
  })

  it('stays where it was when what was asked for is not there', () => {
    const reader = new ByteReader(Uint8Array.from([1, 2]))
    expect(() => reader.u32()).toThrow(/ends too early/)
    expect(reader.u16()).toBe(0x0102)
  })
})
