import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { jpegWithExif } from './_jpeg.ts'
import { readExif } from './read-exif.ts'

describe('what a JPEG tells besides its picture', () => {
  it.each([
    { hasPlace: true, hasTime: true },
    { hasPlace: true, hasTime: false },
    { hasPlace: false, hasTime: true },
    { hasPlace: false, hasTime: false },
  ])('is found: %o', ({ hasPlace, hasTime }) => {
    expect(readExif(jpegWithExif({ hasPlace, hasTime }))).toEqual({ place: hasPlace, time: hasTime })
  })

  it('is nothing where there is no JPEG, or only the beginning of one', () => {
    const whole = jpegWithExif({ hasPlace: true, hasTime: true })
    for (const bytes of [new Uint8Array(), new Uint8Array([0xff]), whole.subarray(0, 20), whole.subarray(2)])
      expect(readExif(bytes)).toEqual({ place: false, time: false })
  })

  it('never throws, whatever the bytes are', () => {
    const start = jpegWithExif({ hasPlace: true, hasTime: true })
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), fc.nat(start.length), (noise, at) => {
        const bytes = new Uint8Array([...start.subarray(0, at), ...noise])
        expect(typeof readExif(bytes).place).toBe('boolean')
      }),
    )
  })

  it('reads a directory that points to itself once', () => {
    const bytes = jpegWithExif({ hasPlace: true, hasTime: false })
    // The value of the pointer to the places: the directory that it stands in.
    bytes[2 + 4 + 6 + 8 + 2 + 11] = 8
    expect(readExif(bytes).time).toBe(false)
  })
})
