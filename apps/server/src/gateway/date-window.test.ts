import { TestClock } from '@chancery/testkit/clock'
import { describe, expect, it } from 'vitest'
import { DateWindow } from './date-window.ts'

const seconds = (clock: TestClock): number => Math.floor(clock.now() / 1000)

describe('the date window', () => {
  it('takes a key once for as long as its date is of now', () => {
    const clock = new TestClock()
    const window = new DateWindow(clock)
    const date = seconds(clock) + 60
    expect(window.take(date, 'a')).toBe('taken')
    clock.advance(120_000)
    expect(window.take(date, 'a')).toBe('replayed')
    clock.advance(1000)
    expect(window.take(date, 'a')).toBe('wrong-time')
  })

  it('takes nothing from before it was opened', () => {
    const clock = new TestClock()
    const window = new DateWindow(clock)
    expect(window.take(seconds(clock) - 1, 'a')).toBe('wrong-time')
    expect(window.take(seconds(clock), 'a')).toBe('taken')
  })

  it('forgets nothing that it would take again, also when the clock is set back', () => {
    const clock = new TestClock()
    const window = new DateWindow(clock)
    const date = seconds(clock)
    expect(window.take(date, 'a')).toBe('taken')
    clock.advance(100_000)
    expect(window.take(seconds(clock), 'b')).toBe('taken')
    clock.setBack(100_000)
    expect(window.take(date, 'a')).toBe('wrong-time')
  })

  it('remembers so many and no more, and has room again when the window has moved on', () => {
    const clock = new TestClock()
    const window = new DateWindow(clock)
    const outcomes = new Set<string>()
    for (let i = 0; i < 245_760; i++) outcomes.add(window.take(seconds(clock), String(i)))
    expect(outcomes).toEqual(new Set(['taken']))
    expect(window.take(seconds(clock), 'one more')).toBe('full')
    expect(window.take(seconds(clock), '7')).toBe('replayed')
    clock.advance(61_000)
    expect(window.take(seconds(clock), 'one more')).toBe('taken')
  })
})
