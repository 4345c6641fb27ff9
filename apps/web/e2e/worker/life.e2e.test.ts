import { describeInBrowser } from '@chancery/testkit'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import type { BareOffice, Seat } from './_bare-office.ts'
import { PIN, openBareOffice, patiently } from './_bare-office.ts'

/** Browsers on Android have no shared workers. */
const withoutSharedWorkers = 'delete globalThis.SharedWorker'

describeInBrowser('a browser without shared workers', () => {
  let office: BareOffice
  let carol: Seat
  let bob: Seat
  let conversation: string

  beforeAll(async () => {
    office = await openBareOffice()
    carol = await office.sitDown()
    await carol.found(office.foundLink)
    bob = await office.sitDown({}, withoutSharedWorkers)
    await bob.enrol(await carol.invite(), 'Bob')
    await bob.post(`with.${await bob.personCalled('Carol')}`, 'one')
    conversation = await bob.conversationWith(await bob.personCalled('Carol'))
    await carol.holds(conversation, 1)
  })
  afterAll(async () => {
    await office.expectQuiet(carol, bob)
    await office[Symbol.asyncDispose]()
  })

  it('has a worker in each tab, each opened for itself, on one storage', async () => {
    expect(await bob.page.evaluate(() => 'SharedWorker' in globalThis)).toBe(false)
    const tab = await bob.secondTab()
    await tab.inPhase('locked')
    expect(await tab.failure('unlock', PIN)).toBeUndefined()
    await tab.inPhase('open')
    expect(await tab.texts(conversation)).toEqual(['one'])
    // Both write at once; nothing is lost, nothing doubled, and each shows what the other wrote.
    const texts = Array.from({ length: 6 }, (_, at) => `from ${at % 2 === 0 ? 'the first' : 'the second'} tab ${at}`)
    await Promise.all(texts.map((text, at) => (at % 2 === 0 ? bob : tab).post(conversation, text)))
    const sorted = ['one', ...texts].toSorted()
    await vi.waitFor(async () => expect((await carol.texts(conversation)).toSorted()).toEqual(sorted), patiently)
    for (const seat of [bob, tab]) {
      await seat.holds(conversation, 7)
      expect((await seat.texts(conversation)).toSorted()).toEqual(sorted)
    }
    await tab.page.close()
  })

  it('shows what another tab has written, and what it has received, without being asked', async () => {
    const tab = await bob.secondTab()
    expect(await tab.failure('unlock', PIN)).toBeUndefined()
    await tab.online()
    const key = await bob.post(conversation, 'seen in both tabs')
    const hears = (seat: Seat, text: string): Promise<unknown> =>
      seat.page.waitForFunction(
        (wanted) => bare.events.some((one) => one.kind === 'rows' && one.rows.some((row) => row.text === wanted)),
        text,
        { timeout: patiently.timeout },
      )
    await hears(tab, 'seen in both tabs')
    const answer = 'an answer for both tabs'
    await carol.post(conversation, answer)
    await Promise.all([hears(bob, answer), hears(tab, answer)])
    for (const seat of [bob, tab])
      await seat.page.waitForFunction(
        ([wanted, text]) => bare.topics.conversations?.some((row) => row.key === wanted && row.last?.text === text),
        [conversation, answer] as const,
        { timeout: patiently.timeout },
      )
    expect((await tab.rows(conversation)).find((row) => row.key === key)).toBeDefined()
    await tab.page.close()
  })

  it('locks in every tab when nobody did anything for so long, though the machine slept and timers with it', async () => {
    const tab = await bob.secondTab()
    expect(await tab.failure('unlock', PIN)).toBeUndefined()
    await tab.inPhase('open')
    const [worker] = bob.page.workers()
    await worker?.evaluate(() => {
      const now = Date.now.bind(Date)
      Date.now = () => now() + 15 * 60_000
    })
    // Whoever comes back first finds it locked, whatever they do.
    expect(await bob.failure('saveDraft', { conversation: conversation as never })).toBe('lock/closed')
    await bob.inPhase('locked')
    await tab.inPhase('locked')
    await bob.load()
    expect(await bob.failure('unlock', PIN)).toBeUndefined()
    await tab.page.close()
  })

  it('a tab whose worker has ended starts another', async () => {
    const [worker] = bob.page.workers()
    await worker?.evaluate(() => self.close())
    await bob.inPhase('locked')
    expect(await bob.failure('unlock', PIN)).toBeUndefined()
    expect(await bob.texts(conversation)).toContain('one')
  })

  it('a device that is revoked while it is open wipes itself at once', async () => {
    const [phone] = await carol.page.evaluate(async () =>
      bare.office.listDevices(bare.topics.people?.find(({ name }) => name === 'Bob')?.person),
    )
    await carol.page.evaluate((device) => bare.office.revokeDevice(device as never), phone?.device)
    await bob.inPhase('revoked')
    await vi.waitFor(async () => expect(await bob.conversations()).toEqual([]), patiently)
    expect(await bob.failure('unlock', PIN)).toBe('lock/no-such-way')
    const rows = await bob.page.evaluate(async () => {
      const database = await new Promise<IDBDatabase>((resolve) => {
        const request = indexedDB.open('chancery')
        request.addEventListener('success', () => resolve(request.result))
      })
      const request = database.transaction('record').objectStore('record').count()
      await new Promise((resolve) => request.addEventListener('success', resolve))
      database.close()
      return request.result
    })
    expect(rows).toBe(0)
    // The same browser may come in again with a new invitation.
    await bob.enrol(await carol.invite(), 'Bob')
    expect(await bob.page.evaluate(() => bare.topics.session?.phase)).toBe('open')
  })
})
