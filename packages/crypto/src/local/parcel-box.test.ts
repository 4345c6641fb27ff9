import { concatBytes, randomBytes } from '@chancery/base'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openParcel, sealParcel } from './parcel-box.ts'

const MIB = 1024 * 1024
const PIECE = MIB + 28
const [key, id] = [randomBytes(32), randomBytes(16)]

/** Bytes that differ from piece to piece. */
function stuff(length: number): Uint8Array {
  return Uint8Array.from({ length }, (_, at) => (at * 7 + (at >> 20)) & 0xff)
}

const large = stuff(2 * MIB + 5)
const sealed = sealParcel(key, id, large)
const pieces = [0, 1, 2].map((at) => sealed.subarray(1 + at * PIECE, 1 + (at + 1) * PIECE)) as [
  Uint8Array,
  Uint8Array,
  Uint8Array,
]
const version = sealed.subarray(0, 1)

describe('a parcel', () => {
  it('round-trips at any length, with and without a short last piece', () => {
    for (const length of [0, 1, MIB - 1, MIB, MIB + 1, 2 * MIB]) {
      const plaintext = stuff(length)
      expect(Buffer.compare(openParcel(key, id, sealParcel(key, id, plaintext)) as Uint8Array, plaintext)).toBe(0)
    }
    expect(Buffer.compare(openParcel(key, id, sealed) as Uint8Array, large)).toBe(0)
  })

  it('does not open with another key, for another id, or as another version', () => {
    expect(openParcel(randomBytes(32), id, sealed)).toBeUndefined()
    expect(openParcel(key, randomBytes(16), sealed)).toBeUndefined()
    expect(openParcel(key, id, concatBytes(Uint8Array.of(2), sealed.subarray(1)))).toBeUndefined()
  })

  it('does not open when it was cut, even between pieces', () => {
    const small = sealParcel(key, id, stuff(40))
    for (let length = 0; length < small.length; length++)
      expect(openParcel(key, id, small.subarray(0, length))).toBeUndefined()
    for (const length of [1 + PIECE, 1 + 2 * PIECE, sealed.length - 1])
      expect(openParcel(key, id, sealed.subarray(0, length))).toBeUndefined()
  })

  it('does not open when pieces were exchanged, left out, repeated, or lengthened', () => {
    const [first, second, last] = pieces
    for (const order of [
      [second, first, last],
      [first, last],
      [first, first, second, last],
      [first, second, second, last],
      [first, second, last, Uint8Array.of(0)],
      [last],
    ])
      expect(openParcel(key, id, concatBytes(version, ...order))).toBeUndefined()
  })

  it('does not open when any bit was changed', () => {
    const small = sealParcel(key, id, stuff(9))
    for (let bit = 0; bit < small.length * 8; bit++) {
      const changed = Uint8Array.from(small)
      changed[bit >> 3] = (changed[bit >> 3] as number) ^ (1 << (bit & 7))
      expect(openParcel(key, id, changed)).toBeUndefined()
    }
  })

  it('is nothing, not an error, for junk', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (junk) => {
        expect(openParcel(key, id, junk)).toBeUndefined()
      }),
    )
  })
})
