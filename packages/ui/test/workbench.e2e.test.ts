import { AxeBuilder } from '@axe-core/playwright'
import { describeInBrowser, openBrowser, type WatchedBrowser } from '@chancery/testkit'
import type { BrowserContextOptions, Page } from '@playwright/test'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { serveWorkbench } from './_site.ts'

const desktop: BrowserContextOptions = { viewport: { width: 1280, height: 900 } }
const phone: BrowserContextOptions = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }

describeInBrowser('the workbench', () => {
  let site: Awaited<ReturnType<typeof serveWorkbench>>
  let browser: WatchedBrowser

  beforeAll(async () => {
    site = await serveWorkbench()
    // Chromium itself asks Google about forms with a password field or several fields; that is the browser's, not ours.
    browser = await openBrowser(['--autofill-server-url=http://127.0.0.1:9/'])
  })
  afterAll(async () => {
    await browser?.[Symbol.asyncDispose]()
    await site?.close()
  })

  async function open(look: Record<string, string> = {}, options: BrowserContextOptions = {}): Promise<Page> {
    const context = await browser.newContext({ ...desktop, reducedMotion: 'reduce', ...options })
    const page = await context.newPage()
    await page.goto(`${site.address}?${new URLSearchParams({ theme: 'light', ...look })}`)
    await page.getByRole('heading', { level: 1 }).waitFor()
    // Skeletons show after their patience is over.
    await page.locator('[aria-busy=true]').first().getByText(/./u).waitFor({ state: 'attached' })
    return page
  }

  const focused = (page: Page) =>
    page.evaluate(() => document.activeElement?.textContent || document.activeElement?.ariaLabel)
  const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

  describe.each(['light', 'dark'])('in %s', (theme) => {
    test.each([
      ['ltr', 'en', desktop],
      ['rtl', 'en', desktop],
      ['ltr', 'hi', phone],
      ['rtl', 'hi', phone],
    ])('%s, %s: no axe violation, closed or with anything open', async (direction, language, options) => {
      const page = await open({ theme, direction, language }, options)
      expect(await page.locator('html').getAttribute('dir')).toBe(direction)
      expect(await violations(page)).toEqual([])
      const hindi = language === 'hi'
      for (const name of hindi
        ? ['संवाद खोलें', 'हटाने से पहले पूछें', 'और', 'इसे कौन पढ़ सकता है']
        : ['Open dialog', 'Ask before removing', 'More', 'Who can read this']) {
        await button(page, name).click()
        await page.locator('[role=dialog], [role=alertdialog], [role=menu]').first().waitFor()
        expect({ name, violations: await violations(page, { isCovered: true }) }).toEqual({ name, violations: [] })
        await page.keyboard.press('Escape')
        await expect.poll(() => page.locator('[role=dialog], [role=alertdialog], [role=menu]').count()).toBe(0)
      }
      await page.context().close()
    })
  })

  test('more contrast has no axe violation, not even of the enhanced contrast', async () => {
    for (const theme of ['light', 'dark']) {
      const page = await open({ theme, contrast: 'more' })
      expect(await violations(page, { isEnhanced: true })).toEqual([])
      await page.context().close()
    }
  })

  test('follows the system where nobody chose a theme', async () => {
    const ground = (page: Page) => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)
    const light = await open({ theme: 'system' }, { colorScheme: 'light' })
    const dark = await open({ theme: 'system' }, { colorScheme: 'dark' })
    const chosen = await open({ theme: 'dark' }, { colorScheme: 'light' })
    expect(await ground(light)).not.toBe(await ground(dark))
    expect(await ground(chosen)).toBe(await ground(dark))
    for (const page of [light, dark, chosen]) await page.context().close()
  })

  test('a dialog takes the focus, keeps it, closes on Escape, and gives it back', async () => {
    const page = await open()
    await button(page, 'Open dialog').focus()
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog', { name: 'Invite people to Nagpur branch' })
    await dialog.waitFor()
    await expect
      .poll(() => dialog.getByRole('textbox').evaluate((field) => field === document.activeElement))
      .toBe(true)
    expect(await dialog.getAttribute('aria-describedby')).toBeTruthy()
    for (let step = 0; step < 12; step += 1) {
      await page.keyboard.press(step < 6 ? 'Tab' : 'Shift+Tab')
      expect(await dialog.evaluate((element) => element.contains(document.activeElement))).toBe(true)
    }
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    await expect.poll(() => focused(page)).toBe('Open dialog')
    await page.context().close()
  })

  test('a question about something final puts the focus on the safe answer, and is not closed while it works', async () => {
    const page = await open()
    await button(page, 'Ask before removing').click()
    const dialog = page.getByRole('alertdialog')
    await expect.poll(() => focused(page)).toBe('Cancel')
    await dialog.getByRole('button', { name: 'Remove Bob', exact: true }).click()
    await dialog.getByRole('button', { name: 'Removing Bob…' }).waitFor()
    await page.keyboard.press('Escape')
    expect(await dialog.isVisible()).toBe(true)
    await page.context().close()
  })

  test('a menu is worked by arrows, End, letters, Enter, and Escape', async () => {
    const page = await open()
    await button(page, 'More').focus()
    await page.keyboard.press('ArrowDown')
    await page.getByRole('menu', { name: 'More' }).waitFor()
    const current = () => page.evaluate(() => document.activeElement?.textContent ?? '')
    await expect.poll(current).toContain('Reply')
    await page.keyboard.press('ArrowDown')
    await expect.poll(current).toContain('Copy text')
    await page.keyboard.press('End')
    await expect.poll(current).toContain('Delete for everybody')
    await page.keyboard.press('p')
    await expect.poll(current).toContain('Pin')
    await page.keyboard.press('Enter')
    await expect.poll(() => page.locator('output').first().textContent()).toBe('Pin')
    await expect.poll(() => focused(page)).toBe('More')
    await page.keyboard.press('Enter')
    await page.getByRole('menu').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('menu').waitFor({ state: 'detached' })
    await expect.poll(() => focused(page)).toBe('More')
    await page.context().close()
  })

  test('a menu opens at the point of a secondary click, and gives the focus back', async () => {
    for (const direction of ['ltr', 'rtl']) {
      const page = await open({ direction })
      const target = page.getByText('Secondary click here')
      await target.scrollIntoViewIfNeeded()
      const box = (await target.boundingBox())!
      const at = { x: Math.round(box.x + box.width / 2), y: Math.round(box.y + 10) }
      await page.mouse.click(at.x, at.y, { button: 'right' })
      const menu = page.getByRole('menu')
      await menu.waitFor()
      const menuBox = (await page.locator('[data-trigger=MenuTrigger]').boundingBox())!
      const edge = direction === 'ltr' ? menuBox.x : menuBox.x + menuBox.width
      expect(Math.abs(edge - at.x)).toBeLessThanOrEqual(4)
      expect(Math.min(Math.abs(menuBox.y - at.y), Math.abs(menuBox.y + menuBox.height - at.y))).toBeLessThanOrEqual(6)
      await page.keyboard.press('Escape')
      await menu.waitFor({ state: 'detached' })
      await expect.poll(() => focused(page)).toBe('Secondary click here')
      await page.keyboard.press('Shift+F10')
      await menu.waitFor()
      await page.context().close()
    }
  })

  test('a toast is reached by F8, leads back on Escape, and is read and closed while a dialog is open', async () => {
    const page = await open()
    await button(page, 'Show an error').focus()
    await page.keyboard.press('Enter')
    await page.getByRole('alert').getByText('Not sent').waitFor()
    await page.keyboard.press('F8')
    await expect.poll(() => focused(page)).toBe('Try again')
    await page.keyboard.press('Escape')
    await page.getByText('Not sent').waitFor({ state: 'detached' })
    await expect.poll(() => focused(page)).toBe('Show an error')

    await button(page, 'Open dialog').click()
    await button(page, 'Save changes').click()
    const region = page.getByRole('region', { name: 'Notifications' })
    await region.getByRole('status').getByText('Your name was changed.').waitFor()
    await region.getByRole('button', { name: 'Close' }).click()
    await page.getByText('Your name was changed.').first().waitFor()
    await expect.poll(() => region.getByRole('status').count()).toBe(0)
    expect(await page.getByRole('dialog').isVisible()).toBe(true)
    await page.context().close()
  })

  test('components say their own words in the language of the app, also after it changed', async () => {
    const page = await open({ language: 'hi' })
    await page.getByRole('searchbox', { name: 'बातचीत खोजें' }).fill('प्रिया')
    await button(page, 'खोज साफ़ करें').waitFor()
    await button(page, 'इसे कौन पढ़ सकता है').click()
    await page.getByRole('dialog').waitFor()
    expect(await page.getByRole('button', { name: 'बंद करें', exact: true, includeHidden: true }).count()).toBeGreaterThan(
      0,
    )
    expect(await page.getByText('Dismiss').or(page.getByLabel('Dismiss')).count()).toBe(0)
    await page.keyboard.press('Escape')
    await page.getByRole('radio', { name: 'English' }).click()
    await button(page, 'Clear search').waitFor()
    await page.getByRole('button', { name: /^Choose/u }).waitFor()
    expect(await page.locator('html').getAttribute('lang')).toBe('en-IN')
    await page.context().close()
  })

  test('nothing moves for a person who asked for less motion', async () => {
    const running = (page: Page) =>
      page.evaluate(() => document.getAnimations().filter((one) => one.playState === 'running').length)
    const page = await open()
    await button(page, 'Open dialog').click()
    expect(await running(page)).toBe(0)
    const lively = await open({}, { reducedMotion: 'no-preference' })
    await expect.poll(() => running(lively)).toBeGreaterThan(0)
    for (const one of [page, lively]) await one.context().close()
  })

  test('every stop of Tab has a ring of at least 2 px', async () => {
    for (const theme of ['light', 'dark']) {
      const page = await open({ theme })
      const missing: string[] = []
      const stops = new Set<string>()
      for (let step = 0; step < 60; step += 1) {
        await page.keyboard.press('Tab')
        stops.add(await page.evaluate(() => document.activeElement?.outerHTML.slice(0, 200) ?? ''))
        const without = await page.evaluate(ringless)
        if (without !== undefined) missing.push(without)
      }
      expect(missing).toEqual([])
      expect(stops.size).toBeGreaterThan(35)
      await page.context().close()
    }
  })

  test('on a phone every target is at least 44 px high and nothing scrolls sideways', async () => {
    const page = await open({}, phone)
    expect(await page.evaluate(smallTargets)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
    const small = await open({ language: 'hi' }, { ...phone, viewport: { width: 320, height: 568 } })
    expect(await small.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
    for (const one of [page, small]) await one.context().close()
  })

  test('a text area grows with its text up to its limit, then scrolls', async () => {
    const page = await open()
    const area = page.getByRole('textbox', { name: 'Message to Nagpur branch' })
    const height = () => area.evaluate((element) => element.getBoundingClientRect().height)
    const one = await height()
    await area.fill('a\nb\nc')
    const three = await height()
    expect(three).toBeGreaterThan(one + 20)
    await area.fill('line\n'.repeat(40))
    expect(await height()).toBe(240)
    expect(await area.evaluate((element) => getComputedStyle(element).overflowY)).toBe('auto')
    await area.fill('')
    expect(await height()).toBe(one)
    await page.context().close()
  })

  // Last, because it speaks of everything above.
  test('the browser had nothing to complain about: no policy or Trusted Types report, no error, no foreign request', () => {
    expect(browser.complaints).toEqual([])
    expect(browser.foreign).toEqual([])
  })
})

/** What axe has to say, in lines. While something is open over the page, the page's own landmarks are out of reach. */
async function violations(page: Page, { isCovered = false, isEnhanced = false } = {}): Promise<string[]> {
  const enabled = !isCovered
  const { violations: found } = await new AxeBuilder({ page })
    .options({
      rules: {
        region: { enabled },
        'landmark-one-main': { enabled },
        'page-has-heading-one': { enabled },
        'color-contrast-enhanced': { enabled: isEnhanced },
      },
    })
    .analyze()
  return found.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.html.slice(0, 160)} ${node.failureSummary ?? ''}`),
  )
}

/** Runs in the page: what has the focus and shows no ring, neither itself nor the box that stands for it. */
function ringless(): string | undefined {
  const active = document.activeElement
  if (!active || active === document.body) return undefined
  const candidates = [
    active,
    active.closest('[data-focus-within]'),
    ...(active.closest('label')?.querySelectorAll('*') ?? []),
    active.closest('label'),
  ]
  const hasRing = candidates.some((element) => {
    if (!element) return false
    const { outlineStyle, outlineWidth } = getComputedStyle(element)
    return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2
  })
  return hasRing ? undefined : active.outerHTML.slice(0, 160)
}

/** Runs in the page: controls lower than a fingertip. Links in a sentence are exempt (WCAG 2.5.8). */
function smallTargets(): string[] {
  const targets = document.querySelectorAll(
    'button, input:not([type=checkbox], [type=radio]), textarea, [role=tab], [role=option], main label:has(input)',
  )
  return [...targets]
    .filter((element) => {
      const box = (element.closest('div[data-rac]:has(> input)') ?? element).getBoundingClientRect()
      return box.width > 1 && (box.height < 43.5 || box.width < 43.5)
    })
    .map((element) => `${element.getBoundingClientRect().height} ${element.outerHTML.slice(0, 160)}`)
}
