import { CodedError } from '@chancery/base'
import type { Engine } from '@chancery/client'
import { ManualClock } from '@chancery/testkit'
import { describe, expect, it } from 'vitest'
import { awaitKeys } from './await-keys.ts'

const absent = (isAwaited: boolean): CodedError =>
  new CodedError('client/no-key-package', 'The keys of “phone” are not here', { isAwaited })

/** Lets time pass, with what is done in it. */
async function pass(clock: ManualClock, ms: number): Promise<void> {
  for (let gone = 0; gone < ms; gone += 500) {
    clock.advance(500)
    for (let turn = 0; turn < 5; turn++) await Promise.resolve()
  }
}

describe('what needs the keys of newcomers', () => {
  const engineOn = (clock: ManualClock): Engine => ({ ports: { clock } }) as unknown as Engine

  it('is done when they have come', async () => {
    const clock = new ManualClock()
    let isHere = false
    const done = awaitKeys(engineOn(clock), async () => {
      if (!isHere) throw absent(true)
      return 'done'
    })
    await pass(clock, 4000)
    isHere = true
    await pass(clock, 1000)
    await expect(done).resolves.toBe('done')
  })

  it('is refused at once where none are on their way, and after a while where they do not come', async () => {
    const clock = new ManualClock()
    await expect(awaitKeys(engineOn(clock), () => Promise.reject(absent(false)))).rejects.toThrow('not here')
    const refused = awaitKeys(engineOn(clock), () => Promise.reject(absent(true)))
    await Promise.all([expect(refused).rejects.toThrow('not here'), pass(clock, 11_000)])
  })
})
