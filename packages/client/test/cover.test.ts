import {
  listMessages,
  listWaiting,
  ownMode,
  policyOf,
  sendText,
  setPolicy,
  synchronize,
  writeLetter,
} from '@chancery/client'
import { openOffice } from '@chancery/testkit'
import type { Colleague } from '@chancery/testkit'
import { describe, expect, it } from 'vitest'
import { STATE_TABLE } from '../src/engine/engine.ts'
import { encodeRecord } from '../src/engine/record.ts'
import { openRelayedOffice, pinPolicy } from './_relayed-office.ts'
import { startProgram } from './_program.ts'
import type { Program } from './_program.ts'
import { textsOf, warningsOf } from './_texts.ts'
import { ToldClock } from './_told-clock.ts'
import { Wiretap } from './_wiretap.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DEFAULT_MS = 30 * MINUTE
const FIRST_AFTER_MS = 5 * MINUTE
const CELLS = 'POST /api/board/cells'
const ENVELOPE = 'POST /api/envelope'
const SLOT = 'POST /api/envelope/slot'

interface Watched extends Program {
  readonly clock: ToldClock
  readonly tap: Wiretap
  /** How often this was asked for. */
  count(what: string): number
}

async function watched(who: Colleague): Promise<Watched> {
  const clock = new ToldClock()
  const tap = new Wiretap(clock.passed)
  const program = await startProgram(who, { clock, connect: tap.connect })
  await program.until(() => program.engine.network === 'online')
  tap.take()
  return { ...program, clock, tap, count: (what) => tap.heard.filter((heard) => heard.what === what).length }
}

const says = (program: Program, text: string) => async (): Promise<boolean> =>
  (await listMessages(program.engine)).some((message) => message.text === text)

async function write(program: Program, to: Colleague, text: string): Promise<void> {
  const person = to.engine.account.person
  await writeLetter(program.engine, { to: { kind: 'person', person }, tag: text, text })
  program.following.nudge()
  await program.until(says(program, text))
}

/** Time passes until a program has asked for this once more, for a day at most. */
async function passUntil(program: Watched, what: string): Promise<void> {
  const before = program.count(what)
  await program.clock.pass(24 * HOUR, () => program.count(what) > before)
  expect(program.count(what)).toBeGreaterThan(before)
}

describe('cover', () => {
  it('comes at random moments, two an hour, in the request of a message, and nobody is shown anything', async () => {
    await using office = await openOffice()
    const { carol } = office
    const alice = await office.enrol('Alice')
    await synchronize(carol.engine)
    const a = await watched(alice)
    await write(a, carol, 'Good morning')
    await synchronize(carol.engine)
    const { size } = carol.engine.board
    a.tap.take()
    const hours = 200
    await a.clock.pass(hours * HOUR)
    await a.clock.answered(() => a.tap.open === 0)
    const cover = a.tap.heard.filter(({ what }) => what === CELLS)
    expect(a.tap.take(CELLS, 'GET /api/directory')).toEqual([])
    // 400 are expected, and a standard deviation is 20.
    expect(cover.length).toBeGreaterThan(300)
    expect(cover.length).toBeLessThan(500)
    // Of waiting times without a memory, half are shorter than ln 2 means, and one in seven is longer than two.
    const waits = cover.slice(1).map(({ at }, index) => at - (cover[index]?.at ?? 0))
    const share = (isSo: (wait: number) => boolean): number => waits.filter(isSo).length / waits.length
    expect(Math.abs(share((wait) => wait < Math.LN2 * DEFAULT_MS) - 0.5)).toBeLessThan(0.15)
    expect(Math.abs(share((wait) => wait > 2 * DEFAULT_MS) - 0.135)).toBeLessThan(0.085)
    await sendText(a.engine, { kind: 'person', person: carol.engine.account.person }, 'Still there?')
    const [message] = a.tap.heard.filter(({ what }) => what === CELLS)
    expect(new Set(cover.map(({ bytes }) => bytes))).toEqual(new Set([message?.bytes]))
    await a.stop()
    expect(await textsOf(carol)).toEqual(['Good morning', 'Still there?'])
    expect(carol.engine.board.size).toBeGreaterThan(size + cover.length)
    expect(warningsOf(carol)).toEqual([])
  })

  it('begins when a device has been online for five minutes, and ends when it goes offline', async () => {
    await using office = await openOffice()
    const alice = await office.enrol('Alice')
    await setPolicy(office.carol.engine, { mode: 'standard', coverMs: MINUTE })
    const a = await watched(alice)
    await a.clock.pass(FIRST_AFTER_MS)
    expect(a.count(CELLS)).toBe(0)
    await passUntil(a, CELLS)
    await a.stop()
    a.tap.take()
    await a.clock.pass(10 * HOUR)
    expect(a.tap.take()).toEqual([])
  })

  it('is not sent where the policy says so, and is as soon as it says otherwise', async () => {
    await using office = await openOffice()
    const alice = await office.enrol('Alice')
    await setPolicy(office.carol.engine, { mode: 'standard', coverMs: 0 })
    const a = await watched(alice)
    await a.clock.pass(200 * HOUR)
    expect(a.tap.take('GET /api/directory')).toEqual([])
    await setPolicy(office.carol.engine, { mode: 'standard', coverMs: MINUTE })
    await a.until(() => a.engine.network === 'connecting')
    await a.until(() => a.engine.network === 'online')
    expect(policyOf(a.engine)?.coverMs).toBe(MINUTE)
    await passUntil(a, CELLS)
    await a.stop()
  })

  it('needs no policy that says a mean of seconds, or of days', async () => {
    await using office = await openOffice()
    for (const coverMs of [1, 59_999, 90_000.5, 86_400_001])
      await expect(setPolicy(office.carol.engine, { mode: 'standard', coverMs })).rejects.toMatchObject({
        code: 'client/not-allowed',
      })
    expect(policyOf(office.carol.engine)).toBeUndefined()
  })

  it('is fetched around in Saver, as a message is', async () => {
    await using office = await openOffice()
    const { carol } = office
    const alice = await office.enrol('Alice')
    await synchronize(carol.engine)
    await setPolicy(carol.engine, { mode: 'saver', batchMs: HOUR, coverMs: MINUTE })
    // The next batch is half an hour away.
    const phase = ((Date.now() % HOUR) / HOUR + 0.5) % 1
    await alice.store.commit([{ table: STATE_TABLE, key: 'saver-phase', value: encodeRecord(phase) }])
    const a = await watched(alice)
    expect(ownMode(a.engine)).toBe('saver')
    await write(a, carol, 'Good morning')
    a.tap.take()
    await write(a, carol, 'Still there?')
    // Which part of a log is asked for depends on how long the log is.
    const shapes = (): string[] => a.tap.take().map((what) => what.replaceAll(/[0-9]+/g, '#'))
    const message = shapes()
    await a.clock.pass(FIRST_AFTER_MS)
    // In steps so short that no second cover begins before the first is done, and each waits for what is fetched in it.
    while (a.count(CELLS) === 0) {
      await a.clock.pass(20)
      await a.engine.exclusive(async () => undefined)
    }
    await a.clock.answered(() => a.tap.heard.length >= message.length && a.tap.open === 0)
    await a.stop()
    expect(shapes()).toEqual(message)
  })

  it('is a dummy behind a relay, and no cell', async () => {
    await using office = await openRelayedOffice()
    const { carol } = office
    const alice = await office.enrol('Alice')
    await synchronize(carol.engine)
    await pinPolicy(carol.engine, { mode: 'standard', coverMs: MINUTE })
    const a = await watched(alice)
    await write(a, carol, 'Good morning')
    await synchronize(carol.engine)
    const { size } = carol.engine.board
    a.tap.take()
    await a.clock.pass(HOUR)
    await a.clock.answered(() => a.tap.open === 0)
    const envelopes = a.tap.heard.length
    expect(envelopes).toBeGreaterThan(20)
    await write(a, carol, 'Still there?')
    expect(new Set(a.tap.heard.map(({ what, bytes }) => `${what} ${bytes}`)).size).toBe(1)
    expect(a.tap.take(ENVELOPE)).toEqual([])
    await a.stop()
    expect(await textsOf(carol)).toEqual(['Good morning', 'Still there?'])
    // The message, and perhaps an anchor or two.
    expect(carol.engine.board.size).toBeLessThan(size + 4)
  })

  it('is not sent in Protected: there, slots are cover', async () => {
    await using office = await openRelayedOffice()
    const alice = await office.enrol('Alice')
    await pinPolicy(office.carol.engine, { mode: 'protected', roundMs: 10_000, coverMs: MINUTE })
    const a = await watched(alice)
    await a.clock.pass(HOUR, () => false, 10_000)
    // Envelopes are sealed while this clock runs on: how many slots an hour has here depends on the machine.
    await a.clock.answered(() => a.count(SLOT) > 3)
    expect(a.tap.take(SLOT, 'POST /api/envelope/vault')).toEqual([])
    await a.stop()
  })
})

describe('cover that fails', () => {
  it('is not tried again, and its person hears nothing of a refusal', async () => {
    await using office = await openOffice()
    const { carol } = office
    const alice = await office.enrol('Alice')
    await synchronize(carol.engine)
    await setPolicy(carol.engine, { mode: 'standard', coverMs: 24 * HOUR })
    const clock = new ToldClock()
    const a = await startProgram(alice, { clock })
    await a.until(() => a.engine.network === 'online')
    a.line.delays = 1
    await clock.pass(600 * HOUR, () => a.line.posts === 1)
    await clock.pass(MINUTE)
    expect(a.line.posts).toBe(1)
    expect([a.engine.network, a.engine.outbox]).toEqual(['online', []])
    await write(a, carol, 'Good morning')
    await a.stop()
    expect(await textsOf(carol)).toEqual(['Good morning'])
    expect(a.events.filter(({ kind }) => kind === 'warning')).toEqual([])
  })

  it('ends a dead line, and what was written comes once on the next one', async () => {
    await using office = await openOffice()
    const { carol } = office
    const alice = await office.enrol('Alice')
    await synchronize(carol.engine)
    await setPolicy(carol.engine, { mode: 'standard', coverMs: MINUTE })
    const clock = new ToldClock()
    const a = await startProgram(alice, { clock })
    await a.until(() => a.engine.network === 'online')
    a.line.isDead = true
    a.line.isCut = true
    const offline = a.until(() => a.engine.network === 'offline')
    await clock.pass(HOUR, () => a.engine.network !== 'online')
    const person = carol.engine.account.person
    await writeLetter(a.engine, { to: { kind: 'person', person }, tag: 'one', text: 'Written meanwhile' })
    a.following.nudge()
    await clock.pass(MINUTE)
    await offline
    expect(await listWaiting(a.engine)).toMatchObject([{ text: 'Written meanwhile' }])
    a.line.isCut = false
    a.following.reconnect(true)
    await a.until(says(a, 'Written meanwhile'))
    expect(await listWaiting(a.engine)).toEqual([])
    await a.stop()
    expect(await textsOf(carol)).toEqual(['Written meanwhile'])
  })
})
