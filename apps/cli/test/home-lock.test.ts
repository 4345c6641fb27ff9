import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { HomeLock } from '@chancery/cli'
import { ManualClock } from '@chancery/testkit'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

describe('the lock of a home', () => {
  let folder: string
  let clock: ManualClock
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'chancery-lock-'))
    clock = new ManualClock()
  })
  afterEach(() => rm(folder, { recursive: true }))

  it('runs the tasks of one program one after the other, in order', async () => {
    const lock = new HomeLock(folder, clock)
    const steps: string[] = []
    const task = (name: string) => async () => {
      steps.push(`${name} begins`)
      await Promise.resolve()
      steps.push(`${name} ends`)
    }
    await Promise.all([lock.run(task('a')), lock.run(task('b'))])
    expect(steps).toEqual(['a begins', 'a ends', 'b begins', 'b ends'])
    await lock.close()
  })

  it('passes on what a task gives and throws, and is free afterwards', async () => {
    const lock = new HomeLock(folder, clock)
    await expect(lock.run(() => Promise.reject(new Error('no')))).rejects.toThrow('no')
    expect(await lock.run(async () => 7)).toBe(7)
    await lock.close()
  })

  it('makes another holder of the same home wait, and says so when it takes long', async () => {
    let waits = 0
    const first = new HomeLock(folder, clock)
    const second = new HomeLock(folder, clock, () => waits++)
    const order: string[] = []
    const { promise, resolve } = Promise.withResolvers<void>()
    const held = first.run(async () => {
      order.push('first begins')
      await promise
      order.push('first ends')
    })
    await Promise.resolve()
    const waiting = second.run(async () => void order.push('second'))
    for (let tick = 0; tick < 3; tick++) {
      await new Promise(setImmediate)
      clock.advance(6000)
    }
    await new Promise(setImmediate)
    expect(order).toEqual(['first begins'])
    expect(waits).toBe(1)
    resolve()
    await held
    clock.advance(1000)
    await waiting
    expect(order).toEqual(['first begins', 'first ends', 'second'])
    await Promise.all([first.close(), second.close()])
  })
})
