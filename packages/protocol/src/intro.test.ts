import { concatBytes, hex } from '@chancery/base'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CELL_BYTES, TAG_BYTES } from './cell.ts'
import type { IntroPart } from './intro.ts'
import { INTRO_TAG_KEY, decodeIntroPart, encodeIntro, joinIntro } from './intro.ts'

const exactly = (length: number): fc.Arbitrary<Uint8Array> =>
  fc.uint8Array({ minLength: length, maxLength: length, size: 'max' })
const intro = fc.record({ id: exactly(16), encapsulation: exactly(1120), ciphertext: exactly(48) })
const tags = [new Uint8Array(TAG_BYTES).fill(1), new Uint8Array(TAG_BYTES).fill(2)] as const
const parts = (cells: readonly Uint8Array[]): [IntroPart, IntroPart] =>
  cells.map(decodeIntroPart) as [IntroPart, IntroPart]

describe('an intro', () => {
  it('round-trips through its two cells, whichever comes first', () => {
    fc.assert(
      fc.property(intro, (value) => {
        const cells = encodeIntro(value, tags)
        expect(cells.map((cell) => cell.length)).toEqual([CELL_BYTES, CELL_BYTES])
        const [first, second] = parts(cells)
        expect(joinIntro(first, second)).toEqual(value)
        expect(joinIntro(second, first)).toEqual(value)
      }),
      { numRuns: 20 },
    )
  })

  it('does not come from two equal halves, nor from halves of two intros', () => {
    const make = (fill: number) => ({
      id: new Uint8Array(16).fill(fill),
      encapsulation: new Uint8Array(1120),
      ciphertext: new Uint8Array(48),
    })
    const [a0, a1] = parts(encodeIntro(make(1), tags))
    const [b0, b1] = parts(encodeIntro(make(2), tags))
    expect(joinIntro(a0, a0)).toBeUndefined()
    expect(joinIntro(a1, a1)).toBeUndefined()
    expect(joinIntro(a0, b1)).toBeUndefined()
    expect(joinIntro(b0, a1)).toBeUndefined()
    expect(joinIntro(b0, b1)).toBeDefined()
  })

  it('fills what is free with random bytes, so that two of the same differ', () => {
    const value = { id: new Uint8Array(16), encapsulation: new Uint8Array(1120), ciphertext: new Uint8Array(48) }
    const [, one] = encodeIntro(value, tags)
    const [, two] = encodeIntro(value, tags)
    expect(hex(one)).not.toBe(hex(two))
  })

  it('has a public tag key', () => {
    expect(INTRO_TAG_KEY).toHaveLength(32)
  })
})

describe('a part of an intro', () => {
  it('is refused when cut anywhere, with anything behind it, and with a third number', () => {
    const [cell] = encodeIntro(
      { id: new Uint8Array(16), encapsulation: new Uint8Array(1120), ciphertext: new Uint8Array(48) },
      tags,
    )
    for (let length = 0; length < CELL_BYTES; length += 7)
      expect(decodeIntroPart(cell.subarray(0, length))).toBeUndefined()
    expect(decodeIntroPart(concatBytes(cell, Uint8Array.of(0)))).toBeUndefined()
    const third = Uint8Array.from(cell)
    third[32] = 2
    expect(decodeIntroPart(third)).toBeUndefined()
  })
})
