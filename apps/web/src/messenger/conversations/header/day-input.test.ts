import { date as anyDate, assert, property } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayInput, startOfDay } from './day-input.ts'

describe('a day in a field', () => {
  it('is the day that its beginning falls on, whatever the day', () => {
    const days = anyDate({ min: new Date(2000, 0, 1), max: new Date(2099, 11, 31), noInvalidDate: true })
    assert(
      property(days, (date) => {
        const day = dayInput(date.getTime())
        const start = startOfDay(day) ?? Number.NaN
        expect(dayInput(start)).toBe(day)
        expect(start).toBeLessThanOrEqual(date.getTime())
      }),
    )
  })

  it.each(['', '2026', '2026-13-01', '2026-02-30', 'tomorrow'])('is none yet: %j', (day) => {
    expect(startOfDay(day)).toBeUndefined()
  })
})
