import { delay } from '@chancery/base'
import { listMessages, ownMode, synchronize, writeLetter } from '@chancery/client'
import { describe, expect, it } from 'vitest'
import { FastClock } from './_fast-clock.ts'
import { openRelayedOffice, pinPolicy } from './_relayed-office.ts'
import { startProgram } from './_program.ts'
import type { Heard } from './_wiretap.ts'
import { Wiretap } from './_wiretap.ts'

const ROUND_MS = 2000
const SLOT = 'POST /api/envelope/slot'

/** How many rounds lie between each slot and the one before it. */
function gapsOf(slots: readonly Heard[]): number[] {
  return slots.slice(1).map(({ at }, index) => (at - (slots[index]?.at ?? 0)) / ROUND_MS)
}

describe('Protected', () => {
  it('has one envelope in each round, the same whether people write, the board is away, or nothing happens', async () => {
    const clock = new FastClock(10)
    await using office = await openRelayedOffice({ clock })
    const alice = await office.enrol('Alice')
    await synchronize(office.carol.engine)
    await pinPolicy(office.carol.engine, { mode: 'protected', roundMs: ROUND_MS })
    const tap = new Wiretap(clock)
    const a = await startProgram(alice, { clock, connect: tap.connect })
    const c = await startProgram(office.carol, { clock })
    await Promise.all([a, c].map((one) => one.until(() => one.engine.network === 'online')))
    expect(ownMode(a.engine)).toBe('protected')
    tap.take()
    const person = office.carol.engine.account.person
    const texts = ['one', 'two '.repeat(800), 'three']
    await delay(clock, 5 * ROUND_MS)
    for (const text of texts)
      await writeLetter(a.engine, { to: { kind: 'person', person }, tag: text.slice(0, 3), text })
    a.following.nudge()
    const seen = async (): Promise<string[]> => (await listMessages(c.engine)).flatMap(({ text }) => text ?? [])
    await c.until(async () => (await seen()).length === 1)
    // Where the board is away nobody knows what became of what was on its way.
    await office.stopServer()
    await delay(clock, 5 * ROUND_MS)
    await office.startServer()
    await c.until(async () => (await seen()).length === texts.length)
    expect(await seen()).toEqual(texts)
    expect(a.engine.network).toBe('online')
    const slots = tap.heard.filter(({ what }) => what === SLOT)
    expect(new Set(slots.map(({ bytes }) => bytes)).size).toBe(1)
    expect(new Set(tap.heard.map(({ what }) => what))).toEqual(new Set([SLOT]))
    // A busy machine is late by some milliseconds, which this clock makes ten times as many; it never skips or doubles.
    for (const gap of gapsOf(slots)) expect(gap).toBeGreaterThan(0.4)
    for (const gap of gapsOf(slots)) expect(gap).toBeLessThan(1.6)
    await Promise.all([a.stop(), c.stop()])
    const count = tap.heard.length
    await delay(clock, 3 * ROUND_MS)
    expect(tap.heard).toHaveLength(count)
  })
})
