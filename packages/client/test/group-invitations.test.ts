import { systemClock } from '@chancery/base'
import {
  Engine,
  addPeople,
  createGroup,
  enrolDevice,
  forgetGroupInvitation,
  inviteOwnDevice,
  inviteToGroup,
  leaveGroup,
  listConversations,
  listGroupInvitations,
  listMessages,
  ownMode,
  removePeople,
  revokeDevice,
  setAdministrators,
  setPolicy,
  synchronize,
} from '@chancery/client'
import { formatLink, parseLink } from '@chancery/protocol'
import type { ConversationId, InviteLink } from '@chancery/protocol'
import type { Colleague, Office, OfficeOptions } from '@chancery/testkit'
import { MortalStore, ProcessGone, ShiftedClock, newDevice, openOffice } from '@chancery/testkit'
import { describe, expect, it } from 'vitest'
import { FastClock } from './_fast-clock.ts'
import { openGroup, say } from './_group.ts'
import { dutiful, startProgram } from './_program.ts'
import { openRelayedOffice, pinPolicy } from './_relayed-office.ts'
import { textsOf } from './_texts.ts'
import { Wiretap } from './_wiretap.ts'

const DAY_MS = 86_400_000

async function scene(office: Office) {
  const { carol, members, conversation } = await openGroup(office, 'Loans', 'Alice')
  return { carol, alice: members.Alice, loans: conversation }
}

/** Somebody opens a link and says that they are called Dave. */
async function enrolWith({ link }: { readonly link: InviteLink }, options: OfficeOptions = {}): Promise<Colleague> {
  const device = newDevice(options)
  const passedOn = parseLink(formatLink(link)) as InviteLink
  const engine = await enrolDevice(device.ports, passedOn, { name: 'Dave', label: 'phone' })
  return { name: 'Dave', engine, ...device }
}

const peopleIn = (who: { engine: Engine }, group: ConversationId): readonly string[] =>
  (listConversations(who.engine).find(({ conversation }) => conversation === group)?.people ?? [])
    .map((person) => who.engine.roster.people[person]?.name ?? '')
    .toSorted()

/** How often somebody was added to a group, as this device has it. */
async function additionsOf(who: { engine: Engine }, dave: Colleague): Promise<number> {
  const { device } = dave.engine.keys
  return (await listMessages(who.engine)).filter(({ change }) => change?.add?.includes(device)).length
}

describe('somebody who was invited from a group', () => {
  it('is in it once they have joined, and reads what is said from then on', async () => {
    await using office = await openOffice()
    const { carol, alice, loans } = await scene(office)
    const link = await inviteToGroup(carol.engine, loans, { name: 'Dave' })
    await say(alice, loans, 'before Dave')
    const dave = await enrolWith(link)
    expect(await textsOf(dave)).toEqual([])
    await synchronize(carol.engine)
    await synchronize(alice.engine)
    await say(alice, loans, 'Welcome, Dave')
    expect(await textsOf(dave)).toEqual(['Welcome, Dave'])
    await say(dave, loans, 'Thank you')
    expect(await textsOf(carol)).toEqual(['before Dave', 'Welcome, Dave', 'Thank you'])
    expect(peopleIn(alice, loans)).toEqual(['Alice', 'Carol', 'Dave'])
  })

  it('is waited for on the device that invited, under the name they were given, and no longer once they are in', async () => {
    await using office = await openOffice()
    const { carol, alice, loans } = await scene(office)
    const before = carol.engine.now()
    const link = await inviteToGroup(carol.engine, loans, { name: 'Dave', days: 3 })
    const [waiting, ...others] = await listGroupInvitations(carol.engine, loans)
    expect(others).toEqual([])
    expect(waiting?.name).toBe('Dave')
    expect(waiting?.person).toBeUndefined()
    expect((waiting?.expires ?? 0) - before).toBeGreaterThanOrEqual(3 * 86_400)
    expect(await listGroupInvitations(alice.engine, loans)).toEqual([])
    await enrolWith(link)
    await synchronize(carol.engine)
    expect(await listGroupInvitations(carol.engine, loans)).toEqual([])
    expect(carol.store.tables.get('group-invitation')?.size).toBe(0)
  })

  it('is added once, however often the device looks, and not again when they were removed', async () => {
    await using office = await openOffice()
    const { carol, loans } = await scene(office)
    const dave = await enrolWith(await inviteToGroup(carol.engine, loans))
    for (let times = 0; times < 3; times++) await synchronize(carol.engine)
    expect(await additionsOf(carol, dave)).toBe(1)
    await removePeople(carol.engine, loans, [dave.engine.account.person])
    await synchronize(carol.engine)
    expect(peopleIn(carol, loans)).toEqual(['Alice', 'Carol'])
  })

  it('is not added against another administrator who was faster, and who has removed them again', async () => {
    await using office = await openOffice()
    const { carol, alice, loans } = await scene(office)
    const both = [carol, alice].map(({ engine }) => engine.account.person)
    await setAdministrators(carol.engine, loans, both)
    const dave = await enrolWith(await inviteToGroup(carol.engine, loans))
    await synchronize(alice.engine)
    await addPeople(alice.engine, loans, [dave.engine.account.person])
    await removePeople(alice.engine, loans, [dave.engine.account.person])
    await synchronize(carol.engine)
    expect(peopleIn(carol, loans)).toEqual(['Alice', 'Carol'])
    expect(await additionsOf(carol, dave)).toBe(1)
    expect(carol.store.tables.get('group-invitation')?.size).toBe(0)
  })

  it('is added after the program that invited has ended and begun again', async () => {
    await using office = await openOffice()
    const { carol, loans } = await scene(office)
    const link = await inviteToGroup(carol.engine, loans)
    const engine = await Engine.open(carol.ports)
    await enrolWith(link)
    await synchronize(engine)
    expect(peopleIn({ engine }, loans)).toEqual(['Alice', 'Carol', 'Dave'])
  })

  it('is added once, wherever the program of who invited has died on the way', async () => {
    await using office = await openOffice()
    const { carol, alice, loans } = await scene(office)
    const dave = await enrolWith(await inviteToGroup(carol.engine, loans))
    let deaths = 0
    for (let commits = 1; commits < 10; commits++)
      for (const reachesDisk of [false, true]) {
        const mortal = new MortalStore(carol.store)
        const engine = await Engine.open({ ...carol.ports, store: mortal })
        mortal.dieAt(commits, reachesDisk)
        try {
          await synchronize(engine)
        } catch (error) {
          if (!(error instanceof ProcessGone) && !mortal.isDead) throw error
          deaths++
        }
      }
    expect(deaths).toBeGreaterThan(4)
    await synchronize(carol.engine)
    await say(carol, loans, 'All here?')
    expect(await textsOf(dave)).toEqual(['All here?'])
    expect(await textsOf(alice)).toEqual(['All here?'])
    expect(await additionsOf(alice, dave)).toBe(1)
    expect(carol.store.tables.get('group-invitation')?.size).toBe(0)
  })

  it('comes in with the device that they have, when the one they joined with was revoked before anybody looked', async () => {
    await using office = await openOffice()
    const { carol, loans } = await scene(office)
    const dave = await enrolWith(await inviteToGroup(carol.engine, loans))
    const phone = newDevice()
    const further = parseLink(formatLink(await inviteOwnDevice(dave.engine))) as InviteLink
    const engine = await enrolDevice(phone.ports, further, { name: '', label: 'tablet' })
    await revokeDevice(engine, dave.engine.keys.device)
    await synchronize(carol.engine)
    await say(carol, loans, 'On the tablet')
    expect(await textsOf({ name: 'Dave', engine, ...phone })).toEqual(['On the tablet'])
  })
})

describe('an invitation into a group', () => {
  it('is forgotten some time after it has expired, and not because its device was away while somebody came in time', async () => {
    const clock = new ShiftedClock()
    await using office = await openOffice({ clock })
    const { carol, loans } = await scene(office)
    const used = await inviteToGroup(carol.engine, loans, { name: 'Dave', days: 1 })
    await inviteToGroup(carol.engine, loans, { name: 'Mallory', days: 1 })
    await enrolWith(used, { clock })
    clock.shiftMs += 2 * DAY_MS
    expect(await listGroupInvitations(carol.engine, loans)).toEqual([])
    await synchronize(carol.engine)
    expect(peopleIn(carol, loans)).toEqual(['Alice', 'Carol', 'Dave'])
    expect(carol.store.tables.get('group-invitation')?.size).toBe(0)
  })

  it('adds nobody once whoever made it does not administer the group any more, or has left it', async () => {
    await using office = await openOffice()
    const { carol, alice, loans } = await scene(office)
    const first = await inviteToGroup(carol.engine, loans)
    await setAdministrators(carol.engine, loans, [alice.engine.account.person])
    await enrolWith(first)
    await synchronize(carol.engine)
    expect(peopleIn(carol, loans)).toEqual(['Alice', 'Carol'])
    expect(carol.store.tables.get('group-invitation')?.size).toBe(0)

    const deposits = await openGroup(office, 'Deposits', 'Bob')
    const second = await inviteToGroup(carol.engine, deposits.conversation)
    await leaveGroup(carol.engine, deposits.conversation)
    await enrolWith(second)
    await synchronize(carol.engine)
    await synchronize(deposits.members.Bob.engine)
    expect(peopleIn(deposits.members.Bob, deposits.conversation)).not.toContain('Dave')
    expect(carol.store.tables.get('group-invitation')?.size).toBe(0)
  })

  it('adds nobody whose only device was revoked before anybody looked', async () => {
    await using office = await openOffice()
    const { carol, loans } = await scene(office)
    const dave = await enrolWith(await inviteToGroup(carol.engine, loans))
    await revokeDevice(dave.engine, dave.engine.keys.device)
    await synchronize(carol.engine)
    expect(peopleIn(carol, loans)).toEqual(['Alice', 'Carol'])
    expect(carol.store.tables.get('group-invitation')?.size).toBe(0)
  })

  it('can be taken back: then the link lets its holder into the organization, and into no group', async () => {
    await using office = await openOffice()
    const { carol, loans } = await scene(office)
    const link = await inviteToGroup(carol.engine, loans)
    const [waiting] = await listGroupInvitations(carol.engine, loans)
    await forgetGroupInvitation(carol.engine, waiting?.invitation ?? '')
    const dave = await enrolWith(link)
    await synchronize(carol.engine)
    expect(carol.engine.roster.people[dave.engine.account.person]?.name).toBe('Dave')
    expect(peopleIn(carol, loans)).toEqual(['Alice', 'Carol'])
  })

  it('is made only by who administers the group and may invite to the organization', async () => {
    await using office = await openOffice()
    const { carol, alice, loans } = await scene(office)
    await expect(inviteToGroup(alice.engine, loans)).rejects.toThrow(/administrator of the group/)
    await setAdministrators(carol.engine, loans, [alice.engine.account.person])
    await synchronize(alice.engine)
    await expect(inviteToGroup(alice.engine, loans)).rejects.toThrow(/Only an administrator can invite people/)
    await expect(inviteToGroup(carol.engine, loans)).rejects.toThrow(/administrator of the group/)
    expect(alice.store.tables.get('group-invitation')?.size ?? 0).toBe(0)
  })
})

describe('a program that follows', () => {
  it('adds whoever has come as soon as their keys are here, and asks for nothing because of it', async () => {
    await using office = await openOffice()
    const { carol, loans } = await scene(office)
    // Cover comes by the clock alone; here it would only be in the way.
    await setPolicy(carol.engine, { mode: 'standard', coverMs: 0 })
    const link = await inviteToGroup(carol.engine, loans)
    const tap = new Wiretap(systemClock)
    const program = await startProgram(carol, { connect: tap.connect, clock: dutiful })
    await program.until(() => program.engine.network === 'online')
    tap.take()
    const dave = await startProgram(await enrolWith(link), { clock: dutiful })
    await dave.until(() => peopleIn(dave, loans).length === 3)
    await say(dave, loans, 'Here I am')
    await program.until(async () => (await listMessages(program.engine)).some(({ text }) => text === 'Here I am'))
    // Newcomers' keys are fetched by everybody, on a clock.
    expect(tap.take('POST /api/board/cells', 'GET /api/register', 'GET /api/directory')).toEqual([])
    await Promise.all([program.stop(), dave.stop()])
  })

  it('adds whoever came while it was not running', async () => {
    await using office = await openOffice()
    const { carol, loans } = await scene(office)
    const link = await inviteToGroup(carol.engine, loans)
    const dave = await enrolWith(link)
    const program = await startProgram(carol, { clock: dutiful })
    await program.until(() => peopleIn(program, loans).includes('Dave'))
    await program.stop()
    expect(await additionsOf(program, dave)).toBe(1)
  })

  it('in Saver adds them with a batch', async () => {
    await using office = await openOffice()
    const { carol, loans } = await scene(office)
    await setPolicy(carol.engine, { mode: 'saver' })
    const link = await inviteToGroup(carol.engine, loans)
    const dave = await enrolWith(link)
    const program = await startProgram(carol, { clock: dutiful })
    await program.until(() => peopleIn(program, loans).includes('Dave'))
    await program.stop()
    expect(await additionsOf(program, dave)).toBe(1)
  })

  it('in Protected adds them in its rounds', async () => {
    const clock = new FastClock(8)
    await using office = await openRelayedOffice({ clock })
    const { carol } = office
    const alice = await office.enrol('Alice')
    await synchronize(carol.engine)
    const loans = await createGroup(carol.engine, 'Loans', [alice.engine.account.person])
    await pinPolicy(carol.engine, { mode: 'protected', roundMs: 1000 })
    const { link } = await inviteToGroup(carol.engine, loans)
    const program = await startProgram(carol, { clock })
    await program.until(() => program.engine.network === 'online')
    const dave = await startProgram(await office.enrol('Dave', link), { clock })
    await dave.until(() => peopleIn(dave, loans).length === 3)
    expect(ownMode(program.engine)).toBe('protected')
    expect(peopleIn(program, loans)).toEqual(['Alice', 'Carol', 'Dave'])
    await Promise.all([program.stop(), dave.stop()])
  })
})
