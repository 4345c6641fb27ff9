import { readlink, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describeInBrowser, openProfile } from '@chancery/testkit'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import type { BareOffice } from './_bare-office.ts'
import { PIN, Seat, openBareOffice, patiently } from './_bare-office.ts'

/** Kills the browser of a profile, which names itself there: `host-pid`. */
async function kill(profile: string): Promise<void> {
  const pid = Number((await readlink(join(profile, 'SingletonLock'))).split('-').at(-1))
  process.kill(pid, 'SIGKILL')
  await rm(join(profile, 'SingletonLock'), { force: true })
}

describeInBrowser('without a network', () => {
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
    await bob.post(`with.${await bob.personCalled('Carol')}`, 'first')
    conversation = await bob.conversationWith(await bob.personCalled('Carol'))
    await carol.holds(conversation, 1)
  })
  afterAll(async () => {
    await office.expectQuiet(carol, bob)
    await office[Symbol.asyncDispose]()
  })

  it('what is written waits, survives a reload, and goes out in order and once when the network is back', async () => {
    await bob.context.setOffline(true)
    await bob.page.waitForFunction(() => bare.topics.network?.state === 'offline')
    const words = ['second', 'third', 'fourth']
    for (const text of words) await bob.post(conversation, text)
    const waiting = (await bob.rows(conversation)).slice(-3)
    expect(waiting.map(({ text, state }) => [text, state])).toEqual(words.map((text) => [text, 'waiting']))
    await vi.waitFor(
      async () => expect((await bob.conversations())[0]?.last).toMatchObject({ text: 'fourth', state: 'waiting' }),
      patiently,
    )
    await bob.context.setOffline(false)
    await office.server.kill('SIGKILL')
    // Without the interface there is no service worker to load the page from; another tab's page keeps what it has.
    await bob.page.waitForFunction(() => bare.topics.network?.state === 'offline')
    expect((await bob.rows(conversation)).slice(-3).map(({ key }) => key)).toEqual(waiting.map(({ key }) => key))
    await office.server.start()
    await bob.load()
    await bob.inPhase('open')
    await vi.waitFor(
      async () => expect(await carol.texts(conversation)).toEqual(['first', 'second', 'third', 'fourth']),
      patiently,
    )
    await vi.waitFor(
      async () => expect((await bob.rows(conversation)).map(({ state }) => state)).not.toContain('waiting'),
      patiently,
    )
    const settled = (await bob.rows(conversation)).slice(-3)
    expect(settled.map(({ key }) => key)).toEqual(waiting.map(({ key }) => key))
  })

  it('a browser that is killed in the middle of sending has lost nothing and doubles nothing', async () => {
    const profile = await mkdtemp(join(tmpdir(), 'chancery-profile-'))
    try {
      await using first = await openProfile(profile)
      const alice = await Seat.open(office.origin, first.context)
      await alice.enrol(await carol.invite(), 'Alice')
      await alice.online()
      const carols = await alice.personCalled('Carol')
      await alice.post(`with.${carols}`, 'before')
      const shared = await alice.conversationWith(carols)
      await alice.holds(shared, 1)
      for (let at = 0; at < 8; at++) await alice.post(shared, `number ${at}`)
      await kill(profile)
      await first[Symbol.asyncDispose]()
      await using second = await openProfile(profile)
      const again = await Seat.open(office.origin, second.context)
      await again.inPhase('locked')
      expect(await again.failure('unlock', PIN)).toBeUndefined()
      const words = ['before', ...Array.from({ length: 8 }, (_, at) => `number ${at}`)]
      await vi.waitFor(async () => expect(await carol.texts(shared)).toEqual(words), patiently)
      await again.holds(shared, words.length)
      expect(await again.texts(shared)).toEqual(words)
      expect(await again.surprises()).toEqual([])
      for (const { complaints, foreign } of [first, second]) expect([...complaints, ...foreign]).toEqual([])
    } finally {
      await rm(profile, { recursive: true, force: true })
    }
  })

  it('twenty messages written at once arrive in the order in which they were written', async () => {
    await bob.online()
    const words = Array.from({ length: 20 }, (_, at) => `number ${at}`)
    await bob.page.evaluate(
      async ([to, texts]) => {
        await Promise.all(
          texts.map((text, at) =>
            bare.office.postMessage({ conversation: to as never, key: `batch-${at}`, text, mentions: [] }),
          ),
        )
      },
      [conversation, words] as const,
    )
    await vi.waitFor(async () => expect((await carol.texts(conversation)).slice(-20)).toEqual(words), patiently)
    expect((await bob.texts(conversation)).slice(-20)).toEqual(words)
  })

  it('the same key twice is one message', async () => {
    await bob.page.evaluate(async (to) => {
      const message = { conversation: to as never, key: 'twice', text: 'only once', mentions: [] }
      await bare.office.postMessage(message)
      await bare.office.postMessage(message)
    }, conversation)
    await vi.waitFor(async () => expect(await carol.texts(conversation)).toContain('only once'), patiently)
    expect((await carol.texts(conversation)).filter((text) => text === 'only once')).toHaveLength(1)
  })

  it('a draft is kept, shown in the list, and still there after locking', async () => {
    const draft = { text: 'Dear Carol, आदरणीय', caret: 11, mentions: [] }
    await bob.page.evaluate(([to, kept]) => bare.office.saveDraft({ conversation: to as never, draft: kept }), [
      conversation,
      draft,
    ] as const)
    await vi.waitFor(async () => expect((await bob.conversations())[0]?.draft).toEqual(draft), patiently)
    await bob.page.evaluate(() => bare.office.lock())
    expect(await bob.failure('unlock', PIN)).toBeUndefined()
    await vi.waitFor(async () => expect((await bob.conversations())[0]?.draft).toEqual(draft), patiently)
    await bob.page.evaluate((to) => bare.office.saveDraft({ conversation: to as never }), conversation)
    await vi.waitFor(async () => expect((await bob.conversations())[0]?.draft).toBeUndefined(), patiently)
  })
})
