import { CodedError, concatBytes } from '@chancery/base'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CELL_BYTES } from './cell.ts'
import type { Frame } from './frame.ts'
import { decodeFrame, encodeFrame } from './frame.ts'

const note = fc.string({ unit: 'grapheme', maxLength: 40 })
const cell = fc.uint8Array({ minLength: CELL_BYTES, maxLength: CELL_BYTES, size: 'max' })
const frame: fc.Arbitrary<Frame> = fc.oneof(
  fc.record({ type: fc.constant('shelf' as const), end: fc.maxSafeNat() }),
  fc.record({ type: fc.constant('heads' as const), time: fc.maxSafeNat(), board: note, register: note }),
  fc.record({
    type: fc.constant('block' as const),
    start: fc.maxSafeNat(),
    cells: fc.array(cell, { maxLength: 3 }),
    checkpoint: note,
  }),
)

describe('a frame', () => {
  it('round-trips', () => {
    fc.assert(
      fc.property(frame, (value) => {
        expect(decodeFrame(encodeFrame(value))).toEqual(value)
      }),
    )
  })

  it('is refused with our own error when cut anywhere, and with anything behind it', () => {
    fc.assert(
      fc.property(frame, fc.nat(), fc.uint8Array({ minLength: 1, maxLength: 3 }), (value, at, more) => {
        const bytes = encodeFrame(value)
        expect(() => decodeFrame(bytes.subarray(0, at % bytes.length))).toThrow(CodedError)
        expect(() => decodeFrame(concatBytes(bytes, more))).toThrow(CodedError)
      }),
    )
  })

  it('of a block that claims more cells than it has is refused before anything is allocated', () => {
    const bytes = encodeFrame({ type: 'block', start: 0, cells: [], checkpoint: '' })
    bytes.set([0xff, 0xff, 0xff, 0xff], 9)
    expect(() => decodeFrame(bytes)).toThrow(/cut block/)
  })

  it('of another type says that this program is old', () => {
    expect(() => decodeFrame(Uint8Array.of(4))).toThrow(/update this program/)
  })

  it('whose checkpoint is not UTF-8 is refused', () => {
    const bytes = encodeFrame({ type: 'block', start: 0, cells: [], checkpoint: 'x' })
    bytes[bytes.length - 1] = 0xff
    expect(() => decodeFrame(bytes)).toThrow(/not text/)
  })

  it('raises only our errors for junk', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), fc.constantFrom(1, 2, 3), (junk, type) => {
        try {
          const bytes = concatBytes(Uint8Array.of(type), junk)
          expect(encodeFrame(decodeFrame(bytes))).toEqual(bytes)
        } catch (error) {
          if (!(error instanceof CodedError)) throw error
        }
      }),
      { numRuns: 1000 },
    )
  })
})
