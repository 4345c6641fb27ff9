import { TestClock } from '@chancery/testkit/clock'
import { expect, it } from 'vitest'
import { Allowance } from './allowance.ts'
import { Challenges } from './challenges.ts'
import { DailyLimit } from './daily-limit.ts'
import { Sessions } from './sessions.ts'

it('a device may send its burst at once, and then as fast as its allowance grows', () => {
  const clock = new TestClock()
  const allowance = new Allowance({ burst: 64, perSecond: 1 }, clock)
  expect(allowance.take('bob', 64)).toBe(0)
  expect(allowance.take('bob', 10)).toBe(10)
  clock.advance(10_000)
  expect(allowance.take('bob', 10)).toBe(0)
  expect(allowance.take('bob', 1)).toBe(1)
})

it('one device’s haste costs no other device anything', () => {
  const allowance = new Allowance({ burst: 64, perSecond: 1 }, new TestClock())
  expect(allowance.take('mallory', 64)).toBe(0)
  expect(allowance.take('alice', 64)).toBe(0)
})

it('a clock that is set back gives nothing and takes nothing', () => {
  const clock = new TestClock()
  const allowance = new Allowance({ burst: 64, perSecond: 1 }, clock)
  allowance.take('bob', 64)
  clock.setBack(60_000)
  expect(allowance.take('bob', 1)).toBe(1)
})

it('a challenge is good once, for its own key, for a minute', () => {
  const clock = new TestClock()
  const challenges = new Challenges(clock)
  const first = challenges.issue('bob')
  expect(challenges.take('mallory', first)).toBe(false)
  expect(challenges.take('bob', first)).toBe(true)
  expect(challenges.take('bob', first)).toBe(false)
  const second = challenges.issue('bob')
  clock.advance(60_000)
  expect(challenges.take('bob', second)).toBe(false)
})

it('a key has no more than eight open challenges, however often it asks', () => {
  const challenges = new Challenges(new TestClock())
  const issued = Array.from({ length: 100 }, () => challenges.issue('mallory'))
  expect(issued.filter((text) => challenges.take('mallory', text))).toHaveLength(8)
})

it('a session ends after twelve hours, or when its device is revoked', () => {
  const clock = new TestClock()
  const sessions = new Sessions(clock)
  const [early, late] = [sessions.open('bob'), sessions.open('carol')]
  sessions.end('bob')
  expect(sessions.device(early.token)).toBeUndefined()
  expect(sessions.device(late.token)).toBe('carol')
  clock.advance(12 * 60 * 60 * 1000)
  expect(sessions.device(late.token)).toBeUndefined()
})

it('a device has no more than sixteen sessions; the oldest ends', () => {
  const sessions = new Sessions(new TestClock())
  const tokens = Array.from({ length: 17 }, () => sessions.open('bob').token)
  expect(tokens.map((token) => sessions.device(token))).toEqual([undefined, ...Array<string>(16).fill('bob')])
})

it('a daily limit counts by the UTC day', () => {
  const clock = new TestClock()
  const limit = new DailyLimit(2, clock)
  expect([limit.take('bob'), limit.take('bob'), limit.take('bob'), limit.take('alice')]).toEqual([
    true,
    true,
    false,
    true,
  ])
  clock.advance(24 * 60 * 60 * 1000)
  expect(limit.take('bob')).toBe(true)
})
