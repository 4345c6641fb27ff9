import {
  Engine,
  addPeople,
  createGroup,
  deleteMessage,
  describeGroup,
  editMessage,
  enrolDevice,
  forwardMessage,
  inviteOwnDevice,
  isStarred,
  listConversations,
  listMedia,
  listMessages,
  listPinned,
  listStarred,
  listWaiting,
  listWaitingActs,
  markHeard,
  messageFacts,
  pageMessages,
  pinMessage,
  proveMessage,
  react,
  readMessage,
  retryLetter,
  starMessage,
  synchronize,
  unreadOf,
  vote,
  writeLetter,
} from '@chancery/client'
import type { Content, StoredMessage, TargetedAct } from '@chancery/client'
import type { ConversationId, MessageId } from '@chancery/protocol'
import { verifyBundle } from '@chancery/records'
import { newDevice, openOffice } from '@chancery/testkit'
import type { Colleague, Office } from '@chancery/testkit'
import { describe, expect, it } from 'vitest'
import { storeMessage } from '../src/conversation/store-message.ts'
import { Writes } from '../src/engine/writes.ts'
import { keepLetter } from '../src/letter/write-letter.ts'
import { prepareOutbox } from '../src/outbox/prepare.ts'
import { openGroup, say } from './_group.ts'
import { startProgram } from './_program.ts'
import { textsOf, warningsOf } from './_texts.ts'

async function scene(office: Office) {
  const { carol, members, conversation } = await openGroup(office, 'Loans', 'Alice', 'Bob')
  return { carol, alice: members.Alice, bob: members.Bob, conversation }
}

/** Has everybody send and take in what there is. */
async function settle(...everybody: readonly Colleague[]): Promise<void> {
  for (let round = 0; round < 2; round++) for (const one of everybody) await synchronize(one.engine)
}

/** Says something that is more than words; gives the message. */
async function post(who: Colleague, conversation: ConversationId, content: Content): Promise<MessageId> {
  const tag = `${who.name} ${Math.trunc(performance.now() * 1000)}`
  await writeLetter(who.engine, { to: { kind: 'conversation', conversation }, tag, ...content })
  await synchronize(who.engine)
  return (await listMessages(who.engine, conversation)).find((one) => one.tag === tag)?.id as MessageId
}

async function seen({ engine }: { readonly engine: Engine }, message: MessageId): Promise<StoredMessage> {
  return (await readMessage(engine, message)) as StoredMessage
}

/** Does what no program of ours lets its person do. */
function insist(
  { engine }: { readonly engine: Engine },
  conversation: ConversationId,
  act: TargetedAct,
): Promise<void> {
  const to = { kind: 'conversation', conversation } as const
  return keepLetter(engine, `insists ${performance.now()}`, { to, act, time: engine.now() })
}

describe('an edit', () => {
  it('shows everywhere in the place of the text, with what it said before', async () => {
    await using office = await openOffice()
    const { alice, bob, carol, conversation } = await scene(office)
    const message = await post(alice, conversation, { text: 'at nine' })
    await editMessage(alice.engine, message, 'at ten')
    await settle(alice, bob, carol)
    for (const one of [alice, bob, carol]) {
      const { text, edits } = await seen(one, message)
      expect([text, edits?.map((earlier) => earlier.text)]).toEqual(['at ten', ['at nine']])
    }
    expect((await messageFacts(bob.engine, message)).earlier[0]).toMatchObject({ text: 'at nine' })
    expect(await textsOf(bob)).toEqual(['at ten'])
  })

  it('comes from any device of its author, and from nobody else', async () => {
    await using office = await openOffice()
    const { alice, bob, carol, conversation } = await scene(office)
    const message = await post(alice, conversation, { text: 'mine' })
    const phone = newDevice()
    const link = await inviteOwnDevice(alice.engine)
    const second = await enrolDevice(phone.ports, link, { name: 'Alice', label: 'phone' })
    await settle(alice, carol)
    await synchronize(second)
    await settle(bob)
    await expect(editMessage(bob.engine, message, 'yours')).rejects.toMatchObject({ code: 'client/not-allowed' })
    await insist(bob, conversation, { kind: 'edit', message, text: 'yours' })
    await insist({ engine: second }, conversation, { kind: 'edit', message, text: 'mine, from the phone' })
    await settle(bob)
    await synchronize(second)
    await settle(carol, bob, alice)
    for (const one of [alice, bob, carol]) expect((await seen(one, message)).text).toBe('mine, from the phone')
  })
})

describe('a deletion', () => {
  it('takes the words away for everybody, and the record keeps them and shows who deleted', async () => {
    await using office = await openOffice()
    const { alice, bob, carol, conversation } = await scene(office)
    const message = await post(alice, conversation, { text: 'a mistake' })
    await settle(bob)
    expect((await unreadOf(bob.engine, conversation)).count).toBe(1)
    await deleteMessage(alice.engine, message)
    await settle(alice, bob, carol)
    const deleted = await seen(bob, message)
    expect([deleted.text, deleted.deletedBy]).toEqual([undefined, alice.engine.account.person])
    expect((await unreadOf(bob.engine, conversation)).count).toBe(0)
    await expect(react(bob.engine, message, '👍')).rejects.toMatchObject({ code: 'client/not-allowed' })
    const kept = await verifyBundle(await proveMessage(bob.engine, message))
    expect([kept.status, kept.facts?.text]).toEqual(['verified', 'a mistake'])
  })

  it('of another’s message is for administrators of the group', async () => {
    await using office = await openOffice()
    const { alice, bob, carol, conversation } = await scene(office)
    const message = await post(alice, conversation, { text: 'stays' })
    const other = await post(alice, conversation, { text: 'goes' })
    await settle(bob, carol)
    await expect(deleteMessage(bob.engine, message)).rejects.toMatchObject({ code: 'client/not-allowed' })
    await insist(bob, conversation, { kind: 'delete', message })
    await deleteMessage(carol.engine, other)
    await settle(bob, carol, alice)
    expect(await textsOf(alice)).toEqual(['stays'])
    expect((await seen(alice, other)).deletedBy).toBe(carol.engine.account.person)
  })
})

describe('reactions, pins, and votes', () => {
  it('show for everybody, change, and are taken back', async () => {
    await using office = await openOffice()
    const { alice, bob, carol, conversation } = await scene(office)
    const message = await post(alice, conversation, { text: 'good news' })
    await settle(bob, carol)
    await react(bob.engine, message, '👍')
    await react(carol.engine, message, '🙏')
    await react(bob.engine, message, '😂')
    await settle(bob, carol, alice)
    const emojis = (await seen(alice, message)).reactions?.map(({ emoji }) => emoji).sort()
    expect(emojis).toEqual(['🙏', '😂'].sort())
    await react(bob.engine, message)
    await settle(bob, alice)
    expect((await seen(alice, message)).reactions?.map(({ emoji }) => emoji)).toEqual(['🙏'])
  })

  it('neither count as unread nor move the conversation', async () => {
    await using office = await openOffice()
    const { alice, bob, conversation } = await scene(office)
    const message = await post(alice, conversation, { text: 'good news' })
    await settle(bob, alice)
    const before = listConversations(alice.engine).find((one) => one.conversation === conversation)
    await react(bob.engine, message, '👍')
    await settle(bob, alice)
    const after = listConversations(alice.engine).find((one) => one.conversation === conversation)
    expect(after?.lastAt).toBe(before?.lastAt)
    expect((await unreadOf(alice.engine, conversation)).count).toBe(0)
    expect((await messageFacts(alice.engine, message)).people).toContainEqual({
      person: bob.engine.account.person,
      state: 'delivered',
    })
  })

  it('list what is pinned, in the order of pinning', async () => {
    await using office = await openOffice()
    const { alice, bob, conversation } = await scene(office)
    const [one, two, three] = [
      await post(alice, conversation, { text: 'one' }),
      await post(alice, conversation, { text: 'two' }),
      await post(alice, conversation, { text: 'three' }),
    ]
    await settle(bob)
    for (const message of [three, one, two]) await pinMessage(bob.engine, message, true)
    await settle(bob, alice)
    await pinMessage(alice.engine, one, false)
    await settle(alice, bob)
    for (const { engine } of [alice, bob])
      expect((await listPinned(engine, conversation)).map(({ text }) => text)).toEqual(['three', 'two'])
  })

  it('count in a poll, once per person, the last choice', async () => {
    await using office = await openOffice()
    const { alice, bob, carol, conversation } = await scene(office)
    const message = await post(alice, conversation, {
      text: 'Lunch?',
      poll: { options: ['12', '1', '2'], isMultiple: true },
    })
    await settle(bob, carol)
    await vote(bob.engine, message, [2, 0])
    await vote(carol.engine, message, [1])
    await settle(bob, carol)
    await vote(bob.engine, message, [1])
    await expect(vote(bob.engine, message, [3])).rejects.toMatchObject({ code: 'client/not-allowed' })
    await settle(bob, alice)
    const { votes, poll } = await seen(alice, message)
    expect(poll).toEqual({ options: ['12', '1', '2'], isMultiple: true })
    expect(votes?.map(({ choices }) => choices)).toEqual([[1], [1]])
  })
})

describe('what is attached to a message', () => {
  const vault = { key: 'A'.repeat(43), hash: 'B'.repeat(42) + 'A', isIndex: false }
  const attachment = {
    kind: 'voice',
    type: 'audio/webm',
    size: 9,
    seconds: 3,
    waveform: new Uint8Array([1, 2]),
    vault,
  } as const

  it('arrives as it was sent, is listed, and is forwarded with a mark', async () => {
    await using office = await openOffice()
    const { alice, bob, conversation } = await scene(office)
    const message = await post(alice, conversation, { text: '', attachment })
    await post(alice, conversation, { text: 'see https://example.org' })
    const card = { kind: 'place', latitude: 28.6139, longitude: 77.209, label: 'Branch' } as const
    const place = await post(alice, conversation, { text: '', card })
    await settle(bob)
    expect((await seen(bob, message)).attachment).toEqual(attachment)
    expect((await seen(bob, place)).card).toEqual(card)
    const media = async (kind: 'voice' | 'link' | 'photo') =>
      (await listMedia(bob.engine, conversation, kind, { limit: 9 })).messages.map(({ id }) => id)
    expect(await media('voice')).toEqual([message])
    expect(await media('link')).toHaveLength(1)
    expect(await media('photo')).toEqual([])
    await forwardMessage(bob.engine, message, [{ kind: 'person', person: alice.engine.account.person }])
    await settle(bob, alice)
    const forwarded = (await listMessages(alice.engine)).find(({ isForwarded }) => isForwarded === true)
    expect(forwarded?.attachment).toEqual(attachment)
    await deleteMessage(alice.engine, message)
    await settle(alice, bob)
    expect(await media('voice')).toEqual([])
  })

  it('is known to be heard when its listener says the next thing, and not before', async () => {
    await using office = await openOffice()
    const { alice, bob, conversation } = await scene(office)
    const message = await post(alice, conversation, { text: '', attachment })
    await settle(bob)
    await markHeard(bob.engine, message)
    await settle(bob, alice)
    expect((await seen(alice, message)).heardBy).toBeUndefined()
    await say(bob, conversation, 'Yes')
    await settle(alice)
    expect((await seen(alice, message)).heardBy).toEqual([bob.engine.account.person])
    expect(await bob.store.entries('heard')).toEqual([])
  })
})

describe('stars', () => {
  it('are this device’s own, and nothing is sent', async () => {
    await using office = await openOffice()
    const { alice, bob, conversation } = await scene(office)
    const [one, two] = [
      await post(alice, conversation, { text: 'one' }),
      await post(alice, conversation, { text: 'two' }),
    ]
    await settle(bob)
    await starMessage(bob.engine, one, true)
    await starMessage(bob.engine, two, true)
    expect((await listStarred(bob.engine)).map(({ text }) => text)).toEqual(['two', 'one'])
    await starMessage(bob.engine, two, false)
    const again = await Engine.open(bob.ports)
    expect([await isStarred(again, one), await isStarred(again, two)]).toEqual([true, false])
    expect(await listWaitingActs(again)).toEqual([])
  })
})

describe('acts on their way', () => {
  it('wait without the network, survive another life of the program, and arrive once, in order with the texts', async () => {
    await using office = await openOffice()
    const { alice, bob, conversation } = await scene(office)
    const message = await post(alice, conversation, { text: 'good news' })
    await settle(bob)
    await react(bob.engine, message, '👍')
    const to = { kind: 'conversation', conversation } as const
    await writeLetter(bob.engine, { to, tag: 'text', text: 'indeed' })
    await pinMessage(bob.engine, message, true)
    expect((await listWaitingActs(bob.engine)).map(({ act }) => act.kind)).toEqual(['react', 'pin'])
    const next = await Engine.open(bob.ports)
    expect((await listWaitingActs(next, conversation)).map(({ act }) => act.kind)).toEqual(['react', 'pin'])
    await synchronize(next)
    expect(await listWaitingActs(next)).toEqual([])
    await settle(alice)
    const { newest, isPinned } = await seen(alice, message)
    const text = (await listMessages(alice.engine)).find((one) => one.text === 'indeed')
    expect(isPinned).toBe(true)
    expect(newest?.[`react ${bob.engine.account.person}`]).toBeLessThan(text?.position ?? 0)
    expect(newest?.['pin']).toBeGreaterThan(text?.position ?? 0)
  })

  it('that the server refuses are dropped, and said to be; the texts behind them go', async () => {
    await using office = await openOffice()
    const { alice, bob, conversation } = await scene(office)
    const message = await post(alice, conversation, { text: 'good news' })
    await settle(bob)
    const program = await startProgram(bob)
    await program.until(() => program.engine.network === 'online')
    // Both together, then the act alone.
    program.line.refusals = 2
    await react(program.engine, message, '👍')
    await writeLetter(program.engine, { to: { kind: 'conversation', conversation }, tag: 'text', text: 'indeed' })
    program.following.nudge()
    await program.until(async () => (await listMessages(program.engine)).some(({ tag }) => tag === 'text'))
    await program.stop()
    expect(program.events).toContainEqual(expect.objectContaining({ kind: 'warning', code: 'act/not-done' }))
    expect(program.events.filter(({ kind }) => kind === 'own-act')).toEqual([
      { kind: 'own-act', conversation, message },
      { kind: 'own-act', conversation, message },
    ])
    expect(await listWaitingActs(program.engine)).toEqual([])
    expect((await seen(program, message)).reactions).toBeUndefined()
  })

  it('are kept for a message that comes later', async () => {
    await using office = await openOffice()
    const { alice, bob, carol, conversation } = await scene(office)
    const message = await post(alice, conversation, { text: 'from before' })
    const dave = await office.enrol('Dave')
    await settle(carol)
    await addPeople(carol.engine, conversation, [dave.engine.account.person])
    await settle(dave, bob)
    await react(bob.engine, message, '👍')
    // By right where they stand, and by no right.
    await editMessage(alice.engine, message, 'from before, put right')
    await insist(bob, conversation, { kind: 'delete', message })
    const elsewhere = await createGroup(bob.engine, 'Elsewhere', [dave.engine.account.person])
    await settle(dave)
    await insist(bob, elsewhere, { kind: 'react', message, emoji: '💣' })
    await settle(bob, alice, dave)
    expect(await readMessage(dave.engine, message)).toBeUndefined()
    // As a history from another device brings it.
    const { reactions: _reactions, newest: _newest, edits, ...now } = await seen(alice, message)
    const original: StoredMessage = { ...now, text: edits?.[0]?.text ?? '' }
    await dave.engine.exclusive(async () => {
      const writes = new Writes()
      await storeMessage(dave.engine, writes, original)
      await dave.engine.commit(writes)
    })
    const { text, reactions } = await seen(dave, message)
    expect([text, reactions?.map(({ emoji }) => emoji)]).toEqual(['from before, put right', ['👍']])
    expect(await dave.store.entries('early-act')).toEqual([])
  })
})

describe('evidence', () => {
  it('shows an edit and a deletion as what they are', async () => {
    await using office = await openOffice()
    const { alice, bob, conversation } = await scene(office)
    const message = await post(alice, conversation, { text: 'at nine' })
    await editMessage(alice.engine, message, 'at ten')
    await settle(alice)
    await deleteMessage(alice.engine, message)
    await settle(alice, bob)
    await say(bob, conversation, 'later')
    await settle(bob)
    const acts = (await bob.store.entries('evidence')).map(([id]) => id as MessageId)
    const shown = new Set((await listMessages(bob.engine)).map(({ id }) => id))
    const facts = []
    for (const id of acts.filter((one) => !shown.has(one))) {
      const { status, facts: told } = await verifyBundle(await proveMessage(bob.engine, id))
      facts.push([status, told?.act])
    }
    expect(facts).toEqual(
      expect.arrayContaining([
        ['verified', expect.objectContaining({ kind: 'edit', message, text: 'at ten' })],
        [
          'verified',
          expect.objectContaining({ kind: 'delete', message, sentence: expect.stringContaining('for everyone') }),
        ],
      ]),
    )
    expect(facts).toHaveLength(2)
  })
})

describe('a mention of everybody', () => {
  it('mentions each of them, also when it comes with an edit', async () => {
    await using office = await openOffice()
    const { alice, bob, carol, conversation } = await scene(office)
    const mentions = [{ at: 0, length: 4, person: 'all' }] as const
    const message = await post(alice, conversation, { text: 'nobody' })
    await settle(bob, carol)
    expect(await unreadOf(bob.engine, conversation)).toMatchObject({ count: 1, isMentioned: false })
    await editMessage(alice.engine, message, '@all', mentions)
    await settle(alice, bob, carol)
    for (const { engine } of [bob, carol])
      expect(await unreadOf(engine, conversation)).toMatchObject({ count: 1, isMentioned: true })
  })
})

describe('a group', () => {
  it('has a description, a picture, and a rule who may write, which newcomers know, too', async () => {
    await using office = await openOffice()
    const { alice, bob, carol, conversation } = await scene(office)
    const picture = new Uint8Array(4096).fill(7)
    await expect(describeGroup(alice.engine, conversation, { description: 'x' })).rejects.toMatchObject({
      code: 'client/not-allowed',
    })
    await describeGroup(carol.engine, conversation, { description: 'All about loans', picture, posting: 'admins' })
    const dave = await office.enrol('Dave')
    await settle(carol)
    await addPeople(carol.engine, conversation, [dave.engine.account.person])
    await settle(alice, bob, carol, dave)
    for (const { engine } of [alice, bob, dave])
      expect(listConversations(engine).find((one) => one.conversation === conversation)).toMatchObject({
        description: 'All about loans',
        picture,
        posting: 'admins',
      })
    await describeGroup(carol.engine, conversation, { description: '', picture: new Uint8Array(0), posting: 'all' })
    await settle(alice)
    const after = listConversations(alice.engine).find((one) => one.conversation === conversation)
    expect([after?.description, after?.picture, after?.posting]).toEqual([undefined, undefined, undefined])
  })

  it('for administrators only takes nobody else’s words, edits, and pins, and lets everybody react', async () => {
    await using office = await openOffice()
    const { alice, bob, carol, conversation } = await scene(office)
    const message = await post(carol, conversation, { text: 'hear, hear' })
    const early = await post(alice, conversation, { text: 'early' })
    await settle(alice, bob, carol)
    await describeGroup(carol.engine, conversation, { posting: 'admins' })
    // Alice does not know yet; her words come too late, and wait for her.
    await writeLetter(alice.engine, { to: { kind: 'conversation', conversation }, tag: 'late', text: 'late' })
    await settle(alice)
    await expect(say(alice, conversation, 'x')).rejects.toMatchObject({ code: 'client/not-allowed' })
    await expect(pinMessage(alice.engine, message, true)).rejects.toMatchObject({ code: 'client/not-allowed' })
    await insist(alice, conversation, { kind: 'pin', message, isPinned: true })
    await insist(alice, conversation, { kind: 'edit', message: early, text: 'words all the same' })
    await react(alice.engine, message, '👍')
    await settle(alice, bob, carol)
    expect(await textsOf(bob)).toEqual(['hear, hear', 'early'])
    const { isPinned, reactions } = await seen(bob, message)
    expect([isPinned, reactions?.length]).toEqual([undefined, 1])
    expect(warningsOf(alice)).toEqual([])
  })
})

describe('a text that was signed when everybody could write', () => {
  it('and lies behind the change, is shown to nobody, and waits for its author', async () => {
    await using office = await openOffice()
    const { alice, bob, carol, conversation } = await scene(office)
    await writeLetter(alice.engine, { to: { kind: 'conversation', conversation }, tag: 'late', text: 'late' })
    await alice.engine.exclusive(async () => {
      expect((await prepareOutbox(alice.engine)).ready).toHaveLength(1)
    })
    await describeGroup(carol.engine, conversation, { posting: 'admins' })
    await settle(alice, bob, carol)
    expect(await textsOf(bob)).toEqual([])
    expect(await textsOf(alice)).toEqual([])
    expect(await listWaiting(alice.engine)).toMatchObject([{ tag: 'late', text: 'late', state: 'failed' }])
    await describeGroup(carol.engine, conversation, { posting: 'all' })
    await retryLetter(alice.engine, 'late')
    await settle(alice, bob)
    expect(await textsOf(bob)).toEqual(['late'])
  })
})

describe('a moment', () => {
  it('is where a page begins, with few reads', async () => {
    await using office = await openOffice()
    const { alice, conversation } = await scene(office)
    for (let number = 1; number <= 5; number++) await say(alice, conversation, String(number))
    const all = await listMessages(alice.engine, conversation)
    const third = all.find(({ text }) => text === '3') as StoredMessage
    const page = await pageMessages(alice.engine, conversation, { at: 'time', time: third.anchorTime }, 3)
    const first = all.find(({ anchorTime }) => anchorTime >= third.anchorTime)
    expect(page.messages.map(({ id }) => id)).toContain(first?.id)
    const none = await pageMessages(alice.engine, conversation, { at: 'time', time: third.anchorTime + 86_400 }, 2)
    expect(none.isNewest).toBe(true)
  })
})
