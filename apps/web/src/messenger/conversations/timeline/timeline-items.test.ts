import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { people, rowAt } from './_rows.ts'
import { dayOf, daysAgo, untilMidnight } from './day.ts'
import { isChangedAtStart, itemsOf } from './timeline-items.ts'
import type { TimelineItem } from './timeline-items.ts'
import type { TimelineWindow } from './timeline-window.ts'

const zone = process.env['TZ']

function windowOf(rows: TimelineWindow['rows'], more: Partial<TimelineWindow> = {}): TimelineWindow {
  return { rows, isOldest: true, isNewest: true, below: [], ...more }
}

const shape = (items: readonly TimelineItem[]): string =>
  items
    .map((item) => {
      if (item.kind === 'row') return `${item.isFirst ? '[' : ''}${item.key}${item.isLast ? ']' : ''}`
      return item.kind === 'day' ? item.day : item.kind
    })
    .join(' ')

afterEach(() => {
  process.env['TZ'] = zone
})

describe('days', () => {
  beforeEach(() => {
    process.env['TZ'] = 'Asia/Kolkata'
  })

  it('begin at midnight where the reader is', () => {
    const late = Date.UTC(2026, 10, 22, 18, 29)
    expect(dayOf(late)).toBe('2026-11-22')
    expect(dayOf(late + 60_000)).toBe('2026-11-23')
    expect(untilMidnight(late)).toBe(60_000)
    process.env['TZ'] = 'America/New_York'
    expect(dayOf(late + 60_000)).toBe('2026-11-22')
  })

  it('are counted by midnights, not by hours', () => {
    const at = Date.UTC(2026, 10, 22, 18, 29)
    expect(daysAgo(at, at)).toBe(0)
    expect(daysAgo(at, at + 60_000)).toBe(1)
    expect(daysAgo(at, at + 24 * 3_600_000)).toBe(1)
    expect(daysAgo(at + 60_000, at)).toBe(-1)
  })

  it('count as one when the clocks change', () => {
    process.env['TZ'] = 'Europe/Berlin'
    const before = new Date(2026, 9, 24, 12).getTime()
    expect(new Date(2026, 9, 26).getTime() - new Date(2026, 9, 25).getTime()).toBe(25 * 3_600_000)
    expect(daysAgo(before, new Date(2026, 9, 25, 23, 59).getTime())).toBe(1)
    expect(daysAgo(before, new Date(2026, 9, 26, 0, 0).getTime())).toBe(2)
    expect(untilMidnight(new Date(2026, 9, 25).getTime())).toBe(25 * 3_600_000)
  })
})

describe('what stands between messages', () => {
  beforeEach(() => {
    process.env['TZ'] = 'UTC'
  })

  it('is one separator for each day', () => {
    const rows = [rowAt(1), rowAt(2), rowAt(3, { sentAt: Date.UTC(2026, 10, 23) })]
    expect(shape(itemsOf(windowOf(rows)))).toBe('beginning 2026-11-22 [m1 m2] 2026-11-23 [m3]')
  })

  it('is no separator before a row whose day may have begun earlier', () => {
    expect(shape(itemsOf(windowOf([rowAt(1)], { isOldest: false })))).toBe('[m1]')
  })

  it('is the divider before the first unread', () => {
    const window = windowOf([rowAt(1), rowAt(2), rowAt(3)], { divider: { key: 'm2', count: 2 } })
    expect(shape(itemsOf(window))).toBe('beginning 2026-11-22 [m1] unread [m2 m3]')
  })

  it('groups what one person says in one breath', () => {
    const rows = [
      rowAt(1),
      rowAt(2),
      rowAt(3, { person: people.carol }),
      rowAt(4, { kind: 'change' }),
      rowAt(5),
      rowAt(15),
    ]
    expect(shape(itemsOf(windowOf(rows, { isOldest: false })))).toBe('[m1 m2] [m3] [m4] [m5] [m15]')
  })

  it('stays the same objects where nothing changed, so that nothing is drawn again', () => {
    const before = itemsOf(windowOf([rowAt(1), rowAt(2, { person: people.carol })]))
    const rows = before.flatMap((item) => (item.kind === 'row' ? [item.row] : []))
    const after = itemsOf(windowOf([...rows, rowAt(3)]), before)
    expect(after.slice(0, 4).every((item, index) => item === before[index])).toBe(true)
  })

  it('is told apart: added before what one reads, or behind it', () => {
    const middle = itemsOf(windowOf([rowAt(5), rowAt(6)], { isOldest: false }))
    expect(isChangedAtStart(middle, itemsOf(windowOf([rowAt(4), rowAt(5), rowAt(6)], { isOldest: false })))).toBe(true)
    expect(isChangedAtStart(middle, itemsOf(windowOf([rowAt(6)], { isOldest: false })))).toBe(true)
    expect(isChangedAtStart(middle, itemsOf(windowOf([rowAt(5), rowAt(6), rowAt(7)], { isOldest: false })))).toBe(false)
    expect(isChangedAtStart(middle, middle)).toBe(false)
  })
})
