import { concatBytes, utf8 } from '@chancery/base'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeAnchor, encodeAnchor, isAnchor } from './anchor.ts'
import { CELL_BYTES } from './cell.ts'

const anchor = fc.record({
  time: fc.maxSafeNat(),
  registerCheckpoint: fc.string({ unit: 'grapheme', maxLength: 60 }),
})
const cell = encodeAnchor({ time: 1_795_000_000, registerCheckpoint: 'chancery/1/register\n0\nx\n' })

describe('an anchor', () => {
  it('round-trips as a whole cell', () => {
    fc.assert(
      fc.property(anchor, (value) => {
        const encoded = encodeAnchor(value)
        expect(encoded).toHaveLength(CELL_BYTES)
        expect(isAnchor(encoded)).toBe(true)
        expect(decodeAnchor(encoded)).toEqual(value)
      }),
    )
  })

  it('begins with a public tag, then time and the length of the checkpoint', () => {
    expect(cell.subarray(0, 16)).toEqual(utf8('chancery/anchor1'))
    expect([...cell.subarray(16, 26)]).toEqual([0, 0, 0, 0, 0x6a, 0xfd, 0x86, 0xc0, 0, 24])
  })

  it('is refused when cut anywhere, and with anything behind it', () => {
    for (let length = 0; length < CELL_BYTES; length++) expect(decodeAnchor(cell.subarray(0, length))).toBeUndefined()
    expect(decodeAnchor(concatBytes(cell, Uint8Array.of(0)))).toBeUndefined()
  })

  it('is refused with a byte where zeros belong, with a length beyond the cell, and when it is not UTF-8', () => {
    for (const [at, value] of [
      [CELL_BYTES - 1, 1],
      [50, 1],
      [24, 0xff],
      [16, 0xff],
      [30, 0xff],
    ] as const) {
      const changed = Uint8Array.from(cell)
      changed[at] = value
      expect(decodeAnchor(changed)).toBeUndefined()
    }
  })

  it('is not any other cell', () => {
    expect(isAnchor(new Uint8Array(CELL_BYTES))).toBe(false)
    expect(decodeAnchor(new Uint8Array(CELL_BYTES))).toBeUndefined()
  })

  it('holds a checkpoint of 998 bytes and refuses a longer one with what to do', () => {
    expect(encodeAnchor({ time: 0, registerCheckpoint: 'x'.repeat(998) })).toHaveLength(CELL_BYTES)
    expect(() => encodeAnchor({ time: 0, registerCheckpoint: 'x'.repeat(999) })).toThrow(/use fewer cosignatures/)
  })

  it('is undefined, never an error, for junk behind its tag', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 40, maxLength: 40 }), (junk) => {
        const bytes = concatBytes(utf8('chancery/anchor1'), junk, new Uint8Array(CELL_BYTES - 56))
        const value = decodeAnchor(bytes)
        expect(value === undefined ? bytes : encodeAnchor(value)).toEqual(bytes)
      }),
    )
  })
})
