// A photo taken with a camera of the computer: by hand and by key, and what is said where there is none to be had.
import { describeInBrowser, openBrowser } from '@chancery/testkit'
import type { WatchedBrowser } from '@chancery/testkit'
import { afterAll, beforeAll, it } from 'vitest'
import type { Locator } from '@playwright/test'
import { expect, join, openConversation, unlock } from '../_acts.ts'
import { saved, send, trayOf } from '../_attaching.ts'
import { live, watchCameras } from '../_cameras.ts'
import { violations } from '../_violations.ts'
import { openWebOffice, sitDownAt } from '../_web-office.ts'
import type { PersonOptions, WebOffice, WebPerson } from '../_web-office.ts'
import { enter, fieldOf, isSent, rowsOf, talkTo } from '../_writing.ts'

/** Two cameras of the browser’s own, which show a clock. Whether a page gets them is asked as it always is. */
const FLAGS = ['--use-fake-device-for-media-stream=device-count=2']
const large: PersonOptions = { viewport: { width: 1280, height: 900 } }
const small: PersonOptions = { viewport: { width: 390, height: 844 } }

describeInBrowser.each([
  ['in English on a large screen', { ...large, language: 'en' }, { ...small, language: 'hi' }],
  ['in Hindi on a small screen', { ...small, language: 'hi' }, { ...large, language: 'en' }],
] as const)('a camera, %s', (_, hers, his) => {
  let office: WebOffice
  let bare: WatchedBrowser
  let alice: WebPerson
  /** His computer has no camera. */
  let bob: WebPerson

  beforeAll(async () => {
    office = await openWebOffice(FLAGS)
    bare = await openBrowser()
    await office.found()
    alice = await office.sitDown('Alice', { ...hers, permissions: ['camera'] })
    await watchCameras(alice)
    bob = await sitDownAt(bare, 'Bob', { ...his, permissions: ['camera'] })
    for (const person of [alice, bob]) await join(person, await office.invite())
    // On a phone, whoever has just come stands in the conversation with whoever invited them.
    await alice.page.goto(new URL('/#/', alice.page.url()).href)
    await talkTo(alice, 'Bob')
    await enter(alice, 'Good morning')
    await isSent(alice, 'Good morning')
    await openConversation(bob, 'Alice')
    for (const { page, t } of [alice, bob]) await page.getByRole('button', { name: t('start.cards.skip') }).click()
  })
  afterAll(async () => {
    office.expectQuiet()
    expect([bare.complaints, bare.foreign]).toEqual([[], []])
    await bare[Symbol.asyncDispose]()
    await office[Symbol.asyncDispose]()
  })

  const dialogOf = ({ page, t }: WebPerson): Locator => page.getByRole('dialog', { name: t('attach.take-photo') })
  const seenBy = (person: WebPerson): Locator => dialogOf(person).getByLabel(person.t('attach.camera-sees'))
  const takenBy = (person: WebPerson): Locator => dialogOf(person).getByRole('img', { name: person.t('attach.taken') })

  function button(person: WebPerson, name: 'take' | 'retake' | 'use-photo' | 'camera-on' | 'camera-again'): Locator {
    return dialogOf(person).getByRole('button', { name: person.t(`attach.${name}`), exact: true })
  }

  async function open({ page, t }: WebPerson): Promise<void> {
    await page.getByRole('button', { name: t('attach.attach'), exact: true }).click()
    await page.getByRole('menuitem', { name: t('attach.take-photo'), exact: true }).click()
  }

  it('takes a photo, and another, which lies ready like any other; the one it is sent to sees it', async () => {
    const { page, t } = alice
    await open(alice)
    await expect(button(alice, 'take')).toBeEnabled()
    expect(await live(alice)).toBe(1)
    expect(await violations(page)).toEqual([])
    await button(alice, 'take').click()
    await expect(takenBy(alice)).toBeVisible()
    await expect(dialogOf(alice).getByRole('status')).toHaveText(t('attach.camera-state.taken'))
    // Nothing looks on while one looks at the photo.
    expect(await live(alice)).toBe(0)
    expect(await violations(page)).toEqual([])
    await button(alice, 'retake').click()
    await button(alice, 'take').click()
    await button(alice, 'use-photo').click()
    await expect(dialogOf(alice)).toHaveCount(0)
    await expect(trayOf(alice, 1).locator('img')).toBeVisible()
    await expect(trayOf(alice, 1)).toContainText('photo.jpg')
    await fieldOf(alice).fill('The counter today')
    await send(alice)
    await isSent(alice, 'The counter today')
    const row = rowsOf(bob, 'The counter today')
    await row.getByRole('button', { name: bob.t('attach.open-photo') }).click()
    const viewer = bob.page.getByRole('dialog', { name: bob.t('attach.photo') })
    await expect(viewer.getByRole('img')).toHaveAttribute('src', /^blob:/)
    const { bytes } = await saved(bob, () =>
      viewer.getByRole('button', { name: bob.t('attach.save', { name: 'photo.webp' }) }).click(),
    )
    expect(bytes.subarray(8, 12).toString()).toBe('WEBP')
    expect([bytes.includes('EXIF'), bytes.includes('Exif')]).toEqual([false, false])
    await bob.page.keyboard.press('Escape')
  })

  it('is used by key alone, from the field and back to it', async () => {
    const { page, t } = alice
    await page.getByRole('button', { name: t('attach.attach'), exact: true }).focus()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('menuitem', { name: t('attach.take-photo'), exact: true })).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(button(alice, 'take')).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(button(alice, 'use-photo')).toBeFocused()
    await page.keyboard.press('Shift+Tab')
    await expect(button(alice, 'retake')).toBeFocused()
    await page.keyboard.press('Space')
    await expect(button(alice, 'take')).toBeFocused()
    await page.keyboard.press('Space')
    await expect(button(alice, 'use-photo')).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(fieldOf(alice)).toBeFocused()
    await expect(trayOf(alice, 1).locator('img')).toBeVisible()
    await page.keyboard.type('Taken by key')
    await page.keyboard.press('Enter')
    await expect(rowsOf(bob, 'Taken by key').getByRole('button', { name: bob.t('attach.open-photo') })).toBeVisible()
  })

  it('can be another one, which is the one of the next photo, too', async () => {
    const { page, t } = alice
    await open(alice)
    const which = dialogOf(alice).getByRole('button', { name: t('attach.which-camera') })
    await expect(which).toContainText('fake_device_0')
    await which.click()
    await page.getByRole('option', { name: /fake_device_1/u }).click()
    await expect(which).toContainText('fake_device_1')
    await expect(button(alice, 'take')).toBeEnabled()
    await expect(which).toBeFocused()
    await button(alice, 'take').click()
    await button(alice, 'retake').click()
    await expect(button(alice, 'take')).toBeEnabled()
    await expect(which).toContainText('fake_device_1')
    expect(await live(alice)).toBe(1)
    await page.keyboard.press('Escape')
    await expect(dialogOf(alice)).toHaveCount(0)
  })

  it('is off once its window is closed, the page is out of sight, or the app is locked', async () => {
    const { page, t } = alice
    await open(alice)
    await expect(button(alice, 'take')).toBeEnabled()
    expect(await live(alice)).toBe(1)
    await page.keyboard.press('Escape')
    await expect(dialogOf(alice)).toHaveCount(0)
    expect(await live(alice)).toBe(0)

    await open(alice)
    await expect(button(alice, 'take')).toBeEnabled()
    await setHidden(alice, true)
    await expect(dialogOf(alice).getByText(t('attach.camera-state.off'))).toBeVisible()
    expect(await live(alice)).toBe(0)
    await setHidden(alice, false)
    // It does not go on by itself.
    expect(await live(alice)).toBe(0)
    expect(await violations(page)).toEqual([])
    await button(alice, 'camera-on').click()
    await expect(button(alice, 'take')).toBeEnabled()
    expect(await live(alice)).toBe(1)

    const other = { ...alice, page: await alice.context.newPage() }
    await other.page.goto(new URL('/', page.url()).href)
    await other.page
      .getByRole('button', { name: t('frame.lock') })
      .first()
      .click()
    await expect(page.getByRole('heading', { name: t('start.locked.title') })).toBeVisible()
    expect(await live(alice)).toBe(0)
    await other.page.close()
    await unlock(alice)
    await expect(fieldOf(alice)).toBeVisible()
    await expect(dialogOf(alice)).toHaveCount(0)
  })

  it('that the browser does not give is said, with what to do; allowed again, it is there', async () => {
    const { page, context, t } = alice
    await context.clearPermissions()
    await context.grantPermissions(['microphone'])
    await open(alice)
    await expect(dialogOf(alice).getByRole('alert')).toHaveText(t('attach.camera-problem.refused'))
    expect(await violations(page)).toEqual([])
    await context.grantPermissions(['camera'])
    await button(alice, 'camera-again').click()
    await expect(seenBy(alice)).toBeVisible()
    await expect(button(alice, 'take')).toBeEnabled()
    // Whoever takes it back while it is on turns it off.
    await context.clearPermissions()
    await context.grantPermissions(['microphone'])
    await expect(dialogOf(alice).getByRole('alert')).toHaveText(t('attach.camera-problem.lost'))
    expect(await live(alice)).toBe(0)
    await page.keyboard.press('Escape')
  })

  it('that a computer does not have is said, with what to do in its place', async () => {
    const { page, t } = bob
    await open(bob)
    await expect(dialogOf(bob).getByRole('alert')).toHaveText(t('attach.camera-problem.missing'))
    await expect(button(bob, 'camera-again')).toBeFocused()
    expect(await violations(page)).toEqual([])
    await dialogOf(bob)
      .getByRole('button', { name: t('common.cancel') })
      .click()
    await expect(dialogOf(bob)).toHaveCount(0)
  })

  /** As a browser says it to a page whose tab is left, or comes back. */
  async function setHidden({ page }: WebPerson, isHidden: boolean): Promise<void> {
    await page.evaluate(
      (state) => {
        Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => state })
        document.dispatchEvent(new Event('visibilitychange'))
      },
      isHidden ? 'hidden' : 'visible',
    )
  }
})
