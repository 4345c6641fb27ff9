import { describe, expect, it } from 'vitest'
import { withoutDrawnSeries } from './drawn-series.ts'

const PERIOD = 16_000
const at = (time: number, person = 0) => ({ time, person, bytes: 65_693 })

describe('a series of one in each period', () => {
  it('is taken out, wherever in the periods its moments are', () => {
    const series = Array.from({ length: 50 }, (_, period) => at(period * PERIOD + ((period * 7919) % PERIOD)))
    expect(withoutDrawnSeries(series, PERIOD)).toEqual([])
  })

  it('leaves files: several in a period, one alone, and those of people without a series', () => {
    const file = [1, 2, 3, 4, 5, 6, 7, 8].map((step) => at(5 * PERIOD + step * 100, 1))
    const alone = at(900 * PERIOD, 1)
    const now = [at(10, 2), at(20 * PERIOD, 2), at(40 * PERIOD, 2), at(41 * PERIOD, 2), at(80 * PERIOD, 2)]
    const all = [...file, alone, ...now]
    expect(withoutDrawnSeries(all, PERIOD)).toHaveLength(all.length)
  })

  it('stays when somebody’s files come on top of it', () => {
    const series = Array.from({ length: 20 }, (_, period) => at(period * PERIOD + 50))
    const file = Array.from({ length: 12 }, (_, step) => at(9 * PERIOD + 100 + step))
    expect(withoutDrawnSeries([...series, ...file], PERIOD)).toHaveLength(32)
  })
})
