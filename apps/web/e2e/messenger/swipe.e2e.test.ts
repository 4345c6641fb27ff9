// One finger: a message drawn aside is answered, a line of the list is put away or marked.
import type { Locator } from '@playwright/test'
import { describeInBrowser } from '@chancery/testkit'
import type { Colleague } from '@chancery/testkit'
import { afterAll, beforeAll, it } from 'vitest'
import { expect, openConversation, takeOver } from '../_acts.ts'
import { draw } from '../_finger.ts'
import { openPastOffice, person, readAll, tell } from '../_past-office.ts'
import type { PastOffice } from '../_past-office.ts'
import { firstSeen, log, rowOf, settled } from '../_rows.ts'
import { violations } from '../_violations.ts'
import type { WebPerson } from '../_web-office.ts'
import { fieldOf } from '../_writing.ts'

describeInBrowser.each(['en', 'hi'] as const)('with one finger, in %s', (language) => {
  let office: PastOffice
  let alice: WebPerson
  let bob: Colleague

  beforeAll(async () => {
    office = await openPastOffice()
    bob = await office.enrol('Bob', 'Loans')
    const device = await office.enrol('Alice', 'Pune branch')
    const lines = Array.from({ length: 30 }, (_, at) => `${at + 1}. The land record is in the file`)
    const told = await tell(bob, await person(bob, 'Alice'), ...lines, 'When is the visit?')
    await readAll(device, told.conversation)
    await tell(office.carol, await person(office.carol, 'Alice'), 'Good morning')
    const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } as const
    alice = await office.sitDown('Alice', { ...phone, language })
    await takeOver(alice, await office.moveOut(device))
  })
  afterAll(async () => {
    office.expectQuiet()
    await office[Symbol.asyncDispose]()
  })

  const leftOf = async (what: Locator): Promise<number> => (await what.boundingBox())?.x ?? Number.NaN
  const answering = (): Locator => alice.page.getByText(alice.t('conversations.replying', { name: 'Bob' }))

  it('a message that is drawn to the right is answered', async () => {
    const { page } = alice
    await openConversation(alice, 'Bob')
    await settled(page)
    const bubble = rowOf(page, 'When is the visit?').locator('[data-bubble]')
    const before = await leftOf(bubble)
    await draw(alice, bubble, {
      across: 90,
      async before() {
        await expect(page.locator('article [data-far]')).toBeVisible()
        await expect.poll(async () => (await leftOf(bubble)) - before).toBeGreaterThan(80)
      },
    })
    await expect(answering()).toBeVisible()
    await expect(fieldOf(alice)).toBeFocused()
    await expect.poll(() => leftOf(bubble)).toBe(before)
    expect(await violations(page)).toEqual([])
    await page.keyboard.press('Escape')
    await expect(answering()).toHaveCount(0)
  })

  it('a finger that goes back, or the other way, or not far enough, answers nothing', async () => {
    await settled(alice.page)
    const bubble = rowOf(alice.page, 'When is the visit?').locator('[data-bubble]')
    const before = await leftOf(bubble)
    await draw(alice, bubble, { across: 90, back: 20 })
    await draw(alice, bubble, { across: -90 })
    await draw(alice, bubble, { across: 40 })
    await expect.poll(() => leftOf(bubble)).toBe(before)
    await expect(answering()).toHaveCount(0)
  })

  it('a finger that goes down turns the list and answers nothing, however far aside it comes; the next one is heard', async () => {
    const { page } = alice
    await settled(page)
    const top = (): Promise<number> => log(page).evaluate((list) => list.scrollTop)
    const before = await top()
    await draw(alice, rowOf(page, '28. The land').locator('[data-bubble]'), { across: 100, down: 220 })
    await settled(page)
    expect(await top()).toBeLessThan(before - 100)
    await expect(answering()).toHaveCount(0)
    // The row on which it began is drawn no more.
    const { name } = await firstSeen(page)
    const next = log(page).getByRole('article', { name, exact: true })
    await draw(alice, next.locator('[data-bubble]'), { across: 90 })
    await expect(answering()).toBeVisible()
    await page.keyboard.press('Escape')
  })

  it('where motion is not wanted, the message stays and only the sign tells', async () => {
    const { page } = alice
    await page.emulateMedia({ reducedMotion: 'reduce' })
    await log(page).evaluate((list) => (list.scrollTop = list.scrollHeight))
    await settled(page)
    const bubble = rowOf(page, 'When is the visit?').locator('[data-bubble]')
    const before = await leftOf(bubble)
    await draw(alice, bubble, {
      across: 90,
      async before() {
        await expect(page.locator('article [data-far]')).toBeVisible()
        expect(await leftOf(bubble)).toBe(before)
      },
    })
    await expect(answering()).toBeVisible()
    await page.keyboard.press('Escape')
    await page.emulateMedia({ reducedMotion: null })
  })

  it('a line of the list goes to the archive when it is drawn to the left; one press undoes it', async () => {
    const { page, t } = alice
    await page.goto(new URL('/#/', page.url()).href)
    const line = lineOf('Carol')
    await draw(alice, line, {
      across: -100,
      before: () => expect(page.getByText(t('conversations.archive'), { exact: true })).toBeVisible(),
    })
    await expect(line).toHaveCount(0)
    const notices = page.getByRole('region', { name: t('common.notifications') })
    await expect(notices).toContainText(t('conversations.archive-done', { name: 'Carol' }))
    expect(await violations(page)).toEqual([])
    await notices.getByRole('button', { name: t('common.undo') }).tap()
    await expect(line).toBeVisible()
    // Back and forth is nothing, and opens nothing.
    await draw(alice, line, { across: -100, back: 0 })
    await expect(line).toBeVisible()
    await expect(page.getByRole('heading', { name: t('conversations.title'), exact: true })).toBeVisible()
  })

  it('a line is read, or marked as unread, when it is drawn to the right', async () => {
    const { page, t } = alice
    const line = lineOf('Carol')
    await expect(line).toHaveAccessibleName(new RegExp(t('conversations.unread', { count: 1 }), 'u'))
    await draw(alice, line, {
      across: 100,
      before: () => expect(page.getByText(t('conversations.mark-read'), { exact: true })).toBeVisible(),
    })
    await expect(line).not.toHaveAccessibleName(new RegExp(t('conversations.unread', { count: 1 }), 'u'))
    await draw(alice, line, { across: 100 })
    await expect(line).toHaveAccessibleName(new RegExp(`${t('conversations.marked')}$`, 'u'))
    await draw(alice, line, { across: 100 })
    await expect(line).not.toHaveAccessibleName(new RegExp(t('conversations.marked'), 'u'))
  })

  function lineOf(name: string): Locator {
    const list = alice.page.getByRole('list', { name: alice.t('conversations.title') })
    return list.getByRole('link', { name: new RegExp(`^${name}`, 'u') })
  }
})
