// How it looks, to eyes and to assistive technology: every named screen in both languages, light and dark.
import { formatLink } from '@chancery/protocol'
import { describeInBrowser, startServerProcess } from '@chancery/testkit'
import type { ServerProcess } from '@chancery/testkit'
import { afterAll, beforeAll, expect as expectValue, it } from 'vitest'
import { expect, openConversation, takeOver } from '../_acts.ts'
import { hold, makeHoldable, untilHeld } from '../_held-worker.ts'
import { openLine } from '../_line.ts'
import type { Line } from '../_line.ts'
import { openPastOffice, person, tell } from '../_past-office.ts'
import type { PastOffice } from '../_past-office.ts'
import { log, rowOf } from '../_rows.ts'
import { deskOf, seatSitter, visitApp, visitStart } from '../_screens.ts'
import type { Look } from '../_screens.ts'
import { violations } from '../_violations.ts'
import type { WebPerson } from '../_web-office.ts'

const SCREENS = 26

describeInBrowser('looks', () => {
  let office: PastOffice
  let empty: ServerProcess
  /** Sees everything, in English. */
  let asha: WebPerson
  /** Hers to the server. */
  let line: Line

  beforeAll(async () => {
    office = await openPastOffice()
    // Nobody has founded anything there: only so can one see how that looks.
    empty = await startServerProcess()
    const sitter = await seatSitter(office, 'Asha')
    asha = await office.sitDown('Asha', { permissions: ['clipboard-write'] })
    await makeHoldable(asha.context)
    line = await openLine(office.office.url)
    await takeOver(asha, line.over(sitter.link))
    await openConversation(asha, deskOf(asha))
  })
  afterAll(async () => {
    office.expectQuiet()
    await line[Symbol.asyncDispose]()
    await empty[Symbol.asyncDispose]()
    await office[Symbol.asyncDispose]()
  })

  it.each([
    ['en', 'Alice'],
    ['hi', 'ऐलिस'],
  ] as const)('D35 has no violation on any named screen, light or dark, in %s', async (language, name) => {
    const problems: string[] = []
    const seen: string[] = []
    const look: Look = async (screen, { page }) => {
      seen.push(screen)
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
        for (const problem of await violations(page)) problems.push(`${screen}, ${colorScheme}: ${problem}`)
      }
    }
    await visitStart(office, formatLink(empty.foundLink), language, look)
    const sitter = await seatSitter(office, name)
    await visitApp(office, sitter, await office.sitDown(name, { language }), look)
    expectValue(problems).toEqual([])
    expectValue(seen).toHaveLength(SCREENS)
  })

  const at = (fragment: string): Promise<unknown> => asha.page.goto(new URL(`/#/${fragment}`, asha.page.url()).href)

  it('D36 shows what is on its way only when it takes longer than a blink, and says that it is busy', async () => {
    const { page, t } = asha
    await openConversation(asha, deskOf(asha))
    const release = await hold(page, 'listMembers')
    await page.getByRole('button', { name: t('conversations.details') }).click()
    await untilHeld(page)
    const busy = page
      .getByRole('complementary')
      .locator('[aria-busy="true"]')
      .filter({ hasText: t('conversations.loading-members') })
    await expect(busy).toHaveCount(1)
    await expect(busy).toHaveCSS('visibility', 'visible')
    const height = await busy.evaluate((element) => element.getBoundingClientRect().height)
    await release()
    const members = page.getByRole('region', { name: t('conversations.people') }).getByRole('list')
    await expect(members.getByRole('listitem')).toHaveCount(2)
    await expect(busy).toHaveCount(0)
    const shown = await members.evaluate((element) => element.getBoundingClientRect().height)
    expectValue(Math.abs(shown - height)).toBeLessThan(40)
    await page.getByRole('button', { name: t('conversations.close-details') }).click()
  })

  it('D36 says of an empty list what to do next, and of a failure what is kept', async () => {
    const { page, t } = asha
    await at('people')
    await page.getByRole('searchbox', { name: t('people.search'), exact: true }).fill('zzz')
    await expect(page.getByText(t('people.none-text'))).toBeVisible()
    await at('invite')
    await page.getByLabel(t('invite.name')).fill('Dave')
    line.cut()
    await page.getByRole('button', { name: t('invite.do') }).click()
    await expect(page.getByRole('alert').filter({ hasText: t('problem.client/unreachable') })).toBeVisible()
    await expect(page.getByLabel(t('invite.name'))).toHaveValue('Dave')
    line.mend()
    const newcomer = await office.enrol('Newcomer')
    const fresh = await office.sitDown('Newcomer')
    await takeOver(fresh, await office.moveOut(newcomer))
    await expect(fresh.page.getByText(t('conversations.none-why'))).toBeVisible()
    await fresh.page
      .getByRole('main')
      .or(fresh.page.getByRole('region'))
      .getByRole('button', { name: t('conversations.new') })
      .last()
      .click()
    await expect(fresh.page.getByRole('dialog', { name: t('conversations.new') })).toBeVisible()
    await fresh.context.close()
  })

  it('D37 leaves a passing word six seconds, longer while one reads it, and leads to it and back by key', async () => {
    // A browser of its own, for a clock stands still in all of its pages.
    const ravi = await office.enrol('Ravi')
    await tell(office.carol, await person(office.carol, 'Ravi'), 'The land record is here')
    const { page, t, ...rest } = await office.sitDown('Ravi', { permissions: ['clipboard-write'] })
    await page.clock.install()
    await takeOver({ page, t, ...rest }, await office.moveOut(ravi))
    await openConversation({ page, t, ...rest }, 'Carol')
    const row = rowOf(page, 'land record')
    await expect(row).toBeVisible()
    await page.clock.pauseAt(Date.now() + 60_000)
    await row.focus()
    await page.keyboard.press('c')
    const toast = page
      .getByRole('region', { name: t('common.notifications') })
      .getByText(t('conversations.text-copied'))
    await expect(toast).toBeVisible()
    await page.clock.runFor(5900)
    await expect(toast).toBeVisible()
    await page.keyboard.press('F8')
    await page.clock.runFor(60_000)
    await expect(toast).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(toast).toBeHidden()
    await expect(row).toBeFocused()
    await page.keyboard.press('c')
    await expect(toast).toBeVisible()
    await toast.hover()
    await page.clock.runFor(60_000)
    await expect(toast).toBeVisible()
    await log(page).hover()
    await page.clock.runFor(6100)
    await expect(toast).toBeHidden()
    await rest.context.close()
  })
})
