import type { CancelTimer, Clock } from '@chancery/base'
import { ManualClock } from '@chancery/testkit'
import { describe, expect, it, vi } from 'vitest'
import { IdleTimer } from './idle-timer.ts'

const MINUTE = 60_000

function setUp(clock: Clock = new ManualClock()) {
  const onIdle = vi.fn<() => void>()
  const timer = new IdleTimer(clock, 15, onIdle)
  timer.start()
  return { timer, onIdle }
}

describe('the idle timer', () => {
  it('tells once when nobody did anything for so long, counted from the last doing', () => {
    const clock = new ManualClock()
    const { timer, onIdle } = setUp(clock)
    for (let i = 0; i < 10; i++) {
      clock.advance(14 * MINUTE)
      timer.touch()
    }
    expect(onIdle).not.toHaveBeenCalled()
    clock.advance(15 * MINUTE - 1)
    expect(onIdle).not.toHaveBeenCalled()
    clock.advance(1)
    expect(onIdle).toHaveBeenCalledOnce()
    clock.advance(60 * MINUTE)
    timer.touch()
    expect(onIdle).toHaveBeenCalledOnce()
  })

  it('is not fooled by a machine that slept: who comes back too late does not keep it open', () => {
    let now = 0
    const sleepy: Clock = { now: () => now, after: (): CancelTimer => () => undefined }
    const { timer, onIdle } = setUp(sleepy)
    now = 14 * MINUTE
    timer.touch()
    expect(onIdle).not.toHaveBeenCalled()
    now += 16 * MINUTE
    timer.touch()
    expect(onIdle).toHaveBeenCalledOnce()
  })

  it('takes a clock that was set back for time that is up', () => {
    let now = 100 * MINUTE
    const { timer, onIdle } = setUp({ now: () => now, after: (): CancelTimer => () => undefined })
    now = 10 * MINUTE
    timer.touch()
    expect(onIdle).toHaveBeenCalledOnce()
  })

  it('takes over a shorter or longer time at once, and rests when stopped', () => {
    const clock = new ManualClock()
    const { timer, onIdle } = setUp(clock)
    timer.minutes = 60
    clock.advance(50 * MINUTE)
    expect(onIdle).not.toHaveBeenCalled()
    timer.minutes = 1
    clock.advance(MINUTE - 1)
    expect(onIdle).not.toHaveBeenCalled()
    clock.advance(1)
    expect(onIdle).toHaveBeenCalledOnce()
    timer.start()
    timer.stop()
    clock.advance(60 * MINUTE)
    expect(onIdle).toHaveBeenCalledOnce()
  })
})
