// The app around its screens: keys, focus, the way back, themes.
import { expect } from '@playwright/test'
import { describeInBrowser } from '@chancery/testkit'
import { afterAll, beforeAll, it } from 'vitest'
import { found, inviteFrom, join, unlock } from '../_acts.ts'
import { openWebOffice } from '../_web-office.ts'
import { fieldOf } from '../_writing.ts'
import type { WebOffice, WebPerson } from '../_web-office.ts'

describeInBrowser('the frame', () => {
  let office: WebOffice
  let carol: WebPerson
  let alice: WebPerson

  beforeAll(async () => {
    office = await openWebOffice()
    carol = await office.sitDown('Carol')
    alice = await office.sitDown('Alice', { viewport: { width: 390, height: 844 }, hasTouch: true })
    await found(carol, office.foundLink)
    await join(alice, await inviteFrom(carol))
  })
  afterAll(async () => {
    office.expectQuiet()
    await office[Symbol.asyncDispose]()
  })

  it('D32 goes to a person by a few letters of the name', async () => {
    const { page, t } = carol
    await page.keyboard.press('Control+k')
    const field = page.getByRole('combobox', { name: t('frame.switcher.field') })
    await expect(field).toBeFocused()
    await field.fill('ali')
    // Who has just joined is heard of with the next heads, a quarter of a minute later at most.
    await expect(page.getByRole('option', { name: 'Alice' })).toHaveAttribute('aria-selected', 'true', {
      timeout: 20_000,
    })
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { name: 'Alice', level: 1 })).toBeVisible()
  })

  it('D32 goes through the parts of the screen with F6, in one order, and back with Shift', async () => {
    const { page } = carol
    const here = (): Promise<string | undefined> =>
      page.evaluate(() => document.activeElement?.closest<HTMLElement>('[data-region]')?.dataset['region'])
    // All parts are drawn, the field among them.
    await expect(page.locator('[data-region="composer"]')).toBeVisible()
    await page.locator('a[aria-current="page"]').first().focus()
    const order = [await here()]
    for (let step = 0; step < 4; step++) {
      await page.keyboard.press('F6')
      order.push(await here())
    }
    expect(order).toEqual(['navigation', 'list', 'main', 'composer', 'navigation'])
    await page.keyboard.press('Shift+F6')
    expect(await here()).toBe('composer')
  })

  it('D32 lists the shortcuts for ?, but not while somebody types', async () => {
    const { page, t } = carol
    const list = page.getByRole('dialog', { name: t('frame.shortcuts') })
    await fieldOf(carol).press('?')
    await expect(list).toBeHidden()
    await fieldOf(carol).fill('')
    await page.getByRole('link', { name: t('frame.people') }).focus()
    await page.keyboard.press('?')
    await expect(list.getByText(t('frame.shortcut.switcher'))).toBeVisible()
    await page.keyboard.press('Escape')
    // Focus is where it was.
    await expect(page.getByRole('link', { name: t('frame.people') })).toBeFocused()
  })

  it('D33 leads the focus to the heading of the next screen', async () => {
    const { page, t } = carol
    await page.getByRole('link', { name: t('frame.people') }).click()
    await expect(page.getByRole('heading', { name: t('people.title'), level: 1 })).toBeFocused()
    await page.getByRole('link', { name: t('frame.settings') }).click()
    await expect(page.getByRole('heading', { name: t('settings.you'), level: 1 })).toBeFocused()
  })

  it('moves in the list of people with arrows, and finds them without a pointer', async () => {
    const { page, t } = carol
    await page.getByRole('link', { name: t('frame.people') }).click()
    await page.getByRole('link', { name: 'Alice' }).focus()
    await page.keyboard.press('ArrowDown')
    await expect(page.getByRole('link', { name: 'Carol' })).toBeFocused()
    await page.keyboard.press('Home')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { name: 'Alice', level: 1 })).toBeVisible()
  })

  it('D38 leads back from a conversation to the list, also when the conversation was opened cold', async () => {
    const { page, t } = alice
    await expect(page.getByRole('heading', { name: 'Carol', level: 1 })).toBeVisible()
    const there = page.url()
    const other = await alice.context.newPage()
    await other.goto(there)
    await expect(other.getByRole('heading', { name: 'Carol', level: 1 })).toBeVisible()
    await other.goBack()
    await expect(other.getByRole('heading', { name: t('conversations.title'), exact: true })).toBeVisible()
    await expect(other.getByRole('navigation', { name: t('frame.navigation') })).toBeVisible()
    await other.getByRole('link', { name: t('frame.settings') }).click()
    await other.getByRole('link', { name: t('settings.lock') }).click()
    await other.getByRole('button', { name: t('common.back') }).click()
    await expect(other.getByRole('heading', { name: t('settings.title') })).toBeVisible()
    await other.close()
  })

  it('D39 begins dark for whoever chose dark, before any of the app has come', async () => {
    const { page, context } = await office.sitDown('Dave', { colorScheme: 'light', serviceWorkers: 'block' })
    await context.addInitScript(() => localStorage.setItem('chancery.theme', 'dark'))
    await page.route('**/assets/*.js', () => undefined)
    await page.goto(`${office.server.url}/`, { waitUntil: 'commit' })
    const ground = (): Promise<number> =>
      page.evaluate(() => {
        const [red = 255] = getComputedStyle(document.documentElement).backgroundColor.match(/\d+/g) ?? []
        return Number(red)
      })
    await expect.poll(ground).toBeLessThan(40)
    await context.close()
  })

  it('changes language and theme at once, and remembers them', async () => {
    const { page, t } = carol
    await page.getByRole('link', { name: t('frame.settings') }).click()
    await page.getByRole('link', { name: t('settings.look') }).click()
    await page.getByRole('radio', { name: 'हिन्दी' }).click({ force: true })
    await expect(page.getByRole('heading', { name: 'भाषा और रूप', level: 1 })).toBeVisible()
    await expect(page.locator('html')).toHaveAttribute('lang', /^hi/)
    await page.getByRole('radio', { name: 'गहरा' }).click()
    await page.reload()
    await expect(page.getByRole('heading', { name: 'भाषा और रूप', level: 1 })).toBeVisible()
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
    await page.getByRole('radio', { name: 'English' }).click({ force: true })
    await expect(page.getByRole('heading', { name: t('settings.look'), level: 1 })).toBeVisible()
  })

  it('locks by key, and unlocks to where one was', async () => {
    const { page, t } = carol
    await page.keyboard.press('Control+Shift+L')
    await expect(page.getByRole('heading', { name: t('start.locked.title') })).toBeVisible()
    await unlock(carol)
    await expect(page.getByRole('heading', { name: t('settings.look'), level: 1 })).toBeVisible()
  })
})
