import { ManualClock } from '@chancery/testkit'
import { describe, expect, it, vi } from 'vitest'
import { LiveTopic } from './live-topic.ts'

describe('a live topic', () => {
  it('is worked out once for many changes, and not at all while nobody watches', () => {
    const clock = new ManualClock()
    const read = vi.fn<() => number>(() => 1)
    const topic = new LiveTopic(clock, read)
    topic.change()
    expect(read).not.toHaveBeenCalled()
    const told: number[] = []
    topic.watch((value) => told.push(value))
    expect(told).toEqual([1])
    for (let i = 0; i < 50; i++) topic.change()
    clock.advance(0)
    expect(told).toEqual([1, 1])
    expect(read).toHaveBeenCalledTimes(2)
  })

  it('tells a lone change at once, and a stream of them at most ten times a second, the last one always', () => {
    const clock = new ManualClock()
    let value = 0
    const topic = new LiveTopic(clock, () => value)
    const told: number[] = []
    topic.watch((one) => told.push(one))
    value = 1
    topic.change()
    clock.advance(0)
    expect(told).toEqual([0, 1])
    for (value = 2; value <= 200; value++) {
      topic.change()
      clock.advance(5)
    }
    value = 1000
    topic.change()
    clock.advance(100)
    expect(told.length).toBeLessThanOrEqual(13)
    expect(told.at(-1)).toBe(1000)
  })

  it('tells nothing as long as there is nothing to tell', () => {
    const clock = new ManualClock()
    const values: string[] = []
    const topic = new LiveTopic(clock, () => values[0])
    const told: string[] = []
    topic.watch((one) => told.push(one))
    expect(told).toEqual([])
    values.push('now')
    topic.flush()
    expect(told).toEqual(['now'])
  })
})
