import {
  Engine,
  createGroup,
  deviceSince,
  deviceUntil,
  enrolDevice,
  follow,
  inviteOwnDevice,
  invitedBy,
  knownDirect,
  leaveGroup,
  listMessages,
  markRead,
  marksOf,
  pageMessages,
  readUpTo,
  removePeople,
  renameGroup,
  revokeDevice,
  synchronize,
  unreadOf,
  writeLetter,
} from '@chancery/client'
import type { EngineEvent, MessagePage } from '@chancery/client'
import type { ConversationId, MessageId } from '@chancery/protocol'
import { newDevice, openOffice } from '@chancery/testkit'
import type { Colleague } from '@chancery/testkit'
import { describe, expect, it } from 'vitest'
import { openGroup, say } from './_group.ts'

/** Says many things at once. */
async function sayAll(who: Colleague, conversation: ConversationId, texts: readonly string[]): Promise<void> {
  const to = { kind: 'conversation', conversation } as const
  for (const text of texts) await writeLetter(who.engine, { to, tag: `${who.name} ${text}`, text })
  await synchronize(who.engine)
}

const numbers = (from: number, to: number): string[] =>
  Array.from({ length: to - from + 1 }, (_, index) => String(from + index))
const shown = ({ messages, isOldest, isNewest }: MessagePage): unknown[] => [
  messages.map(({ text, kind }) => text ?? kind),
  isOldest,
  isNewest,
]

describe('the messages of a conversation', () => {
  it('come page by page, from either end, from any position, and around any message', async () => {
    await using office = await openOffice()
    const { carol, members, conversation } = await openGroup(office, 'Loans', 'Alice')
    const { engine } = members.Alice
    await sayAll(carol, conversation, numbers(1, 40))
    await synchronize(engine)
    const all = await listMessages(engine, conversation)
    const at = (text: string): number => all.find((message) => message.text === text)?.position ?? -1
    const page = (slice: Parameters<typeof pageMessages>[2], limit = 10): Promise<MessagePage> =>
      pageMessages(engine, conversation, slice, limit)
    expect(shown(await page({ at: 'end' }))).toEqual([numbers(31, 40), false, true])
    expect(shown(await page({ at: 'before', position: at('31') }))).toEqual([numbers(21, 30), false, false])
    expect(shown(await page({ at: 'before', position: at('10') }))).toEqual([['change', ...numbers(1, 9)], true, false])
    expect(shown(await page({ at: 'after', position: at('20') }))).toEqual([numbers(21, 30), false, false])
    expect(shown(await page({ at: 'after', position: at('35') }))).toEqual([numbers(36, 40), false, true])
    expect(shown(await page({ at: 'after', position: at('40') }))).toEqual([[], false, true])
    expect(shown(await page({ at: 'before', position: all[0]?.position ?? -1 }))).toEqual([[], true, false])
    const id = (text: string): MessageId => all.find((message) => message.text === text)?.id as MessageId
    expect(shown(await page({ at: 'message', message: id('20') }))).toEqual([numbers(17, 26), false, false])
    expect(shown(await page({ at: 'message', message: id('2') }))).toEqual([['change', ...numbers(1, 9)], true, false])
    expect(shown(await page({ at: 'message', message: id('39') }))).toEqual([numbers(31, 40), false, true])
    expect(shown(await page({ at: 'message', message: id('20') }, 1))).toEqual([['20'], false, false])
    expect(shown(await page({ at: 'message', message: 'A'.repeat(22) as MessageId }))[0]).toEqual(numbers(31, 40))
    expect(shown(await page({ at: 'end' }, 100))).toEqual([['change', ...numbers(1, 40)], true, true])
    const everything = Number.MAX_SAFE_INTEGER
    expect(shown(await page({ at: 'before', position: everything }))).toEqual([numbers(31, 40), false, false])
    expect(shown(await page({ at: 'after', position: 0 }))).toEqual([['change', ...numbers(1, 9)], false, false])
    expect((await page({ at: 'before', position: at('31') })).messages).toEqual(all.slice(-20, -10))
  })

  it('are read without waiting for work that is under way, and no more of them than is asked for', async () => {
    await using office = await openOffice()
    const { carol, conversation } = await openGroup(office, 'Loans', 'Alice')
    await sayAll(carol, conversation, numbers(1, 40))
    let free = (): void => undefined
    const busy = carol.engine.exclusive(() => new Promise<void>((resolve) => (free = resolve)))
    const { store } = carol
    let read = 0
    const walk = store.walk.bind(store)
    const entries = store.entries.bind(store)
    store.entries = (table) =>
      table.startsWith('message') ? Promise.reject(new Error('the whole table')) : entries(table)
    store.walk = async (...input) => {
      const records = await walk(...input)
      read += records.length
      return records
    }
    const page = await pageMessages(carol.engine, conversation, { at: 'end' }, 5)
    expect(page.messages.map(({ text }) => text)).toEqual(numbers(36, 40))
    expect(read).toBeLessThanOrEqual(6)
    free()
    await busy
  })
})

describe('what is unread', () => {
  it('is what others wrote beyond the mark, and begins a page, and knows whether it mentions the reader', async () => {
    await using office = await openOffice()
    const { carol, members, conversation } = await openGroup(office, 'Loans', 'Alice', 'Bob')
    const alice = members.Alice
    const { engine } = alice
    await sayAll(carol, conversation, numbers(1, 100))
    await synchronize(engine)
    expect(await unreadOf(engine, conversation)).toMatchObject({ count: 100, isMentioned: false })
    const all = await listMessages(engine, conversation)
    const position = all.find(({ text }) => text === '60')?.position ?? -1
    await markRead(engine, conversation, position)
    await markRead(engine, conversation, position - 5)
    expect(await unreadOf(engine, conversation)).toMatchObject({ count: 40, isMentioned: false })
    const page = await pageMessages(engine, conversation, { at: 'unread' }, 9)
    expect(shown(page)).toEqual([numbers(58, 66), false, false])
    expect(page.unread).toEqual({ first: all.find(({ text }) => text === '61')?.position, count: 40 })
    await say(alice, conversation, 'my own words')
    const to = { kind: 'conversation', conversation } as const
    const mentions = [{ at: 0, length: 6, person: engine.account.person }]
    await writeLetter(carol.engine, { to, tag: 'mention', text: '@Alice, please', mentions })
    await synchronize(carol.engine)
    await synchronize(engine)
    expect(await unreadOf(engine, conversation)).toMatchObject({ count: 41, isMentioned: true })
    await synchronize(members.Bob.engine)
    expect(await unreadOf(members.Bob.engine, conversation)).toMatchObject({ count: 102, isMentioned: false })
    // Another program on the same store knows it, too.
    expect(await unreadOf(await Engine.open(alice.ports), conversation)).toMatchObject({ count: 41, isMentioned: true })
    await markRead(engine, conversation, engine.board.size)
    expect(await unreadOf(engine, conversation)).toEqual({ count: 0, isMentioned: false, mentions: 0 })
    const end = await pageMessages(engine, conversation, { at: 'unread' }, 5)
    expect([end.isNewest, end.unread]).toEqual([true, undefined])
  })

  it('is marked read without waiting for work that is under way, once, and survives', async () => {
    await using office = await openOffice()
    const { carol, members, conversation } = await openGroup(office, 'Loans', 'Alice')
    const alice = members.Alice
    await say(carol, conversation, 'hello')
    await synchronize(alice.engine)
    let free = (): void => undefined
    const busy = alice.engine.exclusive(() => new Promise<void>((resolve) => (free = resolve)))
    const position = alice.engine.board.size - 1
    await markRead(alice.engine, conversation, position)
    await markRead(alice.engine, conversation, position)
    free()
    await busy
    expect(alice.events.filter(({ kind }) => kind === 'read')).toEqual([
      { kind: 'read', conversation, read: position + 1 },
    ])
    expect(readUpTo(await Engine.open(alice.ports), conversation)).toBe(position + 1)
  })

  it('is read here when it was read on another device of the same person', async () => {
    await using office = await openOffice()
    const { carol, members, conversation } = await openGroup(office, 'Loans', 'Alice')
    const alice = members.Alice
    const phone = newDevice()
    const engine = await enrolDevice(phone.ports, await inviteOwnDevice(alice.engine), { name: '', label: 'phone' })
    await synchronize(alice.engine)
    await synchronize(engine)
    await say(carol, conversation, 'hello')
    await synchronize(engine)
    await synchronize(alice.engine)
    expect((await unreadOf(alice.engine, conversation)).count).toBe(1)
    await markRead(engine, conversation, engine.board.size - 1)
    await say({ engine }, conversation, 'answered from the phone')
    await synchronize(alice.engine)
    expect((await unreadOf(alice.engine, conversation)).count).toBe(0)
  })
})

describe('what others have received and read', () => {
  it('is told by their own messages, and is as far as the last of them is', async () => {
    await using office = await openOffice()
    const { carol, members, conversation } = await openGroup(office, 'Loans', 'Alice', 'Bob')
    await say(carol, conversation, 'first')
    const first = (await listMessages(carol.engine, conversation)).at(-1)?.position ?? -1
    expect(marksOf(carol.engine, conversation)).toEqual({ delivered: 0, read: 0 })
    const { Alice: alice, Bob: bob } = members
    await synchronize(alice.engine)
    await markRead(alice.engine, conversation, first)
    await say(alice, conversation, 'seen')
    await synchronize(carol.engine)
    expect(marksOf(carol.engine, conversation)).toEqual({ delivered: 0, read: 0 })
    await say(bob, conversation, 'here, too')
    await synchronize(carol.engine)
    const marks = marksOf(carol.engine, conversation)
    expect(marks.delivered).toBeGreaterThan(first)
    expect(marks.read).toBeLessThanOrEqual(first)
    await markRead(bob.engine, conversation, first)
    await say(bob, conversation, 'and read')
    await synchronize(carol.engine)
    expect(marksOf(carol.engine, conversation).read).toBeGreaterThan(first)
    expect(marksOf(carol.engine, 'A'.repeat(22) as ConversationId)).toEqual({ delivered: 0, read: 0 })
  })
})

describe('the register', () => {
  it('tells who invited somebody, and since when there is a device', async () => {
    await using office = await openOffice()
    const alice = await office.enrol('Alice')
    const { carol } = office
    expect(invitedBy(alice.engine)).toBe(carol.engine.account.person)
    expect(invitedBy(carol.engine)).toBeUndefined()
    const phone = newDevice()
    const engine = await enrolDevice(phone.ports, await inviteOwnDevice(alice.engine), { name: '', label: 'phone' })
    expect(invitedBy(engine)).toBe(carol.engine.account.person)
    const since = (await deviceSince(engine, alice.engine.keys.device)) ?? 0
    expect(Math.abs(since - Date.now() / 1000)).toBeLessThan(60)
    expect(await deviceSince(alice.engine, engine.keys.device)).toBeUndefined()
    expect(await deviceUntil(carol.engine, engine.keys.device)).toBeUndefined()
    await synchronize(carol.engine)
    await revokeDevice(carol.engine, engine.keys.device)
    const until = (await deviceUntil(carol.engine, engine.keys.device)) ?? 0
    expect(Math.abs(until - Date.now() / 1000)).toBeLessThan(60)
  })
})

describe('a view', () => {
  it('is told of every change to a conversation and to the register, after it is stored', async () => {
    await using office = await openOffice()
    const { carol, members, conversation } = await openGroup(office, 'Loans', 'Alice', 'Bob')
    const alice = members.Alice
    const told = async (doing: () => Promise<unknown>): Promise<EngineEvent['kind'][]> => {
      await doing()
      alice.events.length = 0
      await synchronize(alice.engine)
      return alice.events.map(({ kind }) => kind).sort()
    }
    expect(await told(() => say(carol, conversation, 'hello'))).toEqual(['conversation', 'message'])
    expect(await told(() => renameGroup(carol.engine, conversation, 'Loans and more'))).toEqual([
      'conversation',
      'message',
    ])
    expect(await told(() => leaveGroup(members.Bob.engine, conversation))).toContain('conversation')
    expect(await told(() => office.enrol('Dora'))).toEqual(['roster'])
    expect(await told(() => Promise.resolve())).toEqual([])
    const { person } = alice.engine.account
    expect(await told(() => createGroup(carol.engine, 'Treasury', [person]))).toEqual(['conversation', 'message'])
    expect(await told(() => removePeople(carol.engine, conversation, [person]))).toContain('conversation')
    expect(alice.engine.conversations.get(conversation)?.status).toBe('removed')
    expect(knownDirect(alice.engine, carol.engine.account.person)).toBeUndefined()
  })

  it('is told of the line to the server', async () => {
    await using office = await openOffice()
    const following = follow(office.carol.engine)
    following.stop()
    await following.ended
    const states = office.carol.events.flatMap((event) => (event.kind === 'network' ? event.state : []))
    expect(states).toEqual(['connecting', 'offline'])
  })
})
