import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { moveBy, whole, zoomBy } from './zoom.ts'

describe('a picture that one looks at', () => {
  it('comes nearer step by step, to eight times, and goes back to the whole', () => {
    let zoom = whole
    for (let step = 0; step < 20; step++) zoom = zoomBy(zoom, 1)
    expect(zoom.scale).toBe(8)
    for (let step = 0; step < 20; step++) zoom = zoomBy(zoom, -1)
    expect(zoom).toEqual(whole)
  })

  it('is never moved out of sight', () => {
    fc.assert(
      fc.property(fc.nat(5), fc.integer(), fc.integer(), (steps, x, y) => {
        let zoom = whole
        for (let step = 0; step < steps; step++) zoom = zoomBy(zoom, 1)
        const moved = moveBy(zoom, x, y, 400, 300)
        expect(Math.abs(moved.x)).toBeLessThanOrEqual((400 * (zoom.scale - 1)) / 2)
        expect(Math.abs(moved.y)).toBeLessThanOrEqual((300 * (zoom.scale - 1)) / 2)
      }),
    )
  })
})
