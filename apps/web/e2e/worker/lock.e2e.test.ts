import type { CDPSession } from '@playwright/test'
import { describeInBrowser } from '@chancery/testkit'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import type { StoredPasskey } from '../../src/contract/topics.ts'
import type { BareOffice, Seat } from './_bare-office.ts'
import { PIN, openBareOffice, patiently } from './_bare-office.ts'

const WORDS = 'maple river candle orbit thunder'

/** An authenticator that can keep a secret (PRF), as phones and laptops have it. */
async function plugIn(seat: Seat): Promise<CDPSession> {
  const cdp = await seat.context.newCDPSession(seat.page)
  await cdp.send('WebAuthn.enable')
  await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      ctap2Version: 'ctap2_1',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      hasPrf: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  return cdp
}

/** The kinds of the locks that lie in this browser, read past the worker. */
function lockKinds(seat: Seat): Promise<string[]> {
  return seat.page.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve) => {
      const request = indexedDB.open('chancery')
      request.addEventListener('success', () => resolve(request.result))
    })
    const request = database.transaction('clear').objectStore('clear').getAll() as IDBRequest<{ kind?: string }[]>
    await new Promise((resolve) => request.addEventListener('success', resolve))
    database.close()
    return request.result.flatMap(({ kind }) => (kind === undefined ? [] : [kind])).sort()
  })
}

describeInBrowser('the lock', () => {
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
    await bob.post(`with.${await bob.personCalled('Carol')}`, 'Sanction letter for Meera')
    conversation = await bob.conversationWith(await bob.personCalled('Carol'))
    await bob.holds(conversation, 1)
  })
  afterAll(async () => {
    await office.expectQuiet(carol, bob)
    await office[Symbol.asyncDispose]()
  })

  it('gives a PIN its pepper as soon as the server knows the device', async () => {
    await vi.waitFor(async () => expect(await lockKinds(bob)).toEqual(['pin']), patiently)
  })

  it('stays open when the only tab is loaded again', async () => {
    await bob.load()
    await bob.inPhase('open')
    expect(await bob.texts(conversation)).toContain('Sanction letter for Meera')
  })

  it('closes on demand: no list, no text, no search, until it is opened', async () => {
    await bob.page.evaluate(() => bare.office.lock())
    await bob.inPhase('locked')
    await vi.waitFor(async () => expect(await bob.conversations()).toEqual([]), patiently)
    expect(await bob.page.evaluate(() => bare.topics.people)).toEqual([])
    expect(
      await bob.failure('readMessages', { conversation: conversation as never, slice: { at: 'end' }, limit: 9 }),
    ).toBe('lock/closed')
    expect(await bob.failure('searchMessages', { text: 'Meera', limit: 9 })).toBe('lock/closed')
    expect(await bob.page.evaluate(() => bare.topics.session)).toMatchObject({ phase: 'locked', ways: ['pin'] })
  })

  it('does not open with a wrong PIN, says so, and loses nothing', async () => {
    expect(await bob.failure('unlock', { way: 'pin', pin: 'another pin' })).toBe('lock/wrong-pin')
    expect(await bob.failure('unlock', { way: 'pin', pin: 'short' })).toBe('lock/wrong-pin')
    expect(await bob.failure('unlock', { way: 'passphrase', passphrase: WORDS })).toBe('lock/no-such-way')
    await bob.inPhase('locked')
    expect(await bob.failure('unlock', PIN)).toBeUndefined()
    await bob.inPhase('open')
    expect(await bob.texts(conversation)).toContain('Sanction letter for Meera')
  })

  it('takes a new PIN in place of the old one', async () => {
    await bob.online()
    expect(await bob.failure('addLock', { way: 'pin', pin: 'a better pin' })).toBeUndefined()
    await bob.page.evaluate(() => bare.office.lock())
    expect(await bob.failure('unlock', PIN)).toBe('lock/wrong-pin')
    expect(await bob.failure('unlock', { way: 'pin', pin: 'a better pin' })).toBeUndefined()
    await bob.inPhase('open')
    expect(await lockKinds(bob)).toEqual(['pin'])
  })

  it('may close while a new PIN is on its way to be set: one of the two opens then, never none', async () => {
    let known = 'a better pin'
    for (const delay of [0, 150, 300, 450]) {
      const next = `another pin ${delay}`
      await bob.online()
      await bob.page.evaluate(
        async ([pin, wait]) => {
          const adding = bare.office.addLock({ way: 'pin', pin }).catch(() => undefined)
          await new Promise((resolve) => setTimeout(resolve, wait))
          await bare.office.lock()
          await adding
        },
        [next, delay] as const,
      )
      const failures = [await bob.failure('unlock', { way: 'pin', pin: next })]
      if (failures[0] !== undefined) failures.push(await bob.failure('unlock', { way: 'pin', pin: known }))
      else known = next
      expect(failures.at(-1)).toBeUndefined()
      await bob.inPhase('open')
      expect(await bob.texts(conversation)).toContain('Sanction letter for Meera')
    }
    await bob.online()
    expect(await bob.failure('addLock', { way: 'pin', pin: 'a better pin' })).toBeUndefined()
  })

  it('opens with five words that it suggested itself', async () => {
    const passphrase = await bob.page.evaluate(() => bare.office.suggestPassphrase())
    expect(passphrase.split(' ')).toHaveLength(5)
    expect(await bob.failure('addLock', { way: 'passphrase', passphrase })).toBeUndefined()
    await bob.page.evaluate(() => bare.office.lock())
    expect(await bob.failure('unlock', { way: 'passphrase', passphrase: WORDS })).toBe('lock/wrong-passphrase')
    expect(await bob.failure('unlock', { way: 'passphrase', passphrase })).toBeUndefined()
    await bob.inPhase('open')
  })

  it('opens with a passkey while the server is away; the PIN says that it needs the server', async () => {
    await plugIn(bob)
    await bob.page.evaluate(async () => bare.office.addLock(await bare.createPasskey('Bob')))
    expect(await lockKinds(bob)).toEqual(['passkey', 'passphrase', 'pin'])
    await bob.page.evaluate(() => bare.office.lock())
    await bob.inPhase('locked')
    await office.server.kill('SIGKILL')
    expect(await bob.failure('unlock', { way: 'pin', pin: 'a better pin' })).toBe('lock/needs-server')
    const session = await bob.page.evaluate(() => bare.topics.session)
    const passkeys = session?.phase === 'locked' ? session.passkeys.length : 0
    expect(passkeys).toBe(1)
    await bob.page.evaluate(async () => {
      const { passkeys: known } = bare.topics.session as unknown as { passkeys: readonly StoredPasskey[] }
      await bare.office.unlock(await bare.usePasskey(known))
    })
    await bob.inPhase('open')
    expect(await bob.texts(conversation)).toContain('Sanction letter for Meera')
    await office.server.start()
    await bob.online()
  })

  it('opens and closes for all tabs at once', async () => {
    const tab = await bob.secondTab()
    await tab.inPhase('open')
    await tab.page.evaluate(() => bare.office.lock())
    await bob.inPhase('locked')
    expect(await bob.failure('unlock', { way: 'pin', pin: 'a better pin' })).toBeUndefined()
    await tab.inPhase('open')
    const key = await tab.post(conversation, 'from the second tab')
    await vi.waitFor(async () => {
      const rows = await bob.page.evaluate(() => bare.events.flatMap((one) => (one.kind === 'rows' ? one.rows : [])))
      expect(rows.find((row) => row.key === key)).toMatchObject({ text: 'from the second tab' })
    }, patiently)
    await tab.page.close()
  })

  it('keeps for how long it stays open, sealed with the rest', async () => {
    await bob.page.evaluate(() => bare.office.setIdleMinutes(5))
    await bob.page.evaluate(() => bare.office.lock())
    expect(await bob.failure('unlock', { way: 'pin', pin: 'a better pin' })).toBeUndefined()
    await bob.page.waitForFunction(() => bare.topics.session?.phase === 'open' && bare.topics.session.idleMinutes === 5)
  })

  it('says when to try again after too many wrong PINs', async () => {
    await bob.page.evaluate(() => bare.office.lock())
    const codes = new Set<string | undefined>()
    for (let i = 0; i < 25 && !codes.has('client/too-many-guesses'); i++)
      codes.add(await bob.failure('unlock', { way: 'pin', pin: `wrong pin ${i}` }))
    expect([...codes]).toEqual(['lock/wrong-pin', 'client/too-many-guesses'])
  })

  it('of a device that was revoked is gone with everything behind it', async () => {
    const [phone] = await carol.page.evaluate(async () => {
      const bobs = bare.topics.people?.find(({ name }) => name === 'Bob')?.person
      return bare.office.listDevices(bobs)
    })
    await carol.page.evaluate((device) => bare.office.revokeDevice(device as never), phone?.device)
    expect(await bob.failure('unlock', { way: 'pin', pin: 'a better pin' })).toBe('client/pepper-gone')
    await bob.inPhase('revoked')
    expect(await lockKinds(bob)).toEqual([])
    await bob.load()
    await bob.inPhase('revoked')
  })
})
