import { createGroup, sendText, synchronize } from '@chancery/client'
import { dayOf } from '@chancery/crypto'
import type { ConversationId } from '@chancery/protocol'
import type { Colleague, Office } from '@chancery/testkit'
import { ShiftedClock, openOffice } from '@chancery/testkit'
import { describe, expect, it } from 'vitest'
import { cellKeysAt } from '../src/board/active-keys.ts'
import { currentEpoch } from '../src/conversation/conversation.ts'
import type { Conversation } from '../src/conversation/conversation.ts'
import { textsOf } from './_texts.ts'

async function group(office: Office): Promise<{ alice: Colleague; conversation: ConversationId }> {
  const alice = await office.enrol('Alice')
  await synchronize(office.carol.engine)
  const conversation = await createGroup(office.carol.engine, 'Branch', [alice.engine.account.person])
  await synchronize(alice.engine)
  return { alice, conversation }
}

const epochOf = (who: Colleague, conversation: ConversationId) =>
  currentEpoch(who.engine.conversations.get(conversation) as Conversation)

describe('day keys', () => {
  it('follow the board through nights and absences', async () => {
    const clock = new ShiftedClock()
    clock.moveTo(0, 9)
    await using office = await openOffice({ clock })
    const { alice, conversation } = await group(office)
    const to = { kind: 'conversation', conversation } as const
    for (const day of [0, 1, 2, 4]) {
      clock.moveTo(day === 0 ? 0 : day === 4 ? 2 : 1, 10)
      await sendText(office.carol.engine, to, `day ${day}`)
    }
    expect(await textsOf(alice)).toEqual(['day 0', 'day 1', 'day 2', 'day 4'])
    await sendText(alice.engine, to, 'back from leave')
    expect(await textsOf(office.carol)).toContain('back from leave')
  })

  it('of days that are over are erased: a stolen device opens neither them nor what the MLS state could rebuild', async () => {
    const clock = new ShiftedClock()
    clock.moveTo(0, 9)
    await using office = await openOffice({ clock })
    const { alice, conversation } = await group(office)
    const to = { kind: 'conversation', conversation } as const
    await sendText(office.carol.engine, to, 'first day')
    const firstDay = dayOf(clock.now() / 1000)
    await synchronize(alice.engine)
    const firstSecret = epochOf(alice, conversation).chain.secret
    clock.moveTo(5, 9)
    await sendText(office.carol.engine, to, 'fifth day')
    expect(await textsOf(alice)).toEqual(['first day', 'fifth day'])
    const epoch = epochOf(alice, conversation)
    expect(epoch.chain.day).toBe(firstDay + 3)
    expect(cellKeysAt(epoch, firstDay)).toBeUndefined()
    const stored = [...alice.store.tables].filter(([table]) => ['conversation', 'mls', 'state'].includes(table))
    const everything = stored.flatMap(([, records]) => [...records.values()].map((bytes) => Buffer.from(bytes)))
    const secret = Buffer.from(firstSecret)
    for (const bytes of everything) {
      expect(bytes.includes(secret)).toBe(false)
      expect(bytes.includes(secret.toString('base64url'))).toBe(false)
    }
  })

  it('of both days count around midnight', async () => {
    const clock = new ShiftedClock()
    clock.moveTo(0, 12)
    await using office = await openOffice({ clock })
    const { alice, conversation } = await group(office)
    const to = { kind: 'conversation', conversation } as const
    clock.moveTo(0, 23.9999)
    await sendText(office.carol.engine, to, 'just before midnight')
    clock.moveTo(1, 0.0001)
    await sendText(office.carol.engine, to, 'just after midnight, under the last anchor of the day before')
    expect(await textsOf(alice)).toHaveLength(2)
  })

  it('older than a week are renewed by the first who speaks', async () => {
    const clock = new ShiftedClock()
    clock.moveTo(0, 9)
    await using office = await openOffice({ clock })
    const { alice, conversation } = await group(office)
    const to = { kind: 'conversation', conversation } as const
    const before = epochOf(alice, conversation).number
    clock.moveTo(6, 9)
    await sendText(alice.engine, to, 'six days later')
    expect(epochOf(alice, conversation).number).toBe(before)
    clock.moveTo(1, 9)
    await sendText(alice.engine, to, 'seven days later')
    expect(epochOf(alice, conversation).number).toBe(before + 1)
    expect(await textsOf(office.carol)).toEqual(['six days later', 'seven days later'])
  })
})
