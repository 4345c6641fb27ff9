import { describe, expect, it } from 'vitest'
import { dayOfCalendar } from './calendar.ts'
import type { ChatCalendar } from './chat-file.ts'

const DAY = 86_400_000
const CALENDARS: readonly (readonly [ChatCalendar, string])[] = [
  ['gregorian', 'gregory'],
  ['buddhist', 'buddhist'],
  ['persian', 'persian'],
  ['islamic', 'islamic-umalqura'],
  ['minguo', 'roc'],
]

describe('A day', () => {
  it.each(CALENDARS)('of the calendar %s is what the platform says, every day from 2009 to 2040', (calendar, name) => {
    const format = new Intl.DateTimeFormat(`en-u-ca-${name}-nu-latn`, {
      day: 'numeric',
      month: 'numeric',
      year: 'numeric',
      timeZone: 'UTC',
    })
    const wrong: string[] = []
    for (let at = Date.UTC(2009, 0, 1); at < Date.UTC(2040, 0, 1); at += DAY) {
      const parts = format.formatToParts(at)
      const part = (type: string): number => Number(parts.find((found) => found.type === type)?.value)
      if (dayOfCalendar(calendar, part('year'), part('month'), part('day')) !== at)
        wrong.push(new Date(at).toISOString())
    }
    expect(wrong).toEqual([])
  })

  it('that no calendar has is none', () => {
    expect(dayOfCalendar('gregorian', 2023, 2, 29)).toBeUndefined()
    expect(dayOfCalendar('gregorian', 2023, 13, 1)).toBeUndefined()
    expect(dayOfCalendar('persian', 1402, 12, 30)).toBeUndefined()
    expect(dayOfCalendar('islamic', 1445, 13, 1)).toBeUndefined()
  })
})
