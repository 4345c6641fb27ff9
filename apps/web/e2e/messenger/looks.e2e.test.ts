// How it looks, to eyes and to assistive technology: every named screen in both languages, light and dark.
import { AxeBuilder } from '@axe-core/playwright'
import { formatLink } from '@chancery/protocol'
import type { Page } from '@playwright/test'
import { describeInBrowser, startServerProcess } from '@chancery/testkit'
import type { ServerProcess } from '@chancery/testkit'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openPastOffice } from '../_past-office.ts'
import type { PastOffice } from '../_past-office.ts'
import { seatSitter, visitApp, visitStart } from '../_screens.ts'
import type { Look } from '../_screens.ts'

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']
const SCREENS = 22

/** What is wrong with the page as it is: rule, and where. */
async function violations(page: Page): Promise<string[]> {
  // In the page itself: another page would take the focus from it.
  const { violations: found } = await new AxeBuilder({ page }).setLegacyMode().withTags(TAGS).analyze()
  return found.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} at ${target.join()}: ${failureSummary}`),
  )
}

describeInBrowser('looks', () => {
  let office: PastOffice
  let empty: ServerProcess

  beforeAll(async () => {
    office = await openPastOffice()
    // Nobody has founded anything there: only so can one see how that looks.
    empty = await startServerProcess()
  })
  afterAll(async () => {
    office.expectQuiet()
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
    expect(problems).toEqual([])
    expect(seen).toHaveLength(SCREENS)
  })
})
