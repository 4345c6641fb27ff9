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
const VAULT = 'POST /api/envelope/vault'

/** The moment of the round at which slots begin: they may be late on a busy machine, and are never early. */
function phaseOf(slots: readonly Heard[]): number {
  const moments = slots.map(({ at }) => at % ROUND_MS).sort((a, b) => a - b)
  const before = (index: number): number => moments[index - 1] ?? (moments.at(-1) ?? 0) - ROUND_MS
  const gaps = moments.map((moment, index) => moment - before(index))
  return moments[gaps.indexOf(Math.max(...gaps))] ?? 0
}

/** The round of each slot. */
function roundsOf(slots: readonly Heard[]): number[] {
  const phase = phaseOf(slots)
  return slots.map(({ at }) => Math.floor((at - phase) / ROUND_MS + 0.01))
}

describe('Protected', () => {
  it('has one envelope in each round, the same whether people write, the board is away, or nothing happens', async () => {
    const clock = new FastClock(8)
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
    expect(new Set(tap.heard.map(({ what }) => what))).toEqual(new Set([SLOT, VAULT]))
    const rounds = roundsOf(slots)
    expect(new Set(rounds).size).toBe(rounds.length)
    // A busy machine may sleep through a round or two, which this clock makes shorter than they are.
    const all = (rounds.at(-1) ?? 0) - (rounds[0] ?? 0) + 1
    expect(slots.length).toBeGreaterThan(0.8 * all)
    await Promise.all([a.stop(), c.stop()])
    // An envelope that was being sealed still goes.
    await delay(clock, ROUND_MS)
    const count = tap.heard.length
    await delay(clock, 3 * ROUND_MS)
    expect(tap.heard).toHaveLength(count)
  })
})
