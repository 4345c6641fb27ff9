// Reading: where one comes in, that nothing moves under one’s eyes, days, links to a message, and who can read.
import { enrolDevice, inviteOwnDevice, synchronize } from '@chancery/client'
import type { ConversationId } from '@chancery/protocol'
import { describeInBrowser, newDevice } from '@chancery/testkit'
import type { Colleague } from '@chancery/testkit'
import { afterAll, beforeAll, it } from 'vitest'
import { expect, openConversation, takeOver } from '../_acts.ts'
import { hold, makeHoldable, untilHeld } from '../_held-worker.ts'
import { openPastOffice, person, readAll, tell } from '../_past-office.ts'
import type { PastOffice } from '../_past-office.ts'
import { firstSeen, log, rowOf, settled, topNow, topOf, wheel } from '../_rows.ts'
import { watchShifts } from '../_shifts.ts'
import type { WebPerson } from '../_web-office.ts'

/** Texts of one to five lines. */
const texts = (day: string, count: number): string[] =>
  Array.from(
    { length: count },
    (_, at) => `${day} ${at}: ${'the land record is in the file. '.repeat(1 + ((at * 7) % 9))}`,
  )

describeInBrowser('reading', () => {
  let office: PastOffice
  let alice: WebPerson
  let bob: Colleague
  let conversation: ConversationId

  beforeAll(async () => {
    office = await openPastOffice(2)
    bob = await office.enrol('Bob', 'Loans')
    const device = await office.enrol('Alice', 'Pune branch')
    const to = await person(bob, 'Alice')
    const { carol } = office
    ;({ conversation } = await tell(bob, to, ...texts('Old', 60)))
    office.setDaysAgo(1)
    await tell(bob, to, ...texts('Middle', 40))
    office.setDaysAgo(0)
    await tell(bob, to, ...texts('New', 40))
    const other = await tell(carol, await person(carol, 'Alice'), 'Good morning')
    await readAll(device, conversation)
    await readAll(device, other.conversation)
    alice = await office.sitDown('Alice')
    await makeHoldable(alice.context)
    await takeOver(alice, await office.moveOut(device))
  })
  afterAll(async () => {
    office.expectQuiet()
    await office[Symbol.asyncDispose]()
  })

  const bobSays = async (...news: readonly string[]): Promise<readonly string[]> =>
    (await tell(bob, { kind: 'conversation', conversation }, ...news)).messages

  it('D19 opens at the line “3 new messages”, which stays for the visit and is gone on the next', async () => {
    const { page, t } = alice
    await bobSays('News 1', 'News 2', 'News 3')
    const listed = page.getByRole('list', { name: t('conversations.title') }).getByRole('link', { name: /^Bob/ })
    await expect(listed).toHaveAccessibleName(new RegExp(t('conversations.unread', { count: 3 })))
    await openConversation(alice, 'Bob')
    const line = page.getByRole('separator', { name: t('conversations.new-messages', { count: 3 }) })
    await expect(line).toBeInViewport()
    await expect(rowOf(page, 'News 3')).toBeInViewport()
    expect(await topOf(line)).toBeLessThan(await topOf(rowOf(page, 'News 1')))
    await expect(listed).not.toHaveAccessibleName(new RegExp(t('conversations.unread', { count: 3 })))
    await bobSays('News 4')
    await expect(rowOf(page, 'News 4')).toBeInViewport()
    await expect(line).toBeInViewport()
    await openConversation(alice, 'Carol')
    await openConversation(alice, 'Bob')
    await expect(rowOf(page, 'News 4')).toBeInViewport()
    await expect(line).toHaveCount(0)
  })

  it('D20 holds the row that one reads while older pages come in above it', async () => {
    const { page } = alice
    await openConversation(alice, 'Bob')
    await settled(page)
    for (let pages = 0; pages < 2; pages++) {
      const release = await hold(page, 'readMessages')
      await log(page).evaluate((list) => (list.scrollTop = 400))
      await untilHeld(page)
      await settled(page)
      const height = await log(page).evaluate((list) => list.scrollHeight)
      const { name, top } = await firstSeen(page)
      await release()
      await page.waitForFunction((before) => document.querySelector('[role=log]')!.scrollHeight > before, height)
      await settled(page)
      expect(Math.abs((await topNow(page, name)) - top)).toBeLessThanOrEqual(1)
    }
  })

  it('D20 holds it when a row above the view grows late, too', async () => {
    const { page } = alice
    await wheel(alice, 900)
    const { name, top } = await firstSeen(page)
    const grown = await log(page).evaluate((list) => {
      const edge = list.getBoundingClientRect().top
      const above = [...list.querySelectorAll('article')].findLast((row) => row.getBoundingClientRect().bottom < edge)
      if (above === undefined) return false
      above.style.paddingBottom = '137px'
      return true
    })
    expect(grown).toBe(true)
    await settled(page)
    expect(Math.abs((await topNow(page, name)) - top)).toBeLessThanOrEqual(1)
  })

  it('D21 is not pulled down by what comes; a button says how many there are, and leads there, as End does', async () => {
    const { page, t } = alice
    await page.keyboard.press('Control+End')
    await wheel(alice, -1500)
    const { name, top } = await firstSeen(page)
    await bobSays('Late 1', 'Late 2')
    const button = page.getByRole('button', { name: t('conversations.new-messages', { count: 2 }) })
    await expect(button).toBeVisible()
    expect(Math.abs((await topNow(page, name)) - top)).toBeLessThanOrEqual(1)
    await button.click()
    await expect(rowOf(page, 'Late 2')).toBeInViewport()
    await expect(button).toBeHidden()
    await wheel(alice, -1500)
    await bobSays('Late 3')
    await expect(page.getByRole('button', { name: t('conversations.new-messages', { count: 1 }) })).toBeVisible()
    await log(page).getByRole('article').nth(5).focus()
    await page.keyboard.press('End')
    await expect(rowOf(page, 'Late 3')).toBeInViewport()
  })

  it('D27 returns to the same first row, where it was', async () => {
    const { page } = alice
    await wheel(alice, -2300)
    const { name, top } = await firstSeen(page)
    await openConversation(alice, 'Carol')
    await openConversation(alice, 'Bob')
    await settled(page)
    const back = await firstSeen(page)
    expect(back.name).toBe(name)
    expect(Math.abs(back.top - top)).toBeLessThanOrEqual(1)
  })

  it('D34 says a message of somebody else once, one’s own not, and of thirty only how many they are', async () => {
    const { page, t } = alice
    await page.keyboard.press('Control+End')
    await settled(page)
    await page.evaluate(() => {
      const said: string[] = []
      Object.assign(globalThis, { said })
      new MutationObserver((changes) => {
        for (const { target } of changes) {
          const element = target instanceof Element ? target : target.parentElement
          const region = element?.closest('[role=status], [role=alert], [aria-live=polite], [aria-live=assertive]')
          if (region?.textContent) said.push(region.textContent)
        }
      }).observe(document.body, { childList: true, characterData: true, subtree: true })
    })
    const said = (): Promise<string[]> =>
      page.evaluate(() => [...new Set((globalThis as unknown as { said: string[] }).said)])
    await bobSays('Is the file complete?')
    await expect.poll(said).toEqual(['Bob: Is the file complete?'])
    const field = page.getByRole('textbox', { name: t('conversations.message'), exact: true })
    await field.fill('Yes, it is')
    await field.press('Enter')
    await expect(rowOf(page, 'Yes, it is')).toHaveAccessibleName(new RegExp(t('conversations.state.sent')))
    // A blackout, and what has piled up comes at once.
    await alice.context.setOffline(true)
    await bobSays(...Array.from({ length: 30 }, (_, at) => `Burst ${at}`))
    await alice.context.setOffline(false)
    await expect(rowOf(page, 'Burst 29')).toBeVisible()
    await expect.poll(said).toContain(t('conversations.new-messages', { count: 30 }))
    const all = (await said()).filter((text) => text !== t('frame.offline') && text !== t('frame.connecting'))
    // What has piled up may come in two or three parts, each told by its number.
    const numbers = Array.from({ length: 30 }, (_, at) => t('conversations.new-messages', { count: at + 1 }))
    const [first, ...rest] = all
    expect(first).toBe('Bob: Is the file complete?')
    expect(rest.filter((text) => !numbers.includes(text))).toEqual([])
    expect(rest.length).toBeLessThan(4)
  })

  it('D29 says who can read it, and of a colleague’s new device in one calm line', async () => {
    const { page, t } = alice
    await expect(page.getByText(t('conversations.readers-direct', { name: 'Bob' })).first()).toBeVisible()
    const phone = newDevice()
    const engine = await enrolDevice(phone.ports, await inviteOwnDevice(bob.engine), {
      name: 'Bob',
      label: 'new phone',
    })
    await synchronize(engine)
    await bobSays('From now on also on my new phone')
    const line = log(page).getByText(t('conversations.change.devices', { names: 'Bob' }))
    await expect(line).toHaveCount(1)
    await expect(page.getByRole('dialog')).toHaveCount(0)
    await expect(page.getByRole('alertdialog')).toHaveCount(0)
    await page.getByRole('button', { name: t('conversations.details') }).click()
    await expect(page.getByRole('region', { name: t('conversations.people') })).toContainText('new phone')
    await page.getByRole('button', { name: t('conversations.close-details') }).click()
  })

  it('D22 shifts nothing while a conversation is loaded, slowly, with its placeholders', async () => {
    const { t } = alice
    const page = await alice.context.newPage()
    const shifted = await watchShifts(page)
    await page.goto(new URL('/#/', alice.page.url()).href)
    const release = await hold(page, 'readMessages')
    await page.evaluate((fragment) => (location.hash = fragment), new URL(alice.page.url()).hash)
    await expect(page.getByText(t('conversations.loading-messages'))).toBeAttached()
    await release()
    await expect(page.getByText(t('conversations.loading-messages'))).toHaveCount(0)
    await expect(rowOf(page, 'From now on also')).toBeInViewport()
    await settled(page)
    await log(page).evaluate((list) => (list.scrollTop = 300))
    await settled(page)
    expect(await shifted()).toBeLessThan(0.01)
    // The gauge works: this is what it shows where something does shift.
    await log(page).evaluate((list) => (list.style.paddingTop = '300px'))
    await expect.poll(shifted).toBeGreaterThan(0.01)
    await page.close()
  })

  it('D23 names each day once, keeps its name on top, and moves on at midnight without a reload', async () => {
    const { t } = alice
    const page = await alice.context.newPage()
    await page.clock.install()
    await page.goto(alice.page.url())
    await expect(rowOf(page, 'From now on also')).toBeInViewport()
    for (let pages = 0; pages < 4; pages++) {
      await log(page).evaluate((list) => (list.scrollTop = 0))
      await settled(page)
    }
    await expect(rowOf(page, 'Old 0')).toBeInViewport()
    const days = await log(page).evaluate(walkDays)
    const before = new Intl.DateTimeFormat('en-IN', { day: 'numeric', month: 'long', timeZone: 'Asia/Kolkata' })
    expect(days).toEqual([
      expect.stringContaining(before.format(Date.now() - 2 * 86_400_000)),
      t('conversations.yesterday'),
      t('conversations.today'),
    ])
    await page.keyboard.press('Control+End')
    await settled(page)
    const onTop = page.getByText(t('conversations.today'), { exact: true }).and(page.locator(':not([role=log] *)'))
    await expect(onTop).toBeVisible()
    expect(await topOf(onTop)).toBeLessThan((await topOf(log(page))) + 40)
    const midnight = new Date(Date.now() + 330 * 60_000).setUTCHours(24, 0, 0, 0) - 330 * 60_000
    await page.clock.fastForward(midnight - Date.now() + 2000)
    await expect(onTop).toHaveCount(0)
    await expect(page.getByText(t('conversations.yesterday'), { exact: true }).first()).toBeVisible()
    await page.close()
  })
})

/** The names of days between the messages, from the first to the last, each as often as it stands there. */
async function walkDays(list: Element): Promise<string[]> {
  const found = new Map<Element, string>()
  for (list.scrollTop = 0; ; list.scrollTop += list.clientHeight / 2) {
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
    for (const line of list.querySelectorAll('[role=separator]')) found.set(line, line.getAttribute('aria-label') ?? '')
    if (list.scrollTop + list.clientHeight >= list.scrollHeight - 1) return [...found.values()]
  }
}
