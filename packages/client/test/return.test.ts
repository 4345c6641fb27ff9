import {
  addPeople,
  createGroup,
  describeGroup,
  enrolDevice,
  inviteAgain,
  leaveGroup,
  listConversations,
  listDevices,
  listMessages,
  removePeople,
  revokeDevice,
  sendText,
  setAdministrators,
  synchronize,
} from '@chancery/client'
import type { Engine } from '@chancery/client'
import { formatLink, parseLink } from '@chancery/protocol'
import type { ConversationId, InviteLink } from '@chancery/protocol'
import type { Colleague, Office, OfficeOptions } from '@chancery/testkit'
import { ShiftedClock, newDevice, openOffice } from '@chancery/testkit'
import { describe, expect, it } from 'vitest'
import { reconcile } from '../src/conversation/reconcile.ts'
import { openGroup, say } from './_group.ts'
import { dutiful, startProgram } from './_program.ts'
import { textsOf } from './_texts.ts'

/** Carol administers the organization and the group. */
async function scene(office: Office) {
  const { carol, members, conversation } = await openGroup(office, 'Loans', 'Alice', 'Bob')
  return {
    carol,
    alice: members.Alice,
    bob: members.Bob,
    loans: conversation,
    person: members.Bob.engine.account.person,
  }
}

/** A group of these two, in which Carol is not, who revokes. */
async function startGroup({ engine }: Colleague, other: Colleague): Promise<ConversationId> {
  const group = await createGroup(engine, 'Tills', [other.engine.account.person])
  await synchronize(other.engine)
  return group
}

async function loseAll({ carol }: Office, { engine }: Colleague): Promise<void> {
  await synchronize(carol.engine)
  for (const { device, isRevoked } of listDevices(carol.engine, engine.account.person))
    if (!isRevoked) await revokeDevice(carol.engine, device)
}

/** The same person, on a device that an administrator has let in. */
async function comeBack(
  { carol }: Office,
  { name, engine }: Colleague,
  options: OfficeOptions = {},
): Promise<Colleague> {
  const device = newDevice(options)
  const link = parseLink(formatLink(await inviteAgain(carol.engine, engine.account.person))) as InviteLink
  return { name, engine: await enrolDevice(device.ports, link, { name: '', label: 'new phone' }), ...device }
}

/** What a device that is online does within a minute, in all of its conversations. */
async function doDuty({ engine }: { engine: Engine }): Promise<void> {
  await synchronize(engine)
  await engine.exclusive(async () => {
    for (const id of engine.conversations.keys()) await reconcile(engine, id, 'duty')
  })
  await synchronize(engine)
}

/** Somebody does their duty, and while their first cells are on the way, something else happens. */
async function duringFirstPost(who: Colleague, meanwhile: () => Promise<void>): Promise<void> {
  const { api } = who.engine
  const post = api.postCells.bind(api)
  let posts = 0
  api.postCells = async (cells) => {
    if (posts++ === 0) await meanwhile()
    return post(cells)
  }
  await doDuty(who)
  api.postCells = post
  expect(posts).toBeGreaterThan(0)
}

const peopleIn = (who: { engine: Engine }, group: ConversationId): readonly string[] =>
  (listConversations(who.engine).find(({ conversation }) => conversation === group)?.people ?? [])
    .map((person) => who.engine.roster.people[person]?.name ?? '')
    .toSorted()

/** How often a device was added to a group, as somebody has it. */
async function additionsOf(who: { engine: Engine }, { engine }: Colleague): Promise<number> {
  const { device } = engine.keys
  return (await listMessages(who.engine)).filter(({ change }) => change?.add?.includes(device)).length
}

describe('somebody who has lost all devices', () => {
  it('is let into the group again by its administrator’s device, reads on, and stays out of others', async () => {
    await using office = await openOffice()
    const { carol, alice, bob, loans } = await scene(office)
    const other = await openGroup(office, 'Deposits', 'Dave')
    await loseAll(office, bob)
    await say(alice, loans, 'without Bob')
    expect(peopleIn(alice, loans)).toEqual(['Alice', 'Carol'])
    const again = await comeBack(office, bob)
    await doDuty(carol)
    await say(alice, loans, 'Welcome back')
    expect(await textsOf(again)).toEqual(['Welcome back'])
    await say(again, loans, 'Thank you')
    expect(await textsOf(carol)).toEqual(['without Bob', 'Welcome back', 'Thank you'])
    expect(peopleIn(carol, other.conversation)).toEqual(['Carol', 'Dave'])
    await doDuty(carol)
    await doDuty(alice)
    expect(await additionsOf(alice, again)).toBe(1)
  })

  it('is let in by a program that follows, within a minute, without anybody doing anything', async () => {
    await using office = await openOffice()
    const { carol, bob, loans } = await scene(office)
    await loseAll(office, bob)
    const again = await comeBack(office, bob)
    const program = await startProgram(carol, { clock: dutiful })
    const back = await startProgram(again, { clock: dutiful })
    await back.until(() => peopleIn(back, loans).length === 3)
    await Promise.all([program.stop(), back.stop()])
    expect(peopleIn(program, loans)).toEqual(['Alice', 'Bob', 'Carol'])
  })

  it('is let in once when two administrators’ devices do it at the same moment', async () => {
    await using office = await openOffice()
    const { carol, alice, bob, loans } = await scene(office)
    await setAdministrators(
      carol.engine,
      loans,
      [carol, alice].map(({ engine }) => engine.account.person),
    )
    await loseAll(office, bob)
    await synchronize(alice.engine)
    const again = await comeBack(office, bob)
    // Both have seen Bob's device and nobody's commit.
    await synchronize(alice.engine)
    await duringFirstPost(carol, () => doDuty(alice))
    await synchronize(again.engine)
    await say(again, loans, 'Only once')
    for (const member of [carol, alice]) {
      await synchronize(member.engine)
      expect(await additionsOf(member, again)).toBe(1)
      expect(await textsOf(member)).toEqual(['Only once'])
      const by = (await listMessages(member.engine)).find(({ change }) =>
        change?.add?.includes(again.engine.keys.device),
      )
      expect(by?.device).toBe(alice.engine.keys.device)
    }
  })

  it('takes the place of the lost device at once where nobody has tidied up yet; any member does that', async () => {
    await using office = await openOffice()
    const { carol, alice, bob } = await scene(office)
    const tills = await startGroup(alice, bob)
    await loseAll(office, bob)
    const again = await comeBack(office, bob)
    await synchronize(alice.engine)
    await say(alice, tills, 'Still the two of us')
    expect(await textsOf(again)).toEqual(['Still the two of us'])
    const changes = (await listMessages(alice.engine, tills)).filter(({ change }) => (change?.remove?.length ?? 0) > 0)
    expect(changes.map(({ change }) => change)).toMatchObject([
      { add: [again.engine.keys.device], remove: [bob.engine.keys.device] },
    ])
    expect(carol.engine.conversations.has(tills)).toBe(false)
  })

  it('takes it once when two members who administer nothing do that at the same moment', async () => {
    await using office = await openOffice()
    const { alice, bob } = await scene(office)
    const dave = await office.enrol('Dave')
    const erin = await office.enrol('Erin')
    await synchronize(alice.engine)
    const tills = await createGroup(
      alice.engine,
      'Tills',
      [bob, dave, erin].map(({ engine }) => engine.account.person),
    )
    for (const { engine } of [bob, dave, erin]) await synchronize(engine)
    await loseAll(office, bob)
    const again = await comeBack(office, bob)
    await synchronize(dave.engine)
    await duringFirstPost(erin, () => doDuty(dave))
    for (const member of [alice, dave, erin]) {
      await synchronize(member.engine)
      expect(peopleIn(member, tills)).toEqual(['Alice', 'Bob', 'Dave', 'Erin'])
      expect(await additionsOf(member, again)).toBe(1)
    }
    await say(alice, tills, 'All four')
    expect(await textsOf(again)).toEqual(['All four'])
  })

  it('comes back into a conversation of two in the same way', async () => {
    await using office = await openOffice()
    const { alice, bob, person } = await scene(office)
    await sendText(alice.engine, { kind: 'person', person }, 'before the theft')
    await synchronize(bob.engine)
    await loseAll(office, bob)
    const again = await comeBack(office, bob)
    await sendText(alice.engine, { kind: 'person', person }, 'Is it you?')
    expect(await textsOf(again)).toEqual(['Is it you?'])
    expect(listConversations(alice.engine).filter(({ kind }) => kind === 'direct')).toHaveLength(1)
  })

  it('comes back into a group in which only administrators write, and does not write there', async () => {
    await using office = await openOffice()
    const { carol, bob, loans } = await scene(office)
    await describeGroup(carol.engine, loans, { posting: 'admins' })
    await loseAll(office, bob)
    const again = await comeBack(office, bob)
    await doDuty(carol)
    await say(carol, loans, 'A circular')
    expect(await textsOf(again)).toEqual(['A circular'])
    await expect(say(again, loans, 'Mine, too')).rejects.toThrow(/administrators/)
  })
})

describe('nobody is let in again', () => {
  it('whom an administrator has removed before the devices were revoked, or after they had come back', async () => {
    await using office = await openOffice()
    const { carol, bob, loans, person } = await scene(office)
    await removePeople(carol.engine, loans, [person])
    await loseAll(office, bob)
    const again = await comeBack(office, bob)
    await doDuty(carol)
    expect(peopleIn(carol, loans)).toEqual(['Alice', 'Carol'])
    await addPeople(carol.engine, loans, [person])
    await removePeople(carol.engine, loans, [person])
    await doDuty(carol)
    expect(peopleIn(carol, loans)).toEqual(['Alice', 'Carol'])
    expect(await additionsOf(carol, again)).toBe(1)
  })

  it('whom an administrator removes while the revoked device is still in the group', async () => {
    await using office = await openOffice()
    const { alice, bob } = await scene(office)
    const tills = await startGroup(alice, bob)
    await loseAll(office, bob)
    await synchronize(alice.engine)
    expect(peopleIn(alice, tills)).toContain('Bob')
    await removePeople(alice.engine, tills, [bob.engine.account.person])
    await comeBack(office, bob)
    await doDuty(alice)
    expect(peopleIn(alice, tills)).toEqual(['Alice'])
  })

  it('who had asked to leave', async () => {
    await using office = await openOffice()
    const { carol, bob, loans } = await scene(office)
    await leaveGroup(bob.engine, loans)
    await loseAll(office, bob)
    await comeBack(office, bob)
    await doDuty(carol)
    expect(peopleIn(carol, loans)).toEqual(['Alice', 'Carol'])
  })

  it('by a member who does not administer the group', async () => {
    await using office = await openOffice()
    const { alice, bob, loans } = await scene(office)
    await loseAll(office, bob)
    await synchronize(alice.engine)
    const again = await comeBack(office, bob)
    await doDuty(alice)
    expect(peopleIn(alice, loans)).toEqual(['Alice', 'Carol'])
    expect(await additionsOf(alice, again)).toBe(0)
  })

  it('who comes back later than four weeks after', async () => {
    const clock = new ShiftedClock()
    await using office = await openOffice({ clock })
    const { carol, bob, loans } = await scene(office)
    await loseAll(office, bob)
    clock.moveTo(29, 12)
    await synchronize(carol.engine)
    await comeBack(office, bob, { clock })
    await doDuty(carol)
    expect(peopleIn(carol, loans)).toEqual(['Alice', 'Carol'])
  })
})
