import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { medianOf, orderByKey, orderOf } from './weighted-median.ts'

describe('a weighted median', () => {
  it('is that of the values, each repeated as often as its weight says', () => {
    const event = fc.record({ key: fc.integer({ min: -1, max: 3 }), value: fc.nat(1000), weight: fc.nat(3) })
    fc.assert(
      fc.property(fc.array(event), (events) => {
        const values = Float64Array.from(events, ({ value }) => value)
        const ordered = orderByKey(
          events.map(({ key }) => key),
          4,
          orderOf(values),
        )
        for (let key = 0; key < 4; key++) {
          const repeated = events
            .filter((one) => one.key === key)
            .flatMap(({ value, weight }) => Array.from({ length: weight }, () => value))
            .toSorted((a, b) => a - b)
          expect(medianOf(ordered, key, values, (row) => (events[row] as (typeof events)[number]).weight)).toEqual({
            median: repeated[Math.ceil(repeated.length / 2) - 1] ?? NaN,
            count: repeated.length,
          })
        }
      }),
    )
  })

  it('keeps equal values in the order in which they came', () => {
    expect([...orderOf(Float64Array.of(2, 1, 2, 1))]).toEqual([1, 3, 0, 2])
    expect([...orderOf(new Float64Array(3))]).toEqual([0, 1, 2])
    expect([...orderOf(new Float64Array(0))]).toEqual([])
  })
})
