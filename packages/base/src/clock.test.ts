import { describe, expect, it } from 'vitest'
import type { Clock } from './clock.ts'
import { delay, systemClock } from './clock.ts'

describe('a delay', () => {
  it('lasts exactly as long as its clock says', async () => {
    const tasks: (readonly [number, () => void])[] = []
    const clock: Clock = {
      now: () => 0,
      after: (delayMs, task) => {
        tasks.push([delayMs, task])
        return () => undefined
      },
    }
    let isOver = false
    const waiting = delay(clock, 500).then(() => (isOver = true))
    expect(tasks.map(([delayMs]) => delayMs)).toEqual([500])
    await Promise.resolve()
    expect(isOver).toBe(false)
    tasks[0]?.[1]()
    await waiting
    expect(isOver).toBe(true)
  })
})

describe('the machine’s clock', () => {
  it('calls once, unless it is cancelled', async () => {
    const called: string[] = []
    systemClock.after(0, () => called.push('cancelled'))()
    await new Promise<void>((resolve) => {
      systemClock.after(0, () => {
        called.push('kept')
        resolve()
      })
    })
    expect(called).toEqual(['kept'])
    expect(Math.abs(systemClock.now() - Date.now())).toBeLessThan(1000)
  })
})
