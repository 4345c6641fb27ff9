import {
  Engine,
  hideMessage,
  isHidden,
  listMedia,
  listPinned,
  listStarred,
  listWaitingActs,
  pageMessages,
  pinMessage,
  proveMessage,
  readMessage,
  starMessage,
  synchronize,
  unreadOf,
} from '@chancery/client'
import type { MessageSlice } from '@chancery/client'
import type { ConversationId, MessageId } from '@chancery/protocol'
import { verifyBundle } from '@chancery/records'
import { openOffice } from '@chancery/testkit'
import type { Colleague, Office } from '@chancery/testkit'
import { describe, expect, it } from 'vitest'
import { openGroup, say } from './_group.ts'

interface Scene {
  readonly alice: Colleague
  readonly bob: Colleague
  readonly conversation: ConversationId
  /** By their texts. */
  readonly said: ReadonlyMap<string, MessageId>
}

/** Alice says all of it; Bob has it. */
async function scene(office: Office, ...texts: readonly string[]): Promise<Scene> {
  const { members, conversation } = await openGroup(office, 'Loans', 'Alice', 'Bob')
  const { Alice: alice, Bob: bob } = members
  for (const text of texts) await say(alice, conversation, text)
  await synchronize(bob.engine)
  const { messages } = await pageMessages(bob.engine, conversation, { at: 'end' }, 500)
  const said = new Map(messages.flatMap(({ id, text }) => (text === undefined ? [] : [[text, id] as const])))
  return { alice, bob, conversation, said }
}

async function page(engine: Engine, conversation: ConversationId, slice: MessageSlice, limit: number) {
  const { messages, ...ends } = await pageMessages(engine, conversation, slice, limit)
  return { texts: messages.flatMap(({ text }) => text ?? []), messages, ...ends }
}

describe('a message that somebody deletes for themselves', () => {
  it('is on no page of theirs any more, also in another life of the program, and the others hear nothing', async () => {
    await using office = await openOffice()
    const { alice, bob, conversation, said } = await scene(office, 'one', 'two', 'three')
    const two = said.get('two') as MessageId
    await hideMessage(bob.engine, two, true)
    const again = await Engine.open(bob.ports)
    for (const engine of [bob.engine, again]) {
      expect((await page(engine, conversation, { at: 'end' }, 500)).texts).toEqual(['one', 'three'])
      expect((await page(engine, conversation, { at: 'message', message: two }, 500)).texts).not.toContain('two')
      expect(await isHidden(engine, two)).toBe(true)
    }
    expect(await listWaitingActs(again)).toEqual([])
    await synchronize(bob.engine)
    await synchronize(alice.engine)
    expect((await page(alice.engine, conversation, { at: 'end' }, 500)).texts).toEqual(['one', 'two', 'three'])
  })

  it('comes back, to its place, when they take that back', async () => {
    await using office = await openOffice()
    const { bob, conversation, said } = await scene(office, 'one', 'two', 'three')
    const two = said.get('two') as MessageId
    await hideMessage(bob.engine, two, true)
    await hideMessage(bob.engine, two, false)
    const again = await Engine.open(bob.ports)
    for (const engine of [bob.engine, again])
      expect((await page(engine, conversation, { at: 'end' }, 500)).texts).toEqual(['one', 'two', 'three'])
  })

  it('leaves pages full and their ends right, however many are deleted between two that stay', async () => {
    await using office = await openOffice()
    const texts = Array.from({ length: 12 }, (_, at) => `${at}`)
    const { bob, conversation, said } = await scene(office, ...texts)
    const gone = texts.slice(2, 10)
    for (const text of gone) await hideMessage(bob.engine, said.get(text) as MessageId, true)
    const newest = await page(bob.engine, conversation, { at: 'end' }, 3)
    expect(newest).toMatchObject({ texts: ['1', '10', '11'], isOldest: false, isNewest: true })
    const position = newest.messages[0]?.position ?? 0
    const older = await page(bob.engine, conversation, { at: 'before', position }, 500)
    expect(older).toMatchObject({ texts: ['0'], isOldest: true })
    expect((await page(bob.engine, conversation, { at: 'after', position }, 2)).texts).toEqual(['10', '11'])
  })

  it('is neither counted as unread, nor starred, pinned, or among the links any more', async () => {
    await using office = await openOffice()
    const { bob, conversation, said } = await scene(office, 'see https://bank.example', 'two')
    const link = said.get('see https://bank.example') as MessageId
    await starMessage(bob.engine, link, true)
    await pinMessage(bob.engine, link, true)
    await synchronize(bob.engine)
    const before = await unreadOf(bob.engine, conversation)
    expect(before.count).toBe(2)
    await hideMessage(bob.engine, link, true)
    expect(await unreadOf(bob.engine, conversation)).toMatchObject({ count: 1 })
    expect(await listStarred(bob.engine)).toEqual([])
    expect(await listPinned(bob.engine, conversation)).toEqual([])
    const media = await listMedia(bob.engine, conversation, 'link', { limit: 10 })
    expect(media).toEqual({ messages: [], isOldest: true })
    await hideMessage(bob.engine, link, false)
    expect(await unreadOf(bob.engine, conversation)).toEqual(before)
    expect(await listPinned(bob.engine, conversation)).toHaveLength(1)
  })

  it('can still be proven on this device', async () => {
    await using office = await openOffice()
    const { bob, said } = await scene(office, 'the number is 4471')
    const message = said.get('the number is 4471') as MessageId
    await hideMessage(bob.engine, message, true)
    const { status, facts } = await verifyBundle(await proveMessage(bob.engine, message))
    expect([status, facts?.text]).toEqual(['verified', 'the number is 4471'])
    expect((await readMessage(bob.engine, message))?.text).toBe('the number is 4471')
  })

  it('is refused where this device does not have it', async () => {
    await using office = await openOffice()
    const { bob } = await scene(office, 'one')
    const unknown = 'A'.repeat(22) as MessageId
    await expect(hideMessage(bob.engine, unknown, true)).rejects.toMatchObject({ code: 'client/not-allowed' })
  })
})
