import { base64url, randomBytes } from '@chancery/base'
import {
  Engine,
  createGroup,
  discardLetter,
  listConversations,
  listMessages,
  listWaiting,
  retryLetter,
  synchronize,
  writeLetter,
} from '@chancery/client'
import type { ConversationId } from '@chancery/protocol'
import { newDevice, openOffice } from '@chancery/testkit'
import type { Colleague, Office } from '@chancery/testkit'
import { describe, expect, it } from 'vitest'
import { openGroup, say } from './_group.ts'
import { hasty, startProgram, still } from './_program.ts'
import type { Program } from './_program.ts'
import { textsOf } from './_texts.ts'

const newTag = (): string => base64url(randomBytes(9))

/** Writes a letter to a conversation; gives its tag. */
async function write(engine: Engine, conversation: ConversationId, text: string, tag = newTag()): Promise<string> {
  await writeLetter(engine, { to: { kind: 'conversation', conversation }, tag, text })
  return tag
}

async function ownTexts(engine: Engine): Promise<{ text: string | undefined; tag: string | undefined }[]> {
  const all = await listMessages(engine)
  return all
    .filter(({ kind, device }) => kind === 'text' && device === engine.keys.device)
    .map(({ text, tag }) => ({ text, tag }))
}

async function states(engine: Engine): Promise<string[]> {
  return (await listWaiting(engine)).map(({ text, state }) => `${text} ${state}`)
}

/** How these texts stood when that was last told. */
function told({ events }: Program, ...texts: readonly string[]): string[] {
  const letters = events.flatMap((event) => (event.kind === 'letter' ? event.letter : []))
  return texts.map((text) => `${text} ${letters.findLast((letter) => letter.text === text)?.state}`)
}

async function loans(office: Office): Promise<{ alice: Colleague; carol: Colleague; conversation: ConversationId }> {
  const { carol, members, conversation } = await openGroup(office, 'Loans', 'Alice')
  return { carol, alice: members.Alice, conversation }
}

describe('a letter', () => {
  it('is kept at once, while work is under way and nobody answers, and shows in the order of writing', async () => {
    await using office = await openOffice()
    const { alice, carol, conversation } = await loans(office)
    const bob = await office.enrol('Bob')
    await synchronize(alice.engine)
    let free = (): void => undefined
    const busy = alice.engine.exclusive(() => new Promise<void>((resolve) => (free = resolve)))
    const first = await write(alice.engine, conversation, 'first')
    const to = { kind: 'person', person: bob.engine.account.person } as const
    await writeLetter(alice.engine, { to, tag: newTag(), text: 'second' })
    await write(alice.engine, conversation, 'third')
    expect(await states(alice.engine)).toEqual(['first waiting', 'second waiting', 'third waiting'])
    expect((await listWaiting(alice.engine, to)).map(({ text }) => text)).toEqual(['second'])
    expect(alice.events.filter(({ kind }) => kind === 'letter')).toHaveLength(3)
    // Whoever opens the device again finds them.
    const again = await Engine.open({ ...newDevice().ports, store: alice.store.copy() })
    expect(await states(again)).toEqual(['first waiting', 'second waiting', 'third waiting'])
    free()
    await busy
    expect(await textsOf(carol)).toEqual([])
    await synchronize(alice.engine)
    expect(await states(alice.engine)).toEqual([])
    expect(await textsOf(carol)).toEqual(['first', 'third'])
    expect(await textsOf(bob)).toEqual(['second'])
    expect((await ownTexts(alice.engine))[0]).toEqual({ text: 'first', tag: first })
  })

  it('with a tag that was used before is the same message, wherever that is by now', async () => {
    await using office = await openOffice()
    const { alice, carol, conversation } = await loans(office)
    const tag = await write(alice.engine, conversation, 'once')
    await write(alice.engine, conversation, 'once', tag)
    expect(await states(alice.engine)).toEqual(['once waiting'])
    await synchronize(alice.engine)
    await write(alice.engine, conversation, 'once', tag)
    expect(await states(alice.engine)).toEqual([])
    await synchronize(alice.engine)
    expect(await textsOf(carol)).toEqual(['once'])
  })

  it('that is written again while it is being moved goes out once', async () => {
    await using office = await openOffice()
    const { alice, carol, conversation } = await loans(office)
    const tag = await write(alice.engine, conversation, 'once')
    const letter = await alice.store.get('letter', tag)
    await synchronize(alice.engine)
    // As if it had been written between the look for its tag and the commit.
    await alice.store.commit([{ table: 'letter', key: tag, value: letter as Uint8Array }])
    await synchronize(alice.engine)
    expect(await textsOf(carol)).toEqual(['once'])
    expect(await states(alice.engine)).toEqual([])
  })

  it('takes its tag to the end on this device, and nowhere else', async () => {
    await using office = await openOffice()
    const { alice, carol, conversation } = await loans(office)
    const person = carol.engine.account.person
    const tag = newTag()
    const mentions = [{ at: 3, length: 6, person }]
    const to = { kind: 'conversation', conversation } as const
    await writeLetter(alice.engine, { to, tag, text: 'Hi @Carol, 👍', mentions })
    await synchronize(alice.engine)
    const sent = (await listMessages(alice.engine, conversation)).at(-1)
    expect(sent).toMatchObject({ tag, mentions })
    await synchronize(carol.engine)
    const received = (await listMessages(carol.engine, conversation)).at(-1)
    expect(received).toMatchObject({ id: sent?.id, mentions })
    expect(received).not.toHaveProperty('tag')
    expect(alice.events).toContainEqual(expect.objectContaining({ kind: 'message', stored: sent }))
  })

  it('is refused at once where it could never arrive', async () => {
    await using office = await openOffice()
    const { alice, conversation } = await loans(office)
    const { person } = alice.engine.account
    const to = { kind: 'conversation', conversation } as const
    const tag = newTag()
    const nowhere = { kind: 'conversation', conversation: 'A'.repeat(22) as ConversationId } as const
    for (const [letter, code] of [
      [{ to, text: '' }, 'client/not-allowed'],
      [{ to, text: 'x'.repeat(16_001) }, 'client/too-long'],
      [{ to, text: 'क'.repeat(6000) }, 'client/too-long'],
      [{ to, text: '@Bob', mentions: [{ at: 0, length: 5, person }] }, 'client/not-allowed'],
      [{ to: nowhere, text: 'x' }, 'client/not-allowed'],
      [{ to: { kind: 'person', person }, text: 'x' }, 'client/not-allowed'],
    ] as const)
      await expect(writeLetter(alice.engine, { tag, ...letter })).rejects.toMatchObject({ code })
    expect(await states(alice.engine)).toEqual([])
    await writeLetter(alice.engine, { to, tag, text: 'half a pair: \ud83d' })
    await synchronize(alice.engine)
    expect((await listMessages(alice.engine)).at(-1)?.text).toBe('half a pair: \ufffd')
  })
})

describe('a program that follows', () => {
  it('sends twenty quick letters in order and in a few posts, without downloading what it is sent', async () => {
    await using office = await openOffice()
    const { alice, carol, conversation } = await loans(office)
    const program = await startProgram(alice)
    await program.until(() => program.engine.network === 'online')
    await program.engine.exclusive(async () => undefined)
    const before = { requests: program.line.requests, posts: program.line.posts }
    let release = (): void => undefined
    program.line.hold = new Promise((resolve) => (release = resolve))
    const texts = Array.from({ length: 20 }, (_, index) => `letter ${index}`)
    for (const text of texts) {
      await write(program.engine, conversation, text)
      program.following.nudge()
    }
    // What was written while the first post was in the air goes out with the second.
    release()
    await program.until(async () => (await ownTexts(program.engine)).length === texts.length)
    expect(program.line.posts - before.posts).toBe(2)
    expect(program.line.requests - before.requests).toBe(program.line.posts - before.posts)
    expect((await ownTexts(program.engine)).map(({ text }) => text)).toEqual(texts)
    expect(await textsOf(carol)).toEqual(texts)
    await program.stop()
  })

  it('sends what was written offline as soon as it is told that the network is back, also to somebody new', async () => {
    await using office = await openOffice()
    const { alice, carol, conversation } = await loans(office)
    const bob = await office.enrol('Bob')
    await synchronize(alice.engine)
    const program = await startProgram(alice, { clock: still })
    await program.until(() => program.engine.network === 'online')
    program.line.cut()
    program.following.reconnect(false)
    expect(program.engine.network).toBe('offline')
    await write(program.engine, conversation, 'from the train')
    const tag = newTag()
    const person = bob.engine.account.person
    await writeLetter(program.engine, { to: { kind: 'person', person }, tag, text: 'hello Bob' })
    program.following.nudge()
    expect(await states(program.engine)).toEqual(['from the train waiting', 'hello Bob waiting'])
    program.line.isCut = false
    program.following.reconnect(true)
    await program.until(async () => (await ownTexts(program.engine)).length === 2)
    expect(await states(program.engine)).toEqual([])
    expect(await textsOf(carol)).toEqual(['from the train'])
    expect(await textsOf(bob)).toEqual(['hello Bob'])
    const direct = listConversations(program.engine).find(({ kind }) => kind === 'direct')?.conversation
    // Whoever shows the letter learns in which conversation it is now.
    expect(program.events).toContainEqual(
      expect.objectContaining({
        kind: 'letter',
        letter: expect.objectContaining({ tag, to: { kind: 'conversation', conversation: direct } }),
      }),
    )
    await program.stop()
  })

  it('keeps a letter that the server refuses until the person decides, in order, and stays on the line', async () => {
    await using office = await openOffice()
    const { alice, carol, conversation } = await loans(office)
    const other = await createGroup(alice.engine, 'Treasury', [carol.engine.account.person])
    const program = await startProgram(alice)
    await program.until(() => program.engine.network === 'online')
    // The first post is refused, and so is the first of the two when they are tried alone.
    program.line.refusals = 2
    const tag = await write(program.engine, conversation, 'one')
    await write(program.engine, conversation, 'two')
    await write(program.engine, other, 'elsewhere')
    program.following.nudge()
    await program.until(async () => (await ownTexts(program.engine)).length === 1)
    expect(await states(program.engine)).toEqual(['one failed', 'two waiting'])
    expect((await listWaiting(program.engine))[0]?.failure).toMatchObject({ code: 'client/refused-by-server' })
    // Not tried again by itself, and what is written now keeps its place.
    await write(program.engine, conversation, 'three')
    program.following.nudge()
    await say(carol, conversation, 'are you there?')
    await program.until(async () => (await listMessages(program.engine)).some(({ text }) => text === 'are you there?'))
    await program.engine.exclusive(async () => undefined)
    expect(await states(program.engine)).toEqual(['one failed', 'two waiting', 'three waiting'])
    expect(told(program, 'one', 'two', 'three')).toEqual(['one failed', 'two waiting', 'three waiting'])
    await retryLetter(program.engine, tag)
    program.following.nudge()
    await program.until(async () => (await ownTexts(program.engine)).length === 4)
    expect(told(program, 'one', 'two', 'three')).toEqual(['one sending', 'two sending', 'three sending'])
    // Once decided is not decided for ever.
    expect(await alice.store.entries('letter-decision')).toEqual([])
    expect(await textsOf(carol)).toEqual(['elsewhere', 'are you there?', 'one', 'two', 'three'])
    expect(program.events.filter(({ kind }) => kind === 'network')).toEqual([
      { kind: 'network', state: 'connecting' },
      { kind: 'network', state: 'online' },
    ])
    await program.stop()
  })

  it('sends what waited behind a letter that the person discards', async () => {
    await using office = await openOffice()
    const { alice, carol, conversation } = await loans(office)
    const program = await startProgram(alice)
    await program.until(() => program.engine.network === 'online')
    program.line.refusals = 1
    const tag = await write(program.engine, conversation, 'never mind')
    program.following.nudge()
    await program.until(async () => (await states(program.engine)).includes('never mind failed'))
    await write(program.engine, conversation, 'what I mean')
    await discardLetter(program.engine, tag)
    expect(await states(program.engine)).toEqual(['what I mean sending'])
    program.following.nudge()
    await program.until(async () => (await ownTexts(program.engine)).length === 1)
    expect(await textsOf(carol)).toEqual(['what I mean'])
    // The same tag again is not a second chance.
    await write(program.engine, conversation, 'never mind', tag)
    expect(await states(program.engine)).toEqual([])
    expect(program.events).toContainEqual({
      kind: 'letter-gone',
      tag,
      to: { kind: 'conversation', conversation },
    })
    await program.stop()
  })

  it('shows a letter as sent that arrived although the server said no', async () => {
    await using office = await openOffice()
    const { alice, carol, conversation } = await loans(office)
    const program = await startProgram(alice)
    await program.until(() => program.engine.network === 'online')
    program.line.refusals = 1
    program.line.refusesAfterwards = true
    const tag = await write(program.engine, conversation, 'once')
    program.following.nudge()
    await program.until(async () => (await ownTexts(program.engine)).length === 1)
    await retryLetter(program.engine, tag)
    await synchronize(program.engine)
    expect(await states(program.engine)).toEqual([])
    expect(await ownTexts(program.engine)).toEqual([{ text: 'once', tag }])
    expect(await textsOf(carol)).toEqual(['once'])
    await program.stop()
  })

  it('waits when it is asked to, takes in what comes meanwhile, and then sends', async () => {
    await using office = await openOffice()
    const { alice, carol, conversation } = await loans(office)
    const program = await startProgram(alice)
    await program.until(() => program.engine.network === 'online')
    program.line.delays = 3
    await write(program.engine, conversation, 'patience')
    program.following.nudge()
    await program.until(() => program.line.delays < 3)
    await program.engine.exclusive(async () => undefined)
    expect((await states(program.engine)).filter((state) => state.includes('failed'))).toEqual([])
    await program.until(async () => (await ownTexts(program.engine)).length === 1)
    expect(await textsOf(carol)).toEqual(['patience'])
    await program.stop()
  })

  it('goes on after the server was away, with what was written in between', async () => {
    await using office = await openOffice()
    const { alice, carol, conversation } = await loans(office)
    const program = await startProgram(alice)
    await program.until(() => program.engine.network === 'online')
    await write(program.engine, conversation, 'before')
    program.following.nudge()
    const restarted = office.restart()
    await write(program.engine, conversation, 'meanwhile')
    program.following.nudge()
    await restarted
    await program.until(async () => (await ownTexts(program.engine)).length === 2)
    expect(await textsOf(carol)).toEqual(['before', 'meanwhile'])
    await program.stop()
  })

  it('posts again what the server swallowed', async () => {
    await using office = await openOffice({ clock: hasty })
    const { alice, carol, conversation } = await loans(office)
    const program = await startProgram(alice)
    await program.until(() => program.engine.network === 'online')
    const { api } = program.engine
    const post = api.postCells.bind(api)
    let swallowed = 0
    api.postCells = (cells) => (swallowed++ === 0 ? Promise.resolve() : post(cells))
    await write(program.engine, conversation, 'pay nobody')
    program.following.nudge()
    await program.until(async () => (await ownTexts(program.engine)).length === 1)
    expect(await textsOf(carol)).toEqual(['pay nobody'])
    await program.stop()
  })

  it('tells the person when the server takes a letter again and again and never shows it', async () => {
    await using office = await openOffice({ clock: hasty })
    const { alice, conversation } = await loans(office)
    const program = await startProgram(alice)
    await program.until(() => program.engine.network === 'online')
    program.engine.api.postCells = () => Promise.resolve()
    await write(program.engine, conversation, 'into the void')
    program.following.nudge()
    await program.until(async () => (await states(program.engine)).includes('into the void failed'))
    expect((await listWaiting(program.engine))[0]?.failure?.code).toBe('client/not-on-board')
    await program.stop()
  })
})
