import {
  addPeople,
  enrolDevice,
  findPerson,
  inviteOwnDevice,
  knownDirect,
  leaveGroup,
  listConversations,
  listEverybody,
  listPeople,
  removePeople,
  renameGroup,
  revokeDevice,
  sendText,
  setAdministrators,
  synchronize,
} from '@chancery/client'
import type { ConversationId } from '@chancery/protocol'
import type { Colleague, Office } from '@chancery/testkit'
import { newDevice, openOffice } from '@chancery/testkit'
import { describe, expect, it } from 'vitest'
import { reconcile } from '../src/conversation/reconcile.ts'
import { openGroup, say } from './_group.ts'
import { textsOf, warningsOf } from './_texts.ts'

async function loans(office: Office) {
  const { carol, members, conversation } = await openGroup(office, 'Loans', 'Alice', 'Bob')
  return { carol, alice: members.Alice, bob: members.Bob, conversation }
}

const statusOf = (who: Colleague): string | undefined => listConversations(who.engine)[0]?.status

describe('a group', () => {
  it('shows every message to every member once', async () => {
    await using office = await openOffice()
    const { carol, alice, bob, conversation } = await loans(office)
    await say(carol, conversation, 'Welcome')
    await say(alice, conversation, 'Thank you')
    for (const member of [carol, alice, bob]) expect(await textsOf(member)).toEqual(['Welcome', 'Thank you'])
  })

  it('gives a newcomer what is written after the commit that adds them, even before their Welcome', async () => {
    await using office = await openOffice()
    const { carol, alice, conversation } = await loans(office)
    const dave = await office.enrol('Dave')
    await say(alice, conversation, 'before Dave')
    await synchronize(carol.engine)
    // Carol's Welcome is held back while Alice, who has seen the commit, already writes in the new epoch.
    const { api } = carol.engine
    const post = api.postCells.bind(api)
    let posts = 0
    api.postCells = async (cells) => {
      posts++
      if (posts === 2) {
        await synchronize(alice.engine)
        await say(alice, conversation, 'early words')
      }
      return post(cells)
    }
    await addPeople(carol.engine, conversation, [findPerson(carol.engine, 'Dave')])
    api.postCells = post
    expect(await textsOf(dave)).toEqual(['early words'])
    await say(dave, conversation, 'Hello from Dave')
    expect(await textsOf(carol)).toEqual(['before Dave', 'early words', 'Hello from Dave'])
  })

  it('closes itself to somebody who was removed', async () => {
    await using office = await openOffice()
    const { carol, alice, bob, conversation } = await loans(office)
    await removePeople(carol.engine, conversation, [findPerson(carol.engine, 'Bob')])
    await say(carol, conversation, 'without Bob')
    expect(await textsOf(bob)).toEqual([])
    expect(statusOf(bob)).toBe('removed')
    expect(await textsOf(alice)).toEqual(['without Bob'])
    await expect(say(bob, conversation, 'still here?')).rejects.toThrow(/no longer in this conversation/)
  })

  it('goes on without somebody who left, under new keys', async () => {
    await using office = await openOffice()
    const { carol, alice, bob, conversation } = await loans(office)
    await leaveGroup(bob.engine, conversation)
    expect(statusOf(bob)).toBe('left')
    const before = listConversations(alice.engine)[0]?.epoch
    await say(alice, conversation, 'Bob has gone')
    expect(await textsOf(carol)).toEqual(['Bob has gone'])
    expect(listConversations(alice.engine)[0]?.epoch).toBe((before ?? 0) + 1)
    expect(listConversations(carol.engine)[0]?.people).toHaveLength(2)
    expect(await textsOf(bob)).toEqual([])
  })

  it('keeps an administrator when the only one leaves', async () => {
    await using office = await openOffice()
    const { carol, alice, conversation } = await loans(office)
    await leaveGroup(carol.engine, conversation)
    await say(alice, conversation, 'who is in charge?')
    await renameGroup(alice.engine, conversation, 'Loans and deposits').catch(() => undefined)
    await synchronize(alice.engine)
    const administrators = listConversations(alice.engine)[0]?.administrators ?? []
    expect(administrators).toHaveLength(1)
    expect(administrators).not.toContain(carol.engine.account.person)
  })

  it('is renamed and administered by its administrators only', async () => {
    await using office = await openOffice()
    const { carol, alice, bob, conversation } = await loans(office)
    await expect(renameGroup(alice.engine, conversation, 'Mine')).rejects.toThrow(/administrator of the group/)
    await setAdministrators(
      carol.engine,
      conversation,
      [carol, alice].map(({ engine }) => engine.account.person),
    )
    await renameGroup(alice.engine, conversation, 'Home loans')
    await synchronize(bob.engine)
    expect(listConversations(bob.engine)[0]?.name).toBe('Home loans')
  })

  it('settles on one order when two administrators change it at once', async () => {
    await using office = await openOffice()
    const { carol, alice, bob, conversation } = await loans(office)
    await setAdministrators(
      carol.engine,
      conversation,
      [carol, alice].map(({ engine }) => engine.account.person),
    )
    const dave = await office.enrol('Dave')
    const erin = await office.enrol('Erin')
    await Promise.all([synchronize(alice.engine), synchronize(carol.engine)])
    await Promise.all([
      addPeople(carol.engine, conversation, [findPerson(carol.engine, 'Dave')]),
      addPeople(alice.engine, conversation, [findPerson(alice.engine, 'Erin')]),
    ])
    await say(bob, conversation, 'all here')
    for (const member of [carol, alice, dave, erin]) expect(await textsOf(member)).toEqual(['all here'])
    expect(listConversations(bob.engine)[0]?.people).toHaveLength(5)
  })
})

describe('a late cell', () => {
  /** Lets `who` say something, whose cells reach the board only after `meanwhile`. */
  async function sayLate(
    who: Colleague,
    conversation: ConversationId,
    text: string,
    meanwhile: () => Promise<unknown>,
  ): Promise<void> {
    const { api } = who.engine
    const post = api.postCells.bind(api)
    api.postCells = async (cells) => {
      api.postCells = post
      await meanwhile()
      await post(cells)
    }
    await say(who, conversation, text)
  }

  it('of an epoch that has ended is shown, if its sender was not removed by the commit that ended it', async () => {
    await using office = await openOffice()
    const { carol, alice, bob, conversation } = await loans(office)
    await sayLate(alice, conversation, 'sealed before the change', () =>
      renameGroup(carol.engine, conversation, 'Home loans'),
    )
    expect(await textsOf(bob)).toEqual(['sealed before the change'])
    expect(await textsOf(carol)).toEqual(['sealed before the change'])
  })

  it('of somebody whom the commit removed is not shown', async () => {
    await using office = await openOffice()
    const { carol, alice, bob, conversation } = await loans(office)
    const remove = (): Promise<void> => removePeople(carol.engine, conversation, [bob.engine.account.person])
    await expect(sayLate(bob, conversation, 'one last word', remove)).rejects.toThrow(/no longer in this conversation/)
    await say(carol, conversation, 'peace')
    expect(await textsOf(alice)).toEqual(['peace'])
    expect(await textsOf(carol)).toEqual(['peace'])
  })
})

describe('a revoked device', () => {
  it('gets nothing from a quiet group: the first who speaks re-keys it first', async () => {
    await using office = await openOffice()
    const { carol, alice, bob, conversation } = await loans(office)
    const stolen = bob.store.copy()
    await revokeDevice(carol.engine, bob.engine.keys.device)
    await say(alice, conversation, 'not for the thief')
    expect(await textsOf(carol)).toEqual(['not for the thief'])
    expect(listConversations(alice.engine)[0]?.people).toHaveLength(2)
    expect(stolen.tables.has('conversation')).toBe(true)
    await expect(synchronize(bob.engine)).rejects.toThrow(/revoked/)
  })

  it('that was the last of its person leaves them their name, and their place in what was said', async () => {
    await using office = await openOffice()
    const { carol, alice, bob } = await loans(office)
    const { person } = bob.engine.account
    await sendText(alice.engine, { kind: 'person', person }, 'before the theft')
    const direct = knownDirect(alice.engine, person)?.id
    await revokeDevice(carol.engine, bob.engine.keys.device)
    await synchronize(alice.engine)
    await alice.engine.exclusive(() => reconcile(alice.engine, direct as ConversationId, 'duty'))
    await synchronize(alice.engine)
    const listing = listConversations(alice.engine).find(({ conversation }) => conversation === direct)
    expect(listing).toMatchObject({ name: 'Bob', other: person, people: [alice.engine.account.person] })
    expect(listPeople(alice.engine).map(({ name }) => name)).toEqual(['Alice', 'Carol'])
    expect(listEverybody(alice.engine).map(({ name, devices }) => [name, devices])).toEqual([
      ['Alice', 1],
      ['Bob', 0],
      ['Carol', 1],
    ])
  })
})

describe('a further device', () => {
  it('joins its owner’s conversations when a colleague puts them in line', async () => {
    await using office = await openOffice()
    const { carol, alice, conversation } = await loans(office)
    const link = await inviteOwnDevice(alice.engine)
    const phone = newDevice()
    const engine = await enrolDevice(phone.ports, link, { name: 'Alice', label: 'phone' })
    const colleague: Colleague = { name: 'Alice (phone)', engine, ...phone }
    expect(engine.account.person).toBe(alice.engine.account.person)
    await synchronize(carol.engine)
    await carol.engine.exclusive(() => reconcile(carol.engine, conversation, 'duty'))
    await say(carol, conversation, 'to all devices')
    expect(await textsOf(colleague)).toEqual(['to all devices'])
    expect(await textsOf(alice)).toEqual(['to all devices'])
    expect(warningsOf(alice)).toContain('register/new-own-device')
  })
})
