import { utf8 } from '@chancery/base'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { webpOf } from '../../test/_portrait.ts'
import { isPortraitImage } from './portrait-image.ts'

/** RFC 9649: lossless, with 14 bits each for width and height less one. */
function lossless(side: number): Uint8Array {
  const bytes = webpOf(1)
  bytes.set(utf8('VP8L'), 12)
  bytes[20] = 0x2f
  new DataView(bytes.buffer).setUint32(21, ((side - 1) << 14) | (side - 1), true)
  return bytes
}

/** The extended form, which may say that it moves. */
function extended(side: number, flags: number): Uint8Array {
  const bytes = webpOf(1)
  bytes.set(utf8('VP8X'), 12)
  bytes.set([flags, 0, 0, 0, side - 1, 0, 0, side - 1, 0, 0], 20)
  return bytes
}

/** ITU-T T.81: a segment that is passed over, then the frame. */
function jpeg(width: number, height: number): Uint8Array {
  const frame = [0xff, 0xc0, 0, 17, 8, height >> 8, height & 255, width >> 8, width & 255, 3]
  return Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 1, ...frame, ...Array.from({ length: 30 }, () => 0)])
}

describe('a portrait', () => {
  it.each<[string, Uint8Array]>([
    ['a lossy WebP', webpOf(96)],
    ['the largest there may be', webpOf(256, 256, 0, 1900)],
    ['a lossless WebP', lossless(96)],
    ['an extended WebP that does not move', extended(96, 0x10)],
    ['a JPEG', jpeg(96, 96)],
  ])('may be %s', (_, bytes) => {
    expect(isPortraitImage(bytes)).toBe(true)
  })

  it.each<[string, Uint8Array]>([
    ['too many bytes', webpOf(96, 96, 0, 1901)],
    ['a picture that is not square', webpOf(96, 95)],
    ['a picture as large as a wall', webpOf(16_383)],
    ['a lossless one as large as a wall', lossless(16_384)],
    ['a picture without a size', webpOf(0)],
    ['a picture that moves', extended(96, 0x02)],
    ['a JPEG that is not square', jpeg(96, 64)],
    ['a JPEG as large as a wall', jpeg(60_000, 60_000)],
    ['a drawing with scripts', utf8('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')],
    ['nothing', new Uint8Array(0)],
    ['the first letters of a WebP alone', webpOf(96).slice(0, 29)],
    ['the first bytes of a JPEG alone', jpeg(96, 96).slice(0, 12)],
  ])('is never %s', (_, bytes) => {
    expect(isPortraitImage(bytes)).toBe(false)
  })

  it('is judged without an error, whatever the bytes are', () => {
    const begun = fc
      .tuple(fc.constantFrom(webpOf(96), lossless(96), extended(96, 0), jpeg(96, 96)), fc.uint8Array({ maxLength: 60 }))
      .chain(([bytes, noise]) => fc.nat(bytes.length).map((at) => Uint8Array.from([...bytes.slice(0, at), ...noise])))
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array({ maxLength: 2000 }), begun), (bytes) => {
        expect([true, false]).toContain(isPortraitImage(bytes))
      }),
    )
  })
})
