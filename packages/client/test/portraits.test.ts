import { systemClock } from '@chancery/base'
import {
  addPeople,
  carryHistory,
  createGroup,
  enrolDevice,
  inviteOwnDevice,
  listConversations,
  listMessages,
  listPortraits,
  portraitOf,
  proveMessage,
  react,
  sendHistory,
  setPolicy,
  setPortrait,
  synchronize,
  unreadOf,
  writeLetter,
} from '@chancery/client'
import type { MessageId } from '@chancery/protocol'
import { verifyBundle } from '@chancery/records'
import type { Colleague, Office } from '@chancery/testkit'
import { newDevice, openOffice } from '@chancery/testkit'
import { describe, expect, it } from 'vitest'
import { Writes } from '../src/engine/writes.ts'
import { foldPortrait } from '../src/portrait/fold-portrait.ts'
import { savePortrait } from '../src/portrait/portrait-records.ts'
import { FastClock } from './_fast-clock.ts'
import { openGroup, say } from './_group.ts'
import { webpOf } from './_portrait.ts'
import { dutiful, startProgram } from './_program.ts'
import { openRelayedOffice, pinPolicy } from './_relayed-office.ts'
import { warningsOf } from './_texts.ts'
import { Wiretap } from './_wiretap.ts'

const first = webpOf(96, 96, 1)
const second = webpOf(96, 96, 2)

async function scene(office: Office) {
  const { carol, members, conversation } = await openGroup(office, 'Loans', 'Alice', 'Bob')
  return { carol, alice: members.Alice, bob: members.Bob, conversation }
}

async function settle(...everybody: readonly Colleague[]): Promise<void> {
  for (let round = 0; round < 2; round++) for (const one of everybody) await synchronize(one.engine)
}

const personOf = ({ engine }: Colleague) => engine.account.person

/** How one person looks to another. */
async function seenBy(by: Colleague, who: Colleague): Promise<Uint8Array | undefined> {
  return portraitOf(by.engine, personOf(who))
}

/** How many cells somebody’s doing puts on the board. */
async function cellsOf(who: Colleague, doing: () => Promise<unknown>): Promise<number> {
  await synchronize(who.engine)
  const before = who.engine.board.size
  await doing()
  await synchronize(who.engine)
  return who.engine.board.size - before
}

/** A further device of a person, in all conversations. */
async function secondDevice(who: Colleague, ...others: readonly Colleague[]): Promise<Colleague> {
  const device = newDevice()
  const engine = await enrolDevice(device.ports, await inviteOwnDevice(who.engine), { name: '', label: 'phone' })
  const phone = { name: who.name, engine, ...device }
  await settle(who, ...others, phone)
  return phone
}

describe('a portrait', () => {
  it('is told with what its person says next, and nothing is sent before', async () => {
    await using office = await openOffice()
    const { alice, bob, carol, conversation } = await scene(office)
    expect(await cellsOf(alice, () => setPortrait(alice.engine, first))).toBe(0)
    expect(await seenBy(alice, alice)).toEqual(first)
    await settle(alice, bob)
    expect(await seenBy(bob, alice)).toBeUndefined()
    await say(alice, conversation, 'Good morning')
    await settle(bob, carol)
    for (const one of [bob, carol]) {
      expect(await seenBy(one, alice)).toEqual(first)
      expect(await listPortraits(one.engine)).toEqual(new Map([[personOf(alice), first]]))
      expect(one.events).toContainEqual({ kind: 'portrait', person: personOf(alice) })
      expect(warningsOf(one)).toEqual([])
    }
  })

  it('is no message: nothing is unread, and no chain is broken', async () => {
    await using office = await openOffice()
    const { alice, bob, conversation } = await scene(office)
    await setPortrait(alice.engine, first)
    await say(alice, conversation, 'one')
    await say(alice, conversation, 'two')
    await settle(bob)
    const messages = (await listMessages(bob.engine, conversation)).filter(({ kind }) => kind === 'text')
    expect(messages.map(({ text, notes }) => [text, notes])).toEqual([
      ['one', []],
      ['two', []],
    ])
    expect((await unreadOf(bob.engine, conversation)).count).toBe(2)
    expect(listConversations(bob.engine)[0]?.lastAt).toBe(messages[1]?.position)
  })

  it('goes with a reaction, too, and behind everything that waits', async () => {
    await using office = await openOffice()
    const { alice, bob, conversation } = await scene(office)
    await say(bob, conversation, 'Lunch?')
    await settle(alice)
    const [question] = (await listMessages(alice.engine, conversation)).filter(({ text }) => text === 'Lunch?')
    await setPortrait(alice.engine, first)
    const to = { kind: 'conversation', conversation } as const
    for (const text of ['one', 'two']) await writeLetter(alice.engine, { to, tag: text, text })
    await react(alice.engine, question?.id as MessageId, '👍')
    await settle(alice, bob)
    expect(await seenBy(bob, alice)).toEqual(first)
    const stored = await listMessages(bob.engine, conversation)
    expect(stored.flatMap(({ notes }) => notes)).toEqual([])
    const record = (await bob.store.get('portrait', personOf(alice))) as Uint8Array
    const { position } = JSON.parse(new TextDecoder().decode(record)) as { position: number }
    expect(position).toBeGreaterThan(Math.max(...stored.map((one) => one.position)))
  })

  it('is told once to each, however many conversations there are', async () => {
    await using office = await openOffice()
    const { alice, bob, conversation } = await scene(office)
    await setPortrait(alice.engine, webpOf(96, 96, 1, 1900))
    expect(await cellsOf(alice, () => say(alice, conversation, 'one'))).toBe(1 + 3)
    expect(await cellsOf(alice, () => say(alice, conversation, 'two'))).toBe(1)
    const other = await createGroup(alice.engine, 'Audit', [personOf(bob)])
    await settle(bob, alice)
    expect(await cellsOf(alice, () => say(alice, other, 'three'))).toBe(1)
    const dave = await office.enrol('Dave')
    await synchronize(alice.engine)
    await addPeople(alice.engine, other, [personOf(dave)])
    await settle(dave, alice)
    expect(await cellsOf(alice, () => say(alice, other, 'four'))).toBe(1 + 3)
    await settle(dave)
    expect((await seenBy(dave, alice))?.length).toBe(1900)
  })

  it('counts as it was told last, and is taken away where it was known', async () => {
    await using office = await openOffice()
    const { alice, bob, carol, conversation } = await scene(office)
    await setPortrait(alice.engine, first)
    await say(alice, conversation, 'one')
    await setPortrait(alice.engine, second)
    await say(alice, conversation, 'two')
    await settle(bob)
    expect(await seenBy(bob, alice)).toEqual(second)
    await setPortrait(alice.engine)
    expect(await seenBy(alice, alice)).toBeUndefined()
    await settle(alice, bob)
    expect(await seenBy(bob, alice)).toEqual(second)
    expect(await cellsOf(alice, () => say(alice, conversation, 'three'))).toBe(1 + 1)
    await settle(bob, carol)
    expect(await seenBy(bob, alice)).toBeUndefined()
    expect(await listPortraits(carol.engine)).toEqual(new Map())
    expect(await cellsOf(alice, () => say(alice, conversation, 'four'))).toBe(1)
  })

  it('that nobody heard of is taken away in silence', async () => {
    await using office = await openOffice()
    const { alice, conversation } = await scene(office)
    await setPortrait(alice.engine, first)
    await setPortrait(alice.engine)
    expect(await cellsOf(alice, () => say(alice, conversation, 'one'))).toBe(1)
  })

  it('is the same whichever comes first, by its place on the board', async () => {
    await using office = await openOffice()
    const { alice, bob } = await scene(office)
    const told = (image: Uint8Array, position: number) => ({ person: personOf(alice), image, position, devices: [] })
    const orders = [
      [told(first, 5), told(second, 9), told(new Uint8Array(0), 7)],
      [told(second, 9), told(new Uint8Array(0), 7), told(first, 5)],
    ]
    // Alice’s own device, too: history may bring what she told with a device that is gone.
    for (const by of [bob, alice])
      for (const order of orders) {
        const writes = new Writes()
        writes.delete('portrait', personOf(alice))
        for (const one of order) await foldPortrait(by.engine, writes, one)
        await by.engine.exclusive(() => by.engine.commit(writes))
        expect(await seenBy(by, alice)).toEqual(second)
      }
  })

  it('that is no picture is refused, by whoever sets it and by whoever hears it', async () => {
    await using office = await openOffice()
    const { alice, bob, conversation } = await scene(office)
    for (const bad of [webpOf(4000), webpOf(96, 90), new Uint8Array(10), webpOf(96, 96, 0, 1901)])
      await expect(setPortrait(alice.engine, bad)).rejects.toMatchObject({ code: 'client/not-allowed' })
    await setPortrait(alice.engine, first)
    await say(alice, conversation, 'one')
    await settle(bob)
    // What no program of ours lets its person do.
    const writes = new Writes()
    savePortrait(alice.engine, writes, personOf(alice), { image: webpOf(16_383), position: 0 })
    writes.delete('state', 'portrait-telling')
    await alice.engine.exclusive(() => alice.engine.commit(writes))
    expect(await cellsOf(alice, () => say(alice, conversation, 'two'))).toBeGreaterThan(1)
    await say(alice, conversation, 'three')
    await settle(bob)
    expect(await seenBy(bob, alice)).toEqual(first)
    expect((await listMessages(bob.engine, conversation)).flatMap(({ notes }) => notes)).toEqual([])
  })

  it('has evidence of its own', async () => {
    await using office = await openOffice()
    const { alice, bob, conversation } = await scene(office)
    await setPortrait(alice.engine, first)
    await say(alice, conversation, 'one')
    await settle(bob)
    const reports = []
    for (const [id] of await bob.store.entries('evidence'))
      reports.push(await verifyBundle(await proveMessage(bob.engine, id as MessageId)))
    expect(reports.map(({ status }) => status)).not.toContain('failed')
    expect(reports.flatMap(({ facts }) => facts?.portrait ?? [])).toMatchObject([{ bytes: first.length }])
  })
})

describe('a person with two devices', () => {
  it('is told from either, and not twice', async () => {
    await using office = await openOffice()
    const { alice, bob, carol, conversation } = await scene(office)
    const phone = await secondDevice(alice, carol, bob)
    await setPortrait(alice.engine, first)
    await say(alice, conversation, 'from the desk')
    await settle(phone, bob)
    expect(await seenBy(phone, alice)).toEqual(first)
    expect(await cellsOf(phone, () => say(phone, conversation, 'from the phone'))).toBe(1)
    await setPortrait(phone.engine, second)
    await say(phone, conversation, 'again')
    await settle(alice, bob)
    for (const one of [alice, bob]) expect(await seenBy(one, alice)).toEqual(second)
    expect(await cellsOf(alice, () => say(alice, conversation, 'yes'))).toBe(1)
  })

  it('keeps what was chosen on one of them and not told yet; told, it counts', async () => {
    await using office = await openOffice()
    const { alice, bob, carol, conversation } = await scene(office)
    const phone = await secondDevice(alice, carol, bob)
    await setPortrait(phone.engine, second)
    await setPortrait(alice.engine, first)
    await say(alice, conversation, 'from the desk')
    await settle(phone, bob)
    expect([await seenBy(bob, alice), await seenBy(phone, alice)]).toEqual([first, second])
    await say(phone, conversation, 'from the phone')
    await settle(alice, bob)
    for (const one of [alice, bob, phone]) expect(await seenBy(one, alice)).toEqual(second)
  })

  it('gets the portraits of colleagues with the history', async () => {
    await using office = await openOffice()
    const { alice, bob, carol, conversation } = await scene(office)
    await setPortrait(bob.engine, second)
    await say(bob, conversation, 'one')
    await setPortrait(alice.engine, first)
    await say(alice, conversation, 'two')
    await settle(alice, carol)
    const phone = await secondDevice(alice, carol, bob)
    expect(await listPortraits(phone.engine)).toEqual(new Map())
    await sendHistory(alice.engine, phone.engine.account.device)
    await carryHistory(alice.engine)
    await settle(alice, phone)
    await carryHistory(phone.engine)
    expect(await seenBy(phone, bob)).toEqual(second)
    expect(await seenBy(phone, alice)).toEqual(first)
    expect(await cellsOf(phone, () => say(phone, conversation, 'three'))).toBe(1)
  })
})

describe('a device that is online', () => {
  it('asks for nothing and sends nothing because a portrait is chosen, told, or looked at', async () => {
    await using office = await openOffice()
    const { alice, bob, carol, conversation } = await scene(office)
    await setPolicy(carol.engine, { mode: 'standard', coverMs: 0 })
    const tapped = async (who: Colleague) => {
      const tap = new Wiretap(systemClock)
      const program = await startProgram(who, { connect: tap.connect, clock: dutiful })
      await program.until(() => program.engine.network === 'online')
      tap.take()
      return { ...program, tap }
    }
    const [a, b] = [await tapped(alice), await tapped(bob)]
    await setPortrait(a.engine, first)
    a.following.nudge()
    const to = { kind: 'conversation', conversation } as const
    await writeLetter(b.engine, { to, tag: 'b', text: 'Hello' })
    b.following.nudge()
    await a.until(async () => (await listMessages(a.engine)).some(({ text }) => text === 'Hello'))
    expect(a.tap.take()).toEqual([])
    b.tap.take()
    await writeLetter(a.engine, { to, tag: 'a', text: 'Good morning' })
    a.following.nudge()
    await b.until(async () => (await portraitOf(b.engine, personOf(alice))) !== undefined)
    expect(await portraitOf(b.engine, personOf(alice))).toEqual(first)
    expect(b.tap.take()).toEqual([])
    // The text and the portrait are one request.
    expect(a.tap.take()).toEqual(['POST /api/board/cells'])
    await Promise.all([a.stop(), b.stop()])
  })

  it('fills slots of Protected that are there anyway, and arrives', async () => {
    const clock = new FastClock(5)
    await using office = await openRelayedOffice({ clock })
    const { carol } = office
    const alice = await office.enrol('Alice')
    await synchronize(carol.engine)
    await pinPolicy(carol.engine, { mode: 'protected', roundMs: 1000 })
    const tap = new Wiretap(clock)
    const program = await startProgram(alice, { connect: tap.connect, clock })
    await program.until(() => program.engine.network === 'online')
    const to = { kind: 'person', person: personOf(carol) } as const
    const isThere = (text: string) => async () =>
      (await listMessages(program.engine)).some((message) => message.text === text)
    await writeLetter(program.engine, { to, tag: 'one', text: 'one' })
    program.following.nudge()
    await program.until(isThere('one'))
    tap.heard.length = 0
    await setPortrait(program.engine, first)
    await writeLetter(program.engine, { to, tag: 'two', text: 'two' })
    program.following.nudge()
    await program.until(isThere('two'))
    await program.until(async () => (await program.engine.ports.store.entries('outbox')).length === 0)
    await program.stop()
    await synchronize(carol.engine)
    expect(await seenBy(carol, alice)).toEqual(first)
    // That there is one in each round, whatever is in it: slots.test.ts.
    const asked = tap.heard.filter(({ what }) => what !== 'POST /api/envelope/vault')
    expect(new Set(asked.map(({ what }) => what))).toEqual(new Set(['POST /api/envelope/slot']))
    expect(new Set(asked.map(({ bytes }) => bytes)).size).toBe(1)
  })
})
