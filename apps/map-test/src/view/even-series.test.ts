import { describe, expect, it } from 'vitest'
import { withoutEvenSeries } from './even-series.ts'

const series = (person: number, from: number, count: number): { time: number; person: number; bytes: number }[] =>
  Array.from({ length: count }, (_, at) => ({ time: from + at * 2000, person, bytes: 1400 }))

describe('an even series', () => {
  it('is taken out whole', () => {
    expect(withoutEvenSeries([...series(0, 17, 100), ...series(1, 1203, 80)])).toEqual([])
  })

  it('leaves what is out of step, what is of another size, and people without a beat', () => {
    const odd = { time: 5555, person: 0, bytes: 1400 }
    const large = { time: 40_017, person: 0, bytes: 2800 }
    const own = series(0, 17, 100).filter(({ time }) => time !== large.time)
    const free = [1, 7, 40, 41, 99, 300].map((time) => ({ time, person: 1, bytes: 1100 }))
    const all = [...own, odd, large, ...free].sort((a, b) => a.time - b.time)
    const left = withoutEvenSeries(all)
    for (const one of [odd, large, ...free]) expect(left).toContainEqual(one)
    // A doubled or missing beat is seen by its neighbours as well.
    expect(left.length).toBeLessThan(20)
  })
})
