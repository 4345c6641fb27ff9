import { delay } from '@chancery/base'
import { listMessages, markRead, ownMode, sendText, setPolicy, synchronize, writeLetter } from '@chancery/client'
import { openOffice } from '@chancery/testkit'
import { describe, expect, it } from 'vitest'
import { FastClock } from './_fast-clock.ts'
import { startProgram } from './_program.ts'
import type { Program } from './_program.ts'
import { Wiretap } from './_wiretap.ts'

const BATCH_MS = 10_000
const HEADS = 'GET /api/heads'

const has = (program: Program, text: string) => async (): Promise<boolean> =>
  (await listMessages(program.engine)).some((message) => message.text === text)

/** Where in the time between two batches something was asked. */
function phasesOf(tap: Wiretap): number[] {
  return tap.heard.filter(({ what }) => what === HEADS).map(({ at }) => at % BATCH_MS)
}

/** How far the furthest lies from the first, on a clock of that length. */
function spread(phases: readonly number[]): number {
  const [first = 0] = phases
  const apart = phases.map((phase) => Math.abs(phase - first))
  return Math.max(0, ...apart.map((one) => Math.min(one, BATCH_MS - one)))
}

describe('Saver', () => {
  it('fetches on a clock of its own, whatever comes, also after a restart; and sends at once', async () => {
    const clock = new FastClock(10)
    await using office = await openOffice({ clock })
    const { carol } = office
    const alice = await office.enrol('Alice')
    const person = alice.engine.account.person
    await synchronize(carol.engine)
    await setPolicy(carol.engine, { mode: 'standard', batchMs: BATCH_MS, coverMs: 0, people: { [person]: 'saver' } })
    expect(ownMode(carol.engine)).toBe('standard')
    await sendText(carol.engine, { kind: 'person', person }, 'Before')
    const tap = new Wiretap(clock)
    let a = await startProgram(alice, { clock, connect: tap.connect })
    await a.until(has(a, 'Before'))
    await a.until(() => a.engine.network === 'online')
    expect(ownMode(a.engine)).toBe('saver')
    // The first was when the program began.
    tap.take()
    for (const text of ['one', 'two', 'three']) {
      await sendText(carol.engine, { kind: 'person', person }, text)
      await delay(clock, BATCH_MS / 3)
      // What has come is read, and nobody is told.
      const last = (await listMessages(a.engine)).at(-1)
      if (last !== undefined) await markRead(a.engine, last.conversation, last.position)
      a.following.nudge()
    }
    await a.until(has(a, 'three'))
    await delay(clock, 2 * BATCH_MS)
    const before = phasesOf(tap)
    expect(before.length).toBeGreaterThan(2)
    expect(spread(before)).toBeLessThan(BATCH_MS / 8)
    tap.take()
    const carols = carol.engine.account.person
    const writtenAt = clock.now()
    await writeLetter(a.engine, { to: { kind: 'person', person: carols }, tag: 'one', text: 'At once' })
    a.following.nudge()
    await a.until(has(a, 'At once'))
    expect(clock.now() - writtenAt).toBeLessThan(BATCH_MS / 2)
    await a.stop()
    a = await startProgram(alice, { clock, connect: tap.connect })
    await a.until(() => a.engine.network === 'online')
    tap.take()
    await delay(clock, 3 * BATCH_MS)
    expect(spread([...before, ...phasesOf(tap)])).toBeLessThan(BATCH_MS / 8)
    expect(phasesOf(tap).length).toBeGreaterThan(1)
    await a.stop()
  })
})
