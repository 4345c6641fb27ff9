// On a phone: one column, targets for fingers, and the back gesture. Half of it in Hindi, whose words are longer.
import type { Page } from '@playwright/test'
import { formatLink } from '@chancery/protocol'
import { describeInBrowser, startServerProcess } from '@chancery/testkit'
import type { ServerProcess } from '@chancery/testkit'
import { afterAll, beforeAll, expect as expectValue, it } from 'vitest'
import { expect, openConversation, takeOver } from '../_acts.ts'
import { openPastOffice, person, readAll, tell } from '../_past-office.ts'
import type { PastOffice } from '../_past-office.ts'
import { log, rowOf, topOf } from '../_rows.ts'
import { seatSitter, visitApp, visitStart } from '../_screens.ts'
import type { Look } from '../_screens.ts'
import { violations } from '../_violations.ts'
import type { WebPerson } from '../_web-office.ts'

const PHONES = [
  { width: 390, height: 844 },
  { width: 320, height: 568 },
] as const
const DESK = { width: 1280, height: 800 }
const LEAST_PX = 44

describeInBrowser('on a phone', () => {
  let office: PastOffice
  let empty: ServerProcess

  beforeAll(async () => {
    office = await openPastOffice()
    empty = await startServerProcess()
  })
  afterAll(async () => {
    office.expectQuiet()
    await empty[Symbol.asyncDispose]()
    await office[Symbol.asyncDispose]()
  })

  it('D38 has no sideways scroll, only targets of 44 px or more, and no violation, on every screen', async () => {
    const problems: string[] = []
    const look: Look = async (screen, { page }) => {
      for (const size of PHONES) {
        await page.setViewportSize(size)
        await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))))
        for (const problem of await page.evaluate(misfits, LEAST_PX))
          problems.push(`${screen} at ${size.width} px: ${problem}`)
      }
      for (const problem of await violations(page)) problems.push(`${screen}: ${problem}`)
      await page.setViewportSize(DESK)
    }
    const touch = { language: 'hi', hasTouch: true } as const
    await visitStart(office, formatLink(empty.foundLink), 'hi', look)
    const sitter = await seatSitter(office, 'ऐलिस')
    await visitApp(office, sitter, await office.sitDown('ऐलिस', touch), look)
    expectValue(problems).toEqual([])
  })

  it('D38 goes from the list to a conversation and back by the back gesture, also when it was opened cold', async () => {
    const alice = await sitAtPhone('Alice', 2)
    const { page, t } = alice
    const list = page.getByRole('list', { name: t('conversations.title') })
    await list.getByRole('listitem').filter({ hasText: 'Carol' }).click()
    await expect(log(page)).toBeVisible()
    await expect(list).toBeHidden()
    await page.getByRole('button', { name: t('conversations.details') }).click()
    await expect(page.getByRole('region', { name: t('conversations.people') })).toBeVisible()
    await page.goBack()
    await expect(log(page)).toBeVisible()
    const here = page.url()
    await page.goBack()
    await expect(list).toBeVisible()
    await expect(log(page)).toBeHidden()
    const cold = await alice.context.newPage()
    await cold.goto(here)
    await expect(log(cold)).toBeVisible()
    await cold.goBack()
    await expect(cold.getByRole('list', { name: t('conversations.title') })).toBeVisible()
    await cold.close()
  })

  it('D38 keeps the field and the last message in sight while a keyboard covers half of the screen', async () => {
    const bob = await sitAtPhone('Bob', 40)
    const { page, t } = bob
    await openConversation(bob, 'Carol')
    await expect(rowOf(page, 'Line 39')).toBeInViewport()
    const field = page.getByRole('textbox', { name: t('conversations.message'), exact: true })
    await field.tap()
    await cover(page, 340)
    await expect.poll(() => bottomOf(page)).toBeLessThanOrEqual(844 - 340)
    const box = await field.boundingBox()
    expectValue((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(844 - 340)
    expectValue(await topOf(rowOf(page, 'Line 39'))).toBeGreaterThan(await topOf(log(page)))
    await field.fill('With the keyboard open')
    await page.getByRole('button', { name: t('conversations.send') }).tap()
    await expect(rowOf(page, 'With the keyboard open')).toBeVisible()
    await expect.poll(() => bottomOf(page)).toBeLessThanOrEqual(844 - 340)
    await cover(page, 0)
    await expect.poll(async () => (await field.boundingBox())?.y).toBeGreaterThan(844 - 120)
  })

  it('D38 says in full who can read a conversation', async () => {
    const dave = await sitAtPhone('Dave Ramanathan Venkatasubramanian', 1)
    const { page, t } = dave
    for (const size of PHONES) {
      await page.setViewportSize(size)
      await openConversation(dave, 'Carol')
      const line = page.getByText(t('conversations.readers-direct', { name: 'Carol' })).first()
      expectValue(await line.evaluate(cutOff)).toEqual([])
      await page.goBack()
    }
  })

  async function sitAtPhone(name: string, lines: number): Promise<WebPerson> {
    const colleague = await office.enrol(name, 'Loans')
    const to = await person(office.carol, name)
    const { conversation } = await tell(office.carol, to, ...Array.from({ length: lines }, (_, at) => `Line ${at}`))
    await readAll(colleague, conversation)
    const at = await office.sitDown(name, { viewport: PHONES[0], hasTouch: true, isMobile: true })
    await takeOver(at, await office.moveOut(colleague))
    return at
  }
})

/** Where the last message ends. */
function bottomOf(page: Page): Promise<number> {
  return log(page)
    .getByRole('article')
    .last()
    .evaluate((row) => row.getBoundingClientRect().bottom)
}

/** Lays a keyboard over the lowest pixels of the screen, as a phone does that leaves the page its size. */
async function cover(page: Page, pixels: number): Promise<void> {
  await page.evaluate((covered) => {
    const { visualViewport } = globalThis
    Object.defineProperty(visualViewport, 'height', { configurable: true, get: () => innerHeight - covered })
    visualViewport?.dispatchEvent(new Event('resize'))
  }, pixels)
}

/** Whatever in its header is narrower or lower than this text wants. */
function cutOff(text: Element): string[] {
  const range = document.createRange()
  range.selectNodeContents(text)
  const words = range.getBoundingClientRect()
  const frames: Element[] = []
  for (let at: Element | null = text; at !== null && !at.matches('body'); at = at.parentElement) frames.push(at)
  return frames.flatMap((frame) => {
    const { left, right, top, bottom } = frame.getBoundingClientRect()
    // Letters may reach a little over their line.
    const isWithin =
      words.left > left - 2 && words.right < right + 2 && words.top > top - 2 && words.bottom < bottom + 2
    return isWithin ? [] : [`${frame.tagName} cuts ${text.textContent}`]
  })
}

/** What does not fit on this screen: width, and everything that a finger could not hit. */
function misfits(least: number): string[] {
  const found: string[] = []
  const wide = document.documentElement.scrollWidth - innerWidth
  if (wide > 0) found.push(`${wide} px too wide`)
  for (const target of document.querySelectorAll('button, a[href], input, textarea, [role=radio], [role=option]')) {
    if (target.closest('[aria-hidden=true], [inert]') !== null) continue
    // What is drawn for a radio or a box is its label.
    const drawn = target instanceof HTMLInputElement ? (target.closest('label') ?? target) : target
    const { width, height, right, left } = drawn.getBoundingClientRect()
    const isInText = target.matches('article a, p a')
    const isOnlyHeard = target.parentElement !== null && target.parentElement.getBoundingClientRect().width <= 1
    if (width === 0 || height === 0 || isInText || isOnlyHeard || getComputedStyle(drawn).visibility === 'hidden')
      continue
    const name = target.getAttribute('aria-label') ?? target.textContent.slice(0, 40)
    // The border around a field is its own.
    const border = target.matches('input, textarea') ? 2 : 0
    if (height + border < least - 0.5 || width < least - 0.5)
      found.push(`${target.tagName} “${name}” is ${Math.round(width)} × ${Math.round(height)}`)
    if (right > innerWidth + 1 || left < -1) found.push(`${target.tagName} “${name}” reaches out of the screen`)
  }
  return found
}
