// Light and dark, contrast, motion, size, and direction: as the person or their machine wants it. In Hindi.
import type { Page } from '@playwright/test'
import { describeInBrowser } from '@chancery/testkit'
import { afterAll, beforeAll, expect as expectValue, it } from 'vitest'
import { expect, openConversation, takeOver } from '../_acts.ts'
import { hold, makeHoldable, untilHeld } from '../_held-worker.ts'
import { openPastOffice } from '../_past-office.ts'
import type { PastOffice } from '../_past-office.ts'
import { log, rowOf } from '../_rows.ts'
import { deskOf, seatSitter } from '../_screens.ts'
import type { WebPerson } from '../_web-office.ts'

describeInBrowser('themes', () => {
  let office: PastOffice
  let asha: WebPerson

  beforeAll(async () => {
    office = await openPastOffice()
    const sitter = await seatSitter(office, 'आशा')
    asha = await office.sitDown('आशा', { language: 'hi' })
    await makeHoldable(asha.context)
    await takeOver(asha, sitter.link)
    await openConversation(asha, deskOf(asha))
  })
  afterAll(async () => {
    office.expectQuiet()
    await office[Symbol.asyncDispose]()
  })

  it('D39 follows the system, and remembers another choice', async () => {
    const { page, t } = asha
    await page.goto(new URL('/#/settings/look', page.url()).href)
    await page.emulateMedia({ colorScheme: 'dark' })
    expectValue(await isDark(page)).toBe(true)
    await page.emulateMedia({ colorScheme: 'light' })
    expectValue(await isDark(page)).toBe(false)
    await page.getByRole('radio', { name: t('settings.look.theme-dark') }).click()
    expectValue(await isDark(page)).toBe(true)
    await page.reload()
    await expect(page.getByRole('radio', { name: t('settings.look.theme-dark') })).toBeChecked()
    expectValue(await isDark(page)).toBe(true)
    await page
      .getByRole('radio', { name: t('settings.look.theme-system') })
      .first()
      .click()
    expectValue(await isDark(page)).toBe(false)
  })

  it('D39 is dark from the first frame on, by the system’s wish and by one’s own', async () => {
    const still = await office.sitDown('Nobody', { javaScriptEnabled: false, colorScheme: 'dark' })
    await still.page.goto(office.office.url)
    expectValue(await isDark(still.page)).toBe(true)
    await still.context.close()
    // The app itself never comes: what is drawn is what there is before it.
    const own = await office.sitDown('Nobody', { colorScheme: 'light', serviceWorkers: 'block' })
    await own.page.goto(office.office.url)
    await own.page.evaluate(() => localStorage.setItem('chancery.theme', 'dark'))
    await own.page.route('**/assets/*.js', (route) => route.abort())
    await own.page.reload()
    expectValue(await own.page.evaluate(() => document.querySelector('#root')?.childElementCount)).toBe(0)
    expectValue(await isDark(own.page)).toBe(true)
    await own.context.close()
  })

  it('D39 moves nothing where motion is not wanted, and something where it may', async () => {
    const { page, t } = asha
    await openConversation(asha, deskOf(asha))
    const running: number[] = []
    for (const reducedMotion of ['reduce', 'no-preference'] as const) {
      await page.emulateMedia({ reducedMotion })
      const release = await hold(page, 'listMembers')
      await page.getByRole('button', { name: t('conversations.details') }).click()
      await untilHeld(page)
      const busy = page.locator('[aria-busy="true"]').filter({ hasText: t('conversations.loading-members') })
      await expect(busy).toHaveCSS('visibility', 'visible')
      running.push(await page.evaluate(() => document.getAnimations().length))
      await release()
      await page.getByRole('button', { name: t('conversations.close-details') }).click()
    }
    expectValue(running[0]).toBe(0)
    expectValue(running[1]).toBeGreaterThan(0)
  })

  it('D39 can be used in forced colours: where one is, what is chosen, and whose words are whose, are drawn', async () => {
    const { page, t } = asha
    await openConversation(asha, deskOf(asha))
    await page.emulateMedia({ forcedColors: 'active' })
    const places = page.getByRole('navigation').getByRole('link')
    await expect(places.filter({ hasText: t('frame.conversations') })).not.toHaveCSS('outline-style', 'none')
    await expect(places.filter({ hasText: t('frame.people') })).toHaveCSS('outline-style', 'none')
    const list = page.getByRole('list', { name: t('conversations.title') }).getByRole('link')
    await expect(list.filter({ hasText: deskOf(asha) })).not.toHaveCSS('outline-style', 'none')
    await expect(list.filter({ hasNotText: deskOf(asha) })).toHaveCSS('outline-style', 'none')
    for (const text of ['land record', 'I send it up now'])
      expectValue(
        await rowOf(page, text).evaluate((row) =>
          [...row.querySelectorAll('*')].some((part) => parseFloat(getComputedStyle(part).borderTopWidth) >= 1),
        ),
      ).toBe(true)
    await page.keyboard.press('F6')
    expectValue(
      await page.evaluate(() => parseFloat(getComputedStyle(document.activeElement as Element).outlineWidth)),
    ).toBeGreaterThanOrEqual(2)
    await page.emulateMedia({ forcedColors: null })
  })

  it('D39 can be used at twice the size', async () => {
    const { page, t } = asha
    await page.setViewportSize({ width: 640, height: 400 })
    await openConversation(asha, deskOf(asha))
    const field = page.getByRole('textbox', { name: t('conversations.message'), exact: true })
    await field.fill('Written at twice the size')
    await field.press('Enter')
    await expect(rowOf(page, 'Written at twice the size')).toBeInViewport({ ratio: 1 })
    await expect(field).toBeInViewport({ ratio: 1 })
    expectValue(await tooWide(page)).toBe(0)
    await page.setViewportSize({ width: 1280, height: 800 })
  })

  it('D39 is mirrored for scripts that run from right to left, code and links excepted', async () => {
    const { page } = asha
    for (const size of [
      { width: 1280, height: 800 },
      { width: 390, height: 844 },
    ]) {
      await page.setViewportSize(size)
      await openConversation(asha, deskOf(asha))
      await page.evaluate(() => (document.documentElement.dir = 'rtl'))
      expectValue(await tooWide(page)).toBe(0)
      const middle = async (text: string): Promise<number> => {
        const box = await log(page).getByText(text).first().boundingBox()
        return box === null ? Number.NaN : box.x + box.width / 2
      }
      expectValue(await middle('I send it up now')).toBeLessThan(await middle('land record'))
      const code = rowOf(page, 'I send it up now').locator('code')
      expectValue(await code.evaluate((element) => getComputedStyle(element).direction)).toBe('ltr')
    }
    await page.setViewportSize({ width: 1280, height: 800 })
    await expect.poll(async () => (await page.getByRole('navigation').boundingBox())?.x).toBeGreaterThan(1000)
    await page.evaluate(() => document.documentElement.removeAttribute('dir'))
  })
})

/** How far the page reaches out of its window, in pixels. */
function tooWide(page: Page): Promise<number> {
  return page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - innerWidth))
}

/** Whether what lies behind everything is darker than the middle. */
function isDark(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const [red = 255] = getComputedStyle(document.documentElement).backgroundColor.match(/\d+/g)?.map(Number) ?? []
    return red < 128
  })
}
