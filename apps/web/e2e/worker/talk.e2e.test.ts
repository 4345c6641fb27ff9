import { describeInBrowser } from '@chancery/testkit'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import type { BareOffice, Seat } from './_bare-office.ts'
import { openBareOffice, patiently } from './_bare-office.ts'

describeInBrowser('two people in two browsers', () => {
  let office: BareOffice
  let carol: Seat
  let bob: Seat
  let carolAtBob: string
  let bobAtCarol: string

  beforeAll(async () => {
    office = await openBareOffice()
    carol = await office.sitDown()
    await carol.inPhase('new')
    await carol.found(office.foundLink)
    bob = await office.sitDown()
    await bob.enrol(await carol.invite(), 'Bob')
    bobAtCarol = await carol.personCalled('Bob')
    carolAtBob = await bob.personCalled('Carol')
  })
  afterAll(async () => {
    await office.expectQuiet(carol, bob)
    await office[Symbol.asyncDispose]()
  })

  it('who is in sees their organization, themselves, and who invited them', async () => {
    expect(await bob.page.evaluate(() => bare.topics.session)).toMatchObject({
      phase: 'open',
      organization: 'Bank of Examples',
      name: 'Bob',
      office: 'Narmada branch',
      role: 'member',
      deviceLabel: 'phone',
      invitedBy: carolAtBob,
      mode: 'standard',
      ways: ['pin'],
      idleMinutes: 15,
    })
    expect(await carol.page.evaluate(() => bare.topics.session)).toMatchObject({ role: 'administrator' })
  })

  it('the app that founded the organization is approved, for everybody', async () => {
    for (const seat of [carol, bob])
      await vi.waitFor(async () => {
        const session = await seat.page.evaluate(() => bare.topics.session)
        expect(session).toMatchObject({ app: { isApproved: true, manifest: expect.stringMatching(/^[\w-]{43}$/) } })
      }, patiently)
  })

  it('a message goes there, an answer comes back, and the row settles in place under its key', async () => {
    const key = await bob.post(`with.${carolAtBob}`, 'Good morning, Carol')
    const conversation = await bob.conversationWith(carolAtBob)
    await vi.waitFor(async () => {
      const [row] = (await bob.rows(conversation)).filter(({ kind }) => kind === 'text')
      expect(row).toMatchObject({ key, text: 'Good morning, Carol', isOwn: true, state: 'sent' })
    }, patiently)
    expect(await carol.conversationWith(bobAtCarol)).toBe(conversation)
    await vi.waitFor(async () => expect(await carol.texts(conversation)).toEqual(['Good morning, Carol']), patiently)
    await vi.waitFor(async () => {
      expect((await carol.conversations())[0]).toMatchObject({
        key: conversation,
        name: 'Bob',
        unread: 1,
        kind: 'direct',
      })
    }, patiently)
    const [said] = (await carol.rows(conversation)).filter(({ kind }) => kind === 'text')
    await carol.page.evaluate(
      ([to, message, position]) =>
        bare.office.markRead({ conversation: to as never, position: position as never }).then(() =>
          bare.office.postMessage({
            conversation: to as never,
            key: 'answer-1',
            text: 'Good morning, @Bob',
            mentions: [
              { at: 14, length: 4, person: bare.topics.people?.find(({ name }) => name === 'Bob')?.person as never },
            ],
            answers: message as never,
          }),
        ),
      [conversation, said?.id, said?.position] as const,
    )
    await vi.waitFor(async () => {
      const rows = await bob.rows(conversation)
      expect(rows.at(-1)).toMatchObject({
        text: 'Good morning, @Bob',
        person: carolAtBob,
        answers: { text: 'Good morning, Carol' },
        mentions: [{ at: 14, length: 4 }],
      })
      expect(rows.find((row) => row.key === key)?.state).toBe('read')
    }, patiently)
    await vi.waitFor(
      async () => expect((await bob.conversations())[0]).toMatchObject({ unread: 1, isMentioned: true }),
      patiently,
    )
    const renamed = await bob.page.evaluate(() => bare.events.filter(({ kind }) => kind === 'renamed'))
    expect(renamed).toEqual([{ kind: 'renamed', from: `with.${carolAtBob}`, to: conversation }])
    const told = await bob.page.evaluate(
      (wanted) =>
        bare.events.flatMap((event) => (event.kind === 'rows' ? event.rows : [])).filter((row) => row.key === wanted),
      key,
    )
    expect(told.map(({ state }) => state).filter((state, at, all) => state !== all[at - 1])).toEqual([
      'sending',
      'sent',
      'read',
    ])
  })
})
