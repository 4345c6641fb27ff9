import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { photoBox } from './photo-box.ts'

describe('the room for a photo', () => {
  it('has its shape, and is never larger than the photo', () => {
    expect(photoBox(4000, 3000)).toEqual({ width: 320, height: 240 })
    expect(photoBox(3000, 4000)).toEqual({ width: 240, height: 320 })
    expect(photoBox(200, 150)).toEqual({ width: 200, height: 150 })
  })

  it('is large enough to press, whatever a sender claims', () => {
    const side = fc.oneof(fc.double(), fc.integer(), fc.constant(undefined))
    fc.assert(
      fc.property(side, side, (width, height) => {
        const box = photoBox(width, height)
        for (const length of [box.width, box.height]) {
          expect(length).toBeGreaterThanOrEqual(96)
          expect(length).toBeLessThanOrEqual(320)
        }
      }),
    )
  })
})
