import { describeInBrowser } from '@chancery/testkit'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import type { MessageRow } from '../../src/contract/topics.ts'
import type { BareOffice, Seat } from './_bare-office.ts'
import { openBareOffice, patiently } from './_bare-office.ts'

describeInBrowser('acts on messages, in the worker', () => {
  let office: BareOffice
  let carol: Seat
  let bob: Seat
  let conversation: string

  beforeAll(async () => {
    office = await openBareOffice()
    carol = await office.sitDown()
    await carol.found(office.foundLink)
    bob = await office.sitDown()
    await bob.enrol(await carol.invite(), 'Bob')
    const carolAtBob = await bob.personCalled('Carol')
    await bob.post(`with.${carolAtBob}`, 'at nine')
    conversation = await bob.conversationWith(carolAtBob)
    await rowAt(carol, 'at nine')
  })
  afterAll(async () => {
    await office.expectQuiet(carol, bob)
    await office[Symbol.asyncDispose]()
  })

  /** The row with a text, as soon as it is on the board and here. */
  async function rowAt(seat: Seat, text: string): Promise<MessageRow> {
    return vi.waitFor(async () => {
      const row = (await seat.rows(conversation)).find((one) => one.text === text && one.position !== undefined)
      expect(row).toBeDefined()
      return row as MessageRow
    }, patiently)
  }

  /** The last that pages were told of a row. */
  function told(seat: Seat, key: string): Promise<MessageRow | undefined> {
    return seat.page.evaluate(
      (wanted) =>
        bare.events.flatMap((event) => (event.kind === 'rows' ? event.rows : [])).findLast((row) => row.key === wanted),
      key,
    )
  }

  it('an edit shows at once at its author, then at others, in the list, in quotes, and in what is found', async () => {
    const { id, key } = await rowAt(bob, 'at nine')
    await carol.page.evaluate(
      ([to, answers]) =>
        bare.office.postMessage({
          conversation: to as never,
          key: 'answer',
          text: 'Fine',
          mentions: [],
          answers: answers as never,
        }),
      [conversation, id] as const,
    )
    await rowAt(bob, 'Fine')
    await bob.page.evaluate(
      ([to, message]) =>
        bare.office.editMessage({ conversation: to as never, message: message as never, text: 'at ten', mentions: [] }),
      [conversation, id] as const,
    )
    expect(await bob.rows(conversation)).toContainEqual(expect.objectContaining({ key, text: 'at ten', edits: 1 }))
    await vi.waitFor(async () => {
      expect(await told(carol, id as string)).toMatchObject({ text: 'at ten', edits: 1 })
      expect(await told(carol, 'answer')).toMatchObject({ answers: { text: 'at ten' } })
    }, patiently)
    const find = (text: string): Promise<number> =>
      carol.page.evaluate(
        async (words) => (await bare.office.searchMessages({ text: words, limit: 9 })).hits.length,
        text,
      )
    expect([await find('ten'), await find('nine')]).toEqual([1, 0])
    const facts = await carol.page.evaluate(
      ([to, message]) => bare.office.messageInfo({ conversation: to as never, message: message as never }),
      [conversation, id] as const,
    )
    expect(facts.earlier).toMatchObject([{ text: 'at nine' }])
  })

  it('a reaction made offline shows at once, and goes when the network is back', async () => {
    const { id, key } = await rowAt(bob, 'at ten')
    await bob.context.setOffline(true)
    await bob.page.waitForFunction(() => bare.topics.network?.state === 'offline')
    await bob.page.evaluate(
      ([to, message]) =>
        bare.office.reactToMessage({ conversation: to as never, message: message as never, emoji: '👍' }),
      [conversation, id] as const,
    )
    await vi.waitFor(
      async () => expect(await told(bob, key)).toMatchObject({ reactions: [{ emoji: '👍' }] }),
      patiently,
    )
    expect((await rowAt(carol, 'at ten')).reactions).toBeUndefined()
    await bob.context.setOffline(false)
    await vi.waitFor(
      async () => expect(await told(carol, id as string)).toMatchObject({ reactions: [{ emoji: '👍' }] }),
      patiently,
    )
    expect((await carol.conversations())[0]).toMatchObject({ last: { text: 'Fine' } })
  })

  it('pins and stars are listed; a star is nobody else’s business', async () => {
    const { id } = await rowAt(carol, 'at ten')
    const lists = await carol.page.evaluate(
      async ([to, message]) => {
        const ref = { conversation: to as never, message: message as never }
        await bare.office.pinMessage({ ...ref, isPinned: true })
        await bare.office.starMessage({ ...ref, isStarred: true })
        return (await bare.office.listStarred()).map((row) => [row.text, row.isStarred, row.isPinned])
      },
      [conversation, id] as const,
    )
    expect(lists).toEqual([['at ten', true, true]])
    await vi.waitFor(async () => {
      const pinned = await bob.page.evaluate((to) => bare.office.listPinned(to as never), conversation)
      expect(pinned).toMatchObject([{ text: 'at ten', isPinned: true }])
      expect(pinned[0]).not.toHaveProperty('isStarred')
    }, patiently)
  })

  it('a deleted message loses its words everywhere, and what may not be done is refused in a sentence', async () => {
    const { id } = await rowAt(carol, 'at ten')
    const act = (seat: Seat): Promise<string> =>
      seat.page.evaluate(
        ([to, message]) =>
          bare.office.deleteMessage({ conversation: to as never, message: message as never }).then(
            () => 'done',
            (error: unknown) => (error as Error).message,
          ),
        [conversation, id] as const,
      )
    expect(await act(carol)).toContain('Only its author')
    expect(await act(bob)).toBe('done')
    await vi.waitFor(async () => {
      const row = await told(carol, id as string)
      expect(row).toMatchObject({ deletedBy: expect.any(String) })
      expect(row).not.toHaveProperty('text')
      expect(await told(carol, 'answer')).toMatchObject({ answers: { isDeleted: true } })
    }, patiently)
  })
})
