import {
  addPeople,
  createGroup,
  enrolDevice,
  groupNumber,
  inviteOwnDevice,
  removePeople,
  renameGroup,
  synchronize,
} from '@chancery/client'
import { newDevice, openOffice } from '@chancery/testkit'
import type { Colleague } from '@chancery/testkit'
import { describe, expect, it } from 'vitest'
import { reconcile } from '../src/conversation/reconcile.ts'
import { openGroup, say } from './_group.ts'

describe('the number of a group', () => {
  it('is the same for all members, and another, again the same one, after every change', async () => {
    await using office = await openOffice()
    const { carol, members, conversation } = await openGroup(office, 'Loans', 'Alice', 'Bob')
    const { Alice: alice, Bob: bob } = members
    const dave = await office.enrol('Dave')
    const person = (who: Colleague) => who.engine.account.person
    const seen = new Set<string>()
    const agree = async (...all: readonly Colleague[]): Promise<void> => {
      for (const { engine } of all) await synchronize(engine)
      const numbers = await Promise.all(all.map(({ engine }) => groupNumber(engine, conversation)))
      expect(new Set(numbers).size).toBe(1)
      expect(numbers[0]).toMatch(/^([0-9a-f]{4} ){7}[0-9a-f]{4}$/)
      expect(seen).not.toContain(numbers[0])
      seen.add(numbers[0] ?? '')
    }
    await agree(carol, alice, bob)
    await synchronize(carol.engine)
    await addPeople(carol.engine, conversation, [person(dave)])
    await agree(carol, alice, bob, dave)
    await renameGroup(carol.engine, conversation, 'Harvest loans')
    await agree(carol, alice, bob, dave)
    await removePeople(carol.engine, conversation, [person(bob)])
    await agree(carol, alice, dave)
    await synchronize(bob.engine)
    expect(await groupNumber(bob.engine, conversation)).toBeUndefined()
  })

  it('stays while people only talk, and shows who has not heard of a change yet', async () => {
    await using office = await openOffice()
    const { carol, members, conversation } = await openGroup(office, 'Loans', 'Alice')
    const { engine } = members.Alice
    const before = await groupNumber(carol.engine, conversation)
    await say(carol, conversation, 'Good morning')
    await synchronize(engine)
    expect(await groupNumber(carol.engine, conversation)).toBe(before)
    expect(await groupNumber(engine, conversation)).toBe(before)
    await renameGroup(carol.engine, conversation, 'Harvest loans')
    expect(await groupNumber(carol.engine, conversation)).not.toBe(before)
    expect(await groupNumber(engine, conversation)).toBe(before)
  })

  it('is another for every group, and the same on all devices of one person', async () => {
    await using office = await openOffice()
    const one = await openGroup(office, 'Loans', 'Alice')
    const { engine } = one.members.Alice
    const link = await inviteOwnDevice(engine)
    const second = await enrolDevice(newDevice().ports, link, { name: 'Alice', label: 'phone' })
    await synchronize(one.carol.engine)
    await one.carol.engine.exclusive(() => reconcile(one.carol.engine, one.conversation, 'duty'))
    const other = await createGroup(one.carol.engine, 'Fraud', [engine.account.person])
    await synchronize(engine)
    await synchronize(second)
    const own = await groupNumber(engine, one.conversation)
    expect(own).toBeDefined()
    expect(await groupNumber(second, one.conversation)).toBe(own)
    expect(await groupNumber(engine, other)).not.toBe(own)
    expect(await groupNumber(second, other)).toBe(await groupNumber(engine, other))
  })
})
