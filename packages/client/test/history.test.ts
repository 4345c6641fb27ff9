import { base64url, randomBytes } from '@chancery/base'
import {
  Engine,
  addPeople,
  carryHistory,
  deleteMessage,
  editMessage,
  enrolDevice,
  inviteOwnDevice,
  leaveGroup,
  listConversations,
  listHistory,
  listMessages,
  listPinned,
  pinMessage,
  proveMessage,
  react,
  revokeDevice,
  sendHistory,
  synchronize,
  unreadOf,
  writeLetter,
} from '@chancery/client'
import type { StoredMessage } from '@chancery/client'
import { formatLink, parseLink } from '@chancery/protocol'
import type { ConversationId, InviteLink, MessageId } from '@chancery/protocol'
import type { Colleague, Office } from '@chancery/testkit'
import { MortalStore, ProcessGone, newDevice, openOffice } from '@chancery/testkit'
import { describe, expect, it } from 'vitest'
import { decodeRecords, encodeRecords } from '../src/history/archive-record.ts'
import type { ArchiveRecord } from '../src/history/archive-record.ts'
import { Writes } from '../src/engine/writes.ts'
import { leaveFile } from '../src/history/archive-files.ts'
import { checkPart } from '../src/history/check-part.ts'
import { deflate } from '../src/history/compress.ts'
import { encodeManifest } from '../src/history/manifest.ts'
import { beginWalk, walkHistory } from '../src/history/walk-history.ts'
import { openGroup } from './_group.ts'
import { startProgram } from './_program.ts'
import { textsOf, warningsOf } from './_texts.ts'

/** Says several things at once. */
async function say(who: Colleague, conversation: ConversationId, ...texts: readonly string[]): Promise<void> {
  for (const text of texts)
    await writeLetter(who.engine, { to: { kind: 'conversation', conversation }, tag: base64url(randomBytes(9)), text })
  await synchronize(who.engine)
}

/** A second device of a colleague, enrolled with their own link. */
async function secondDevice(colleague: Colleague, device = newDevice()): Promise<Colleague> {
  const link = parseLink(formatLink(await inviteOwnDevice(colleague.engine))) as InviteLink
  const engine = await enrolDevice(device.ports, link, { name: '', label: 'phone' })
  return { name: colleague.name, engine, ...device }
}

/** The first device sends, the second takes in. */
async function carry(from: Colleague, to: Colleague): Promise<void> {
  await synchronize(from.engine)
  await carryHistory(from.engine)
  await synchronize(from.engine)
  await synchronize(to.engine)
  await carryHistory(to.engine)
}

/** What both devices must agree on: names that a device gave its own letters are its own. */
async function seenBy({ engine }: Colleague): Promise<readonly Omit<StoredMessage, 'tag'>[]> {
  return (await listMessages(engine)).map(({ tag: _own, ...message }) => message)
}

async function idOf({ engine }: Colleague, text: string): Promise<MessageId> {
  return (await listMessages(engine)).find((message) => message.text === text)?.id as MessageId
}

async function scene(office: Office) {
  const { carol, members, conversation } = await openGroup(office, 'Loans', 'Bob')
  return { carol, bob: members.Bob, loans: conversation }
}

describe('a further device of the same person', () => {
  it('has the whole history: groups, people, what was edited, deleted, pinned, and reacted to', async () => {
    await using office = await openOffice()
    const { carol, bob, loans } = await scene(office)
    await say(bob, loans, 'Frist', 'Sorry', 'Keep this')
    await say(carol, loans, 'Hello')
    await synchronize(bob.engine)
    await editMessage(bob.engine, await idOf(bob, 'Frist'), 'First')
    await deleteMessage(bob.engine, await idOf(bob, 'Sorry'))
    await pinMessage(bob.engine, await idOf(bob, 'Keep this'), true)
    await react(bob.engine, await idOf(bob, 'Hello'), '👍')
    await synchronize(bob.engine)
    await writeLetter(bob.engine, {
      to: { kind: 'person', person: carol.engine.account.person },
      tag: 'direct',
      text: 'Between us',
    })
    await synchronize(bob.engine)
    const phone = await secondDevice(bob)
    expect(await textsOf(phone)).toEqual([])
    await carry(bob, phone)
    await synchronize(bob.engine)
    expect(await seenBy(phone)).toEqual(await seenBy(bob))
    expect(await textsOf(phone)).toEqual(['First', 'Keep this', 'Hello', 'Between us'])
    expect((await listPinned(phone.engine, loans)).map(({ text }) => text)).toEqual(['Keep this'])
    expect(await listHistory(phone.engine)).toEqual([
      expect.objectContaining({ direction: 'from', device: bob.engine.keys.device, state: 'done', refused: 0 }),
    ])
    expect(await listHistory(bob.engine)).toEqual([
      expect.objectContaining({ direction: 'to', device: phone.engine.keys.device, state: 'done' }),
    ])
    expect(warningsOf(phone)).toEqual([])
    // Evidence is here, too, and exactly what the first device has.
    for (const { id } of await listMessages(bob.engine))
      expect(await phone.store.get('evidence', id)).toEqual(await bob.store.get('evidence', id))
  })

  it('gets 2,000 messages in parts, in board order, with what is said meanwhile behind them, and none twice', async () => {
    await using office = await openOffice()
    const { carol, bob, loans } = await scene(office)
    for (let at = 0; at < 2000; at += 100)
      await say(carol, loans, ...Array.from({ length: 100 }, (_, index) => `Message ${at + index}`))
    await synchronize(bob.engine)
    const phone = await secondDevice(bob)
    await synchronize(bob.engine)
    await synchronize(phone.engine)
    await say(carol, loans, 'Meanwhile')
    expect(await textsOf(phone)).toEqual(['Meanwhile'])
    await carry(bob, phone)
    const expected = [...Array.from({ length: 2000 }, (_, index) => `Message ${index}`), 'Meanwhile']
    expect(await textsOf(phone)).toEqual(expected)
    expect((await unreadOf(phone.engine, loans)).count).toBe(2001)
    const told = phone.events.flatMap((event) => (event.kind === 'history' ? event.transfer.done : []))
    expect(told.length).toBeGreaterThan(3)
    expect(told).toEqual([...told].sort((a, b) => a - b))
    // Nobody is notified of what was said long ago.
    expect(phone.events.filter(({ kind }) => kind === 'message').length).toBeLessThan(10)
    // Its tree begins where the phone came.
    await expect(proveMessage(phone.engine, await idOf(phone, 'Message 3'))).rejects.toThrow(/Prove it on a device/)
    // Once more: nothing changes.
    await sendHistory(bob.engine, phone.engine.keys.device)
    const before = await seenBy(phone)
    await carry(bob, phone)
    expect(await seenBy(phone)).toEqual(before)
  })

  it('reads what it is not in, and talks on where it is: groups that were left, and those that came later', async () => {
    await using office = await openOffice()
    const { carol, bob, loans } = await scene(office)
    await say(carol, loans, 'Old times')
    await synchronize(bob.engine)
    await leaveGroup(bob.engine, loans)
    await synchronize(carol.engine)
    const later = await openGroup(office, 'Later', 'Alice')
    await synchronize(carol.engine)
    await addPeople(carol.engine, later.conversation, [bob.engine.account.person])
    await say(carol, later.conversation, 'New times')
    await synchronize(bob.engine)
    const phone = await secondDevice(bob)
    await carry(bob, phone)
    const statusOf = (one: Colleague) =>
      Object.fromEntries(listConversations(one.engine).map(({ name, status }) => [name, status]))
    expect(statusOf(phone)).toEqual({ Loans: 'left', Later: 'active' })
    expect(await textsOf(phone)).toEqual(['Old times', 'New times'])
    await say(phone, later.conversation, 'From the phone')
    expect(await textsOf(carol)).toContain('From the phone')
  })

  it('has it, too, when its owner is in no conversation any more, or never was in one', async () => {
    await using office = await openOffice()
    const { bob, loans } = await scene(office)
    await say(bob, loans, 'My last words')
    await leaveGroup(bob.engine, loans)
    const phone = await secondDevice(bob)
    await carry(bob, phone)
    expect(await textsOf(phone)).toEqual(['My last words'])
    const dave = await office.enrol('Dave')
    const tablet = await secondDevice(dave)
    await carry(dave, tablet)
    for (const one of [bob, phone, dave, tablet]) {
      expect(await listHistory(one.engine)).toEqual([expect.objectContaining({ state: 'done' })])
      expect(one.store.tables.get('outbox')?.size ?? 0).toBe(0)
    }
  })

  it('has it from a program that follows, when its owner is in no conversation', async () => {
    await using office = await openOffice()
    const dave = await office.enrol('Dave')
    const tablet = await secondDevice(dave)
    const [program, other] = await Promise.all([startProgram(dave), startProgram(tablet)])
    await program.until(() => program.engine.network === 'online')
    await other.until(() => other.engine.network === 'online')
    await carryHistory(program.engine)
    await other.until(async () => (await listHistory(other.engine)).length > 0)
    await carryHistory(other.engine)
    expect(await listHistory(other.engine)).toEqual([expect.objectContaining({ direction: 'from', state: 'done' })])
    await Promise.all([program.stop(), other.stop()])
  })

  it('goes on wherever either program has died, and in the end all is there, once', async () => {
    await using office = await openOffice()
    const { carol, bob, loans } = await scene(office)
    await say(carol, loans, ...Array.from({ length: 1200 }, (_, index) => `Message ${index}`))
    await synchronize(bob.engine)
    const phone = await secondDevice(bob)
    await synchronize(bob.engine)
    await synchronize(phone.engine)
    const dying = async ({ ports, store }: Colleague, commits: number, reachesDisk: boolean): Promise<boolean> => {
      const mortal = new MortalStore(store)
      const engine = await Engine.open({ ...ports, store: mortal })
      mortal.dieAt(commits, reachesDisk)
      try {
        await carryHistory(engine)
        await synchronize(engine)
        return false
      } catch (error) {
        if (!(error instanceof ProcessGone) && !mortal.isDead) throw error
        return true
      }
    }
    let deaths = 0
    for (const one of [bob, phone])
      for (let commits = 1; commits < 8; commits++) {
        if (await dying(one, commits, commits % 2 === 0)) deaths++
        await synchronize(await Engine.open(one.ports))
      }
    expect(deaths).toBeGreaterThan(4)
    const [first, second] = [await Engine.open(bob.ports), await Engine.open(phone.ports)]
    await carry({ ...bob, engine: first }, { ...phone, engine: second })
    expect(await textsOf({ ...phone, engine: second })).toEqual(
      Array.from({ length: 1200 }, (_, index) => `Message ${index}`),
    )
  })

  it('gets nothing once it was revoked', async () => {
    await using office = await openOffice()
    const { carol, bob, loans } = await scene(office)
    await say(carol, loans, 'Secret')
    await synchronize(bob.engine)
    const phone = await secondDevice(bob)
    await synchronize(bob.engine)
    await revokeDevice(bob.engine, phone.engine.keys.device)
    await carryHistory(bob.engine)
    expect(await listHistory(bob.engine)).toEqual([])
    await expect(sendHistory(bob.engine, phone.engine.keys.device)).rejects.toThrow(/own devices only/)
    await expect(sendHistory(bob.engine, carol.engine.keys.device)).rejects.toThrow(/own devices only/)
  })
})

/** The records that Bob’s device would send. */
async function recordsOf(bob: Colleague): Promise<ArchiveRecord[]> {
  const { records } = await walkHistory(bob.engine, beginWalk(bob.engine))
  return [...(decodeRecords(encodeRecords(records)) ?? [])]
}

describe('an archive of a device that lies', () => {
  const lies: Record<string, (message: Extract<ArchiveRecord, { kind: 'message' }>) => ArchiveRecord> = {
    'other words': (record) => ({ ...record, message: { ...record.message, text: 'Pay Mallory' } }),
    'words without evidence': ({ message }) => ({ kind: 'message', message }),
    'another place': (record) => ({
      ...record,
      message: { ...record.message, position: record.message.position + 1 },
    }),
    'another conversation': (record) => ({
      ...record,
      message: { ...record.message, conversation: base64url(new Uint8Array(16)) as ConversationId },
    }),
    'an edit that begins with other words': (record) => ({
      ...record,
      message: {
        ...record.message,
        text: 'Pay Mallory',
        edits: [{ text: 'Something else', position: 1, anchorTime: 1 }],
      },
    }),
    'a reaction of junk': (record) => ({
      ...record,
      message: { ...record.message, reactions: [{ person: 7, emoji: {}, position: -1 }] as never },
    }),
    'a document with a bit turned': (record) => ({
      ...record,
      evidence: {
        ...(record.evidence as NonNullable<typeof record.evidence>),
        document: (record.evidence?.document ?? new Uint8Array()).map((byte, at) => (at === 3 ? byte ^ 1 : byte)),
      },
    }),
  }

  it.each(Object.entries(lies))('is not believed: %s', async (_, lie) => {
    await using office = await openOffice()
    const { bob, loans } = await scene(office)
    await say(bob, loans, 'Pay nobody')
    const records = (await recordsOf(bob)).map((record) =>
      record.kind === 'message' && record.message.kind === 'text' ? lie(record) : record,
    )
    const checked = await checkPart(bob.engine, records)
    expect(checked.refused).toBe(1)
    expect(checked.records.flatMap(({ message }) => message?.text ?? [])).toEqual([])
  })

  it('takes sender, time, and attachment from what was signed, whatever the archive says', async () => {
    await using office = await openOffice()
    const { bob, loans, carol } = await scene(office)
    await say(bob, loans, 'It was me')
    const [said] = (await listMessages(bob.engine)).filter(({ text }) => text === 'It was me')
    const records = (await recordsOf(bob)).map((record) =>
      record.kind === 'message'
        ? {
            ...record,
            message: { ...record.message, person: carol.engine.account.person, anchorTime: 5, time: [5, 5] },
          }
        : record,
    ) as ArchiveRecord[]
    const checked = await checkPart(bob.engine, records)
    const { tag: _own, ...expected } = said as StoredMessage
    expect(checked.records.find(({ id }) => id === said?.id)?.message).toEqual(expected)
  })

  it('is reported when it is damaged, and what came before stays', async () => {
    await using office = await openOffice()
    const { carol, bob, loans } = await scene(office)
    await say(carol, loans, 'Good morning')
    await synchronize(bob.engine)
    const phone = await secondDevice(bob)
    await synchronize(bob.engine)
    await synchronize(phone.engine)
    const good = await leaveFile(bob.engine, await deflate(encodeRecords(await recordsOf(bob))))
    const junk = await leaveFile(bob.engine, new Uint8Array(randomBytes(5000)))
    const parts = [
      { ...good, messages: 2 },
      { ...junk, messages: 1 },
    ]
    const manifest = await leaveFile(bob.engine, new Uint8Array(encodeManifest({ upTo: 1, parts })))
    const receiving = { file: manifest, parts: 0, messages: 0, refused: 0 }
    const writes = new Writes()
    writes.put('history-receiving', manifest.hash, receiving)
    await phone.store.commit(writes.list())
    await carryHistory(phone.engine)
    expect(warningsOf(phone)).toContain('client/archive-damaged')
    expect(await listHistory(phone.engine)).toEqual([expect.objectContaining({ state: 'failed', done: 2 })])
    expect(await textsOf(phone)).toEqual(['Good morning'])
  })
})
