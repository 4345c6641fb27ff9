// Knowing that a message came: notifications, title, badge, sound; what they never say; and what a closed phone does.
import type { Page } from '@playwright/test'
import { describeInBrowser } from '@chancery/testkit'
import { afterAll, beforeAll, describe, expect as expectValue, it } from 'vitest'
import { expect, openConversation, takeOver, unlock } from '../_acts.ts'
import { openPastOffice, person, tell } from '../_past-office.ts'
import type { PastOffice, Told } from '../_past-office.ts'
import { violations } from '../_violations.ts'
import type { WebPerson } from '../_web-office.ts'
import { rowsOf } from '../_writing.ts'

interface Noted {
  noted: { asked: number; tones: number; badges: number[] }
}

/** Counts what a page asks the browser for: leave, tones, and numbers on the app’s sign. All of it is done as well. */
function noteAll(): void {
  const noted: Noted['noted'] = { asked: 0, tones: 0, badges: [] }
  Object.assign(globalThis, { noted })
  const ask = Notification.requestPermission.bind(Notification)
  Notification.requestPermission = (...given) => {
    noted.asked += 1
    return ask(...given)
  }
  const tone = AudioContext.prototype.createOscillator
  AudioContext.prototype.createOscillator = function () {
    noted.tones += 1
    return tone.call(this)
  }
  const badge = Navigator.prototype.setAppBadge
  Navigator.prototype.setAppBadge = function (count = 0) {
    noted.badges.push(count)
    return badge.call(this, count)
  }
}

function noted(page: Page): Promise<Noted['noted']> {
  return page.evaluate(() => (globalThis as unknown as Noted).noted)
}

/** What the browser shows of us now: title and text. */
function shown(page: Page): Promise<string[][]> {
  return page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready
    return (await registration.getNotifications()).map(({ title, body }) => [title, body])
  })
}

/** What a service worker has, and a page has not. */
interface TappedScope extends EventTarget {
  readonly registration: ServiceWorkerRegistration
  readonly NotificationEvent: new (type: string, init: { readonly notification: Notification | undefined }) => Event
}

/** As if the person tapped the notification. */
async function tap({ context }: WebPerson): Promise<void> {
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'))
  await worker.evaluate(async () => {
    const scope = globalThis as unknown as TappedScope
    const [notification] = await scope.registration.getNotifications()
    scope.dispatchEvent(new scope.NotificationEvent('notificationclick', { notification }))
  })
}

const icon = (page: Page): Promise<string | null> => page.locator('link[rel="icon"]').getAttribute('href')

describeInBrowser('knowing that a message came', () => {
  describe.each(['en', 'hi'] as const)('in %s', (language) => {
    let office: PastOffice
    let alice: WebPerson
    let carols: Told
    let bobs: Told
    const count = (messages: number): string => alice.t('notify.new', { count: messages })
    const carolSays = async (text: string): Promise<void> =>
      void (await tell(office.carol, { kind: 'conversation', conversation: carols.conversation }, text))
    const toNotifications = async (): Promise<void> => {
      await alice.page.goto(new URL('/#/settings/notifications', alice.page.url()).href)
      await expect(alice.page.getByRole('heading', { name: alice.t('settings.notifications'), level: 1 })).toBeVisible()
    }

    beforeAll(async () => {
      office = await openPastOffice()
      const bob = await office.enrol('Bob')
      const sitter = await office.enrol('Alice')
      bobs = await tell(bob, await person(bob, 'Alice'), 'The file is here')
      carols = await tell(office.carol, await person(office.carol, 'Alice'), 'Good morning')
      alice = await office.sitDown('Alice', { language, permissions: ['notifications'] })
      await alice.context.addInitScript(noteAll)
      await takeOver(alice, await office.moveOut(sitter))
      await openConversation(alice, 'Bob')
    })
    afterAll(async () => {
      office.expectQuiet()
      await office[Symbol.asyncDispose]()
    })

    it('nobody is asked for anything before they tap, and the offer says that a closed phone does not ring', async () => {
      const { page, t } = alice
      await expect(page.getByText(t('notify.offer'))).toBeVisible()
      expectValue((await noted(page)).asked).toBe(0)
      await expect.poll(() => page.title()).toMatch(/^\(1\) /u)
      await page.getByRole('button', { name: t('notify.tell-me') }).click()
      await expect(page.getByText(t('notify.offer'))).toHaveCount(0)
    })

    it('a notification says that something came, and neither from whom nor what', async () => {
      const { page, t } = alice
      await carolSays('The vault code is in the red folder')
      await expect.poll(() => shown(page)).toEqual([[t('common.app'), count(2)]])
      expectValue((await noted(page)).tones).toBe(2)
      await carolSays('And the key')
      await expect.poll(() => shown(page)).toEqual([[t('common.app'), count(3)]])
    })

    it('title, badge, and sign say the number that is really unread', async () => {
      const { page } = alice
      await expect.poll(() => page.title()).toMatch(/^\(3\) /u)
      await expect.poll(async () => (await noted(page)).badges.at(-1)).toBe(3)
      expectValue(await icon(page)).toBe('/icons/chancery-unread.svg')
    })

    it('a tap on it leads to the conversation; what is read there is not told any more', async () => {
      const { page } = alice
      await tap(alice)
      await expect(page.getByRole('heading', { name: 'Carol', level: 1 })).toBeVisible()
      await expect(rowsOf(alice, 'And the key')).toBeVisible()
      await expect.poll(() => page.title()).not.toMatch(/^\(/u)
      await expect.poll(() => icon(page)).toBe('/icons/chancery.svg')
      await expect.poll(() => shown(page)).toEqual([])
    })

    it('what one looks at is not told, nor what is muted', async () => {
      const { page, t } = alice
      await carolSays('You see this')
      await expect(rowsOf(alice, 'You see this')).toBeVisible()
      const list = page.getByRole('list', { name: t('conversations.title') })
      // Read as soon as it is seen: its line names nothing unread.
      await expect(list.getByRole('link', { name: /^Carol.*You see this\s*$/u })).toBeVisible()
      await expect.poll(() => page.title()).not.toMatch(/^\(/u)
      await openConversation(alice, 'Bob')
      await list.getByRole('link', { name: /^Carol/u }).click({ button: 'right' })
      await page.getByRole('menuitem', { name: t('conversations.mute-always') }).click()
      await expect(
        list.getByRole('link', { name: new RegExp(`^Carol.*${t('conversations.muted')}`, 'u') }),
      ).toBeVisible()
      await carolSays('You do not hear this')
      await expect.poll(() => page.title()).toMatch(/^\(1\) /u)
      // What comes after it and is told shows that it was not.
      await openConversation(alice, 'Carol')
      await page
        .getByRole('main')
        .getByRole('button', { name: t('conversations.more-about', { name: 'Carol' }) })
        .click()
      await page.getByRole('menuitem', { name: t('conversations.unmute') }).click()
      await openConversation(alice, 'Bob')
      const { tones } = await noted(page)
      await carolSays('You hear this')
      await expect.poll(() => shown(page)).toEqual([[t('common.app'), count(1)]])
      await expect.poll(async () => (await noted(page)).tones).toBe(tones + 2)
    })

    it('says who and what once somebody wants that, and nothing in quiet hours', async () => {
      const { page, t } = alice
      await toNotifications()
      await page.getByText(t('notify.content'), { exact: true }).click()
      await page.getByText(t('notify.sound'), { exact: true }).click()
      const { tones } = await noted(page)
      await carolSays('In the blue drawer')
      await expect
        .poll(() => shown(page))
        .toEqual([[t('notify.title', { name: 'Carol', count: 2 }), 'In the blue drawer']])
      expectValue((await noted(page)).tones).toBe(tones)
      const quiet = page.getByRole('switch', { name: t('notify.quiet-on') })
      await page.getByText(t('notify.quiet-on'), { exact: true }).click()
      await expect(quiet).toBeChecked()
      await page.evaluate(() => {
        const now = new Date().getHours() * 60
        const kept = JSON.parse(localStorage.getItem('chancery.notify') ?? '{}') as object
        const quietNow = { from: now, to: (now + 120) % 1440 }
        localStorage.setItem('chancery.notify', JSON.stringify({ ...kept, quiet: quietNow }))
      })
      await openConversation(alice, 'Carol')
      await expect(rowsOf(alice, 'In the blue drawer')).toBeVisible()
      await expect.poll(() => shown(page)).toEqual([])
      await toNotifications()
      await carolSays('At night')
      await expect.poll(() => page.title()).toMatch(/^\(1\) /u)
      await page.getByText(t('notify.quiet-on'), { exact: true }).click()
      await expect(quiet).not.toBeChecked()
      await carolSays('In the morning')
      const morning = [t('notify.title', { name: 'Carol', count: 2 }), 'In the morning']
      await expect.poll(() => shown(page)).toEqual([morning])
    })

    it('two tabs tell once, and a locked device takes back what it told', async () => {
      const { page, t } = alice
      const second = await alice.context.newPage()
      await second.goto(new URL('/#/', page.url()).href)
      await expect(second.getByRole('heading', { name: t('conversations.title'), exact: true })).toBeVisible()
      await tell(office.carol, { kind: 'conversation', conversation: carols.conversation }, 'To both tabs')
      await expect.poll(async () => (await shown(page)).map(([, body]) => body)).toEqual(['To both tabs'])
      await page.keyboard.press('Control+Shift+L')
      await expect(page.getByRole('heading', { name: t('start.locked.title') })).toBeVisible()
      await expect.poll(() => shown(page)).toEqual([])
      expectValue(await page.title()).not.toMatch(/\d/u)
      expectValue(await icon(page)).toBe('/icons/chancery.svg')
      await second.close()
      await unlock(alice)
      await expect.poll(() => page.title()).toMatch(/^\(3\) /u)
      expectValue(bobs.messages).toHaveLength(1)
    })

    it('the settings say in words what a closed phone does, and have no violation', async () => {
      const { page, t } = alice
      await toNotifications()
      await expect(page.getByText(t('notify.closed-text'))).toBeVisible()
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
        expectValue(await violations(page)).toEqual([])
      }
    })
  })

  it('the browser finds that it can be installed', async () => {
    await using office = await openPastOffice()
    const { page, context } = await office.sitDown('Alice')
    await page.goto(office.office.url)
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
    const session = await context.newCDPSession(page)
    const { errors } = await session.send('Page.getAppManifest')
    expectValue(errors).toEqual([])
    const { installabilityErrors } = await session.send('Page.getInstallabilityErrors')
    // A profile without a disk, as tests have it, cannot install anything.
    expectValue(installabilityErrors.map(({ errorId }) => errorId).filter((id) => id !== 'in-incognito')).toEqual([])
  })

  it('who has given no leave is asked by the browser because of the tap, once', async () => {
    await using office = await openPastOffice()
    const sitter = await office.enrol('Alice')
    await tell(office.carol, await person(office.carol, 'Alice'), 'Good morning')
    const alice = await office.sitDown('Alice')
    const { page, t } = alice
    await alice.context.addInitScript(noteAll)
    await takeOver(alice, await office.moveOut(sitter))
    await page.getByRole('button', { name: t('notify.tell-me') }).click()
    await expect.poll(async () => (await noted(page)).asked).toBe(1)
  })
})
