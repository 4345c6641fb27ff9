import { systemClock } from '@chancery/base'
import {
  addPeople,
  createGroup,
  leaveGroup,
  listConversations,
  listMessages,
  listWaiting,
  markRead,
  removePeople,
  renameGroup,
  revokeDevice,
  sendText,
  setPolicy,
  synchronize,
  writeLetter,
} from '@chancery/client'
import type { ConversationId } from '@chancery/protocol'
import { openOffice } from '@chancery/testkit'
import type { Colleague } from '@chancery/testkit'
import { describe, expect, it } from 'vitest'
import { currentEpoch } from '../src/conversation/conversation.ts'
import { openRelayedOffice, pinPolicy } from './_relayed-office.ts'
import { dutiful, startProgram, still } from './_program.ts'
import type { Program } from './_program.ts'
import { Wiretap } from './_wiretap.ts'

/** What every device fetches when the register has grown, at the same time and whoever it is. */
const REGISTER = 'GET /api/register'
const CELLS = 'POST /api/board/cells'

interface Tapped extends Program {
  readonly tap: Wiretap
  readonly person: Colleague['engine']['account']['person']
}

async function tapped(who: Colleague): Promise<Tapped> {
  const tap = new Wiretap(systemClock)
  const program = await startProgram(who, { connect: tap.connect, clock: dutiful })
  await program.until(() => program.engine.network === 'online')
  tap.take()
  return { ...program, tap, person: who.engine.account.person }
}

/** Cover comes by the clock alone, whatever people do: cover.test.ts. Here it would only be in the way. */
const stopCover = ({ engine }: Colleague): Promise<void> => setPolicy(engine, { mode: 'standard', coverMs: 0 })

const says = (program: Program, text: string) => async (): Promise<boolean> =>
  (await listMessages(program.engine)).some((message) => message.text === text)
const peopleIn = (program: Program, conversation: ConversationId): number =>
  listConversations(program.engine).find((one) => one.conversation === conversation)?.people.length ?? 0

describe('a device that is online asks for nothing because of what people do', () => {
  it('when they write for the first time, answer, read, and are written to', async () => {
    await using office = await openOffice()
    const alice = await office.enrol('Alice')
    await synchronize(office.carol.engine)
    await stopCover(office.carol)
    const a = await tapped(alice)
    const c = await tapped(office.carol)
    await writeLetter(a.engine, { to: { kind: 'person', person: c.person }, tag: 'one', text: 'Good morning' })
    a.following.nudge()
    await Promise.all([a.until(says(a, 'Good morning')), c.until(says(c, 'Good morning'))])
    expect(a.tap.take(CELLS)).toEqual([])
    const [first] = await listMessages(c.engine)
    if (first === undefined) throw new Error('Nothing came')
    await markRead(c.engine, first.conversation, first.position)
    // Neither receiving nor reading is told to anybody by itself.
    await sendText(a.engine, { kind: 'conversation', conversation: first.conversation }, 'Still there?')
    await c.until(says(c, 'Still there?'))
    expect(c.tap.take()).toEqual([])
    await sendText(c.engine, { kind: 'conversation', conversation: first.conversation }, 'Yes')
    await a.until(says(a, 'Yes'))
    expect(c.tap.take(CELLS)).toEqual([])
    expect(a.tap.take(CELLS)).toEqual([])
    await Promise.all([a.stop(), c.stop()])
  })

  it('when they create, rename, and leave groups, add and remove each other', async () => {
    await using office = await openOffice()
    const [alice, bob] = [await office.enrol('Alice'), await office.enrol('Bob')]
    await synchronize(office.carol.engine)
    await stopCover(office.carol)
    const [a, b, c] = await Promise.all([alice, bob, office.carol].map(tapped))
    if (a === undefined || b === undefined || c === undefined) throw new Error('Somebody is missing')
    const conversation = await createGroup(c.engine, 'Loans', [a.person])
    await a.until(() => peopleIn(a, conversation) === 2)
    await addPeople(c.engine, conversation, [b.person])
    await b.until(() => peopleIn(b, conversation) === 3)
    await renameGroup(c.engine, conversation, 'Loans and cards')
    await removePeople(c.engine, conversation, [a.person])
    await a.until(() => listConversations(a.engine).every(({ status }) => status === 'removed'))
    await leaveGroup(b.engine, conversation)
    await c.until(() => peopleIn(c, conversation) === 1)
    expect([a, b, c].map(({ tap }) => tap.take(CELLS))).toEqual([[], [], []])
    await Promise.all([a.stop(), b.stop(), c.stop()])
  })

  it('when a member is revoked: all read the register, and nobody tells by more who shared a group with whom', async () => {
    await using office = await openOffice()
    const [alice, bob, dave] = [await office.enrol('Alice'), await office.enrol('Bob'), await office.enrol('Dave')]
    await synchronize(office.carol.engine)
    const conversation = await createGroup(
      office.carol.engine,
      'Loans',
      [alice, bob].map((one) => one.engine.account.person),
    )
    await stopCover(office.carol)
    const [a, d] = [await tapped(alice), await tapped(dave)]
    // Bob revokes himself: nobody else acts, so Alice's device re-keys the group.
    await synchronize(bob.engine)
    await revokeDevice(bob.engine, bob.engine.keys.device)
    const isGone = (): boolean => {
      const known = a.engine.conversations.get(conversation)
      return known !== undefined && currentEpoch(known).members.length === 2
    }
    await a.until(isGone)
    await d.until(() => d.engine.register.size === a.engine.register.size)
    const [member, stranger] = [a.tap.take(CELLS), d.tap.take()]
    expect(new Set(member)).toEqual(new Set(stranger))
    expect(stranger.length).toBeGreaterThan(0)
    expect(stranger.filter((what) => !what.startsWith(REGISTER))).toEqual([])
    await Promise.all([a.stop(), d.stop()])
  })

  it('when somebody new is written to: text and group wait for the next copy of the directory, which the clock brings', async () => {
    await using office = await openOffice()
    const alice = await office.enrol('Alice')
    await synchronize(office.carol.engine)
    const tap = new Wiretap(systemClock)
    // No timer rings here, so nothing is renewed by the clock.
    const program = await startProgram(alice, { connect: tap.connect, clock: still })
    await program.until(() => program.engine.network === 'online')
    const bob = await office.enrol('Bob')
    const person = bob.engine.account.person
    await program.until(() => program.engine.roster.people[person] !== undefined)
    tap.take()
    await writeLetter(program.engine, { to: { kind: 'person', person }, tag: 'one', text: 'Welcome' })
    program.following.nudge()
    const group = createGroup(program.engine, 'Loans', [person])
    await program.engine.exclusive(async () => undefined)
    expect(await listWaiting(program.engine)).toMatchObject([{ text: 'Welcome', state: 'sending' }])
    expect(tap.take(REGISTER)).toEqual([])
    program.following.reconnect(false)
    program.following.reconnect(true)
    await program.until(says(program, 'Welcome'))
    expect(listConversations(program.engine).map(({ conversation }) => conversation)).toContain(await group)
    await program.stop()
  })

  it('behind a relay, too: then it is envelopes of one size', async () => {
    await using office = await openRelayedOffice()
    const alice = await office.enrol('Alice')
    await synchronize(office.carol.engine)
    await pinPolicy(office.carol.engine, { mode: 'standard', coverMs: 0 })
    const [a, c] = [await tapped(alice), await tapped(office.carol)]
    const conversation = await createGroup(c.engine, 'Loans', [a.person])
    await sendText(c.engine, { kind: 'conversation', conversation }, 'A longer text. '.repeat(100))
    await a.until(async () => (await listMessages(a.engine)).some(({ text }) => text?.startsWith('A longer') === true))
    expect(new Set(c.tap.heard.map(({ bytes }) => bytes)).size).toBe(1)
    expect(c.tap.take('POST /api/envelope')).toEqual([])
    expect(a.tap.take()).toEqual([])
    await Promise.all([a.stop(), c.stop()])
  })
})
