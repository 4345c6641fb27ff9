// The app without a pointer: everything can be reached, one always sees where one is, and nothing is lost on the way.
import type { Page } from '@playwright/test'
import { describeInBrowser } from '@chancery/testkit'
import type { Colleague } from '@chancery/testkit'
import { afterAll, beforeAll, it } from 'vitest'
import { settingsSections } from '../../src/messenger/frame/routes.ts'
import { keysOf, shortcuts } from '../../src/messenger/frame/shortcut-table.ts'
import type { ShortcutId } from '../../src/messenger/frame/shortcut-table.ts'
import { expect, takeOver } from '../_acts.ts'
import { group, openPastOffice, person, tell } from '../_past-office.ts'
import type { PastOffice } from '../_past-office.ts'
import { rowOf } from '../_rows.ts'
import type { WebPerson } from '../_web-office.ts'

describeInBrowser('the keyboard', () => {
  let office: PastOffice
  let alice: WebPerson
  let bob: Colleague

  beforeAll(async () => {
    office = await openPastOffice(1)
    bob = await office.enrol('Bob', 'Loans')
    const device = await office.enrol('Alice', 'Pune branch')
    await tell(bob, await group(bob, 'Loans desk', ['Alice']), 'The land record is missing', 'Who has seen it?')
    office.setDaysAgo(0)
    await tell(office.carol, await person(office.carol, 'Alice'), 'Good morning, Alice')
    alice = await office.sitDown('Alice')
    await takeOver(alice, await office.moveOut(device))
    await expect(list().getByRole('listitem')).toHaveCount(2)
  })
  afterAll(async () => {
    office.expectQuiet()
    await office[Symbol.asyncDispose]()
  })

  const list = () => alice.page.getByRole('list', { name: alice.t('conversations.title') })
  const composer = () => alice.page.getByRole('textbox', { name: alice.t('conversations.message'), exact: true })
  const type = (text: string) => alice.page.keyboard.type(text)
  const press = async (...keys: readonly string[]): Promise<void> => {
    for (const key of keys) await alice.page.keyboard.press(key)
  }

  it('D32 opens, sends, answers, searches, and switches without a pointer', async () => {
    const { page, t } = alice
    // From the top of the page: Tab to the list, arrows in it, Enter.
    await tabTo(page, () => document.activeElement?.matches('[data-conversation]') === true)
    await press('End', 'Enter')
    await expect(page.getByRole('heading', { name: 'Loans desk', level: 1 })).toBeVisible()
    await expect(composer()).toBeFocused()
    await type('I have it here')
    await press('Enter')
    await expect(rowOf(page, 'I have it here')).toBeVisible()
    // To the message before, and an answer to it.
    await press('ArrowUp', 'ArrowUp')
    await expect(rowOf(page, 'Who has seen it?')).toBeFocused()
    await press('r')
    await expect(page.getByText(t('conversations.replying', { name: 'Bob' }))).toBeVisible()
    await expect(composer()).toBeFocused()
    await type('I did, yesterday')
    await press('Enter')
    await expect(rowOf(page, 'I did, yesterday')).toHaveAccessibleName(/in answer to Bob/)
    // Search over everything, down to a result, and into it.
    await press('Control+Shift+F')
    await type('morn')
    await expect(page.getByRole('region', { name: t('conversations.messages') }).getByRole('listitem')).toHaveCount(1)
    await press('ArrowDown', 'Enter')
    await expect(rowOf(page, 'Good morning, Alice')).toBeFocused()
    await press('Control+Shift+F', 'Escape')
    await expect(list()).toBeVisible()
    // And to somebody else by a few letters.
    await press('Control+K')
    await expect(page.getByRole('combobox')).toBeFocused()
    await type('loans d')
    await press('Enter')
    await expect(page.getByRole('heading', { name: 'Loans desk', level: 1 })).toBeVisible()
    await expect(page.getByRole('dialog')).toHaveCount(0)
  })

  it('D32 goes round the parts of the screen with F6 in their order, and back with Shift', async () => {
    const { page, t } = alice
    await press('Control+Shift+I')
    await expect(page.getByRole('complementary', { name: t('frame.details') })).toBeVisible()
    await composer().focus()
    const parts = ['details', 'navigation', 'list', 'main', 'composer'] as const
    const round: (string | undefined)[] = []
    for (const _ of parts) round.push((await press('F6'), await region(page)))
    expect(round).toEqual(parts)
    const back: (string | undefined)[] = []
    for (const _ of parts) back.push((await press('Shift+F6'), await region(page)))
    expect(back).toEqual(['main', 'list', 'navigation', 'details', 'composer'])
    await press('Control+Shift+I')
  })

  it('D32 lists with ? every shortcut of the table that binds them', async () => {
    const { page, t } = alice
    await list().getByRole('link').first().focus()
    await press('?')
    const dialog = page.getByRole('dialog', { name: t('frame.shortcuts') })
    await expect(dialog).toBeVisible()
    const shown = await dialog.getByRole('term').allInnerTexts()
    const keys = await dialog.getByRole('definition').allInnerTexts()
    for (const id of Object.keys(shortcuts) as ShortcutId[]) {
      const at = shown.indexOf(t(shortcuts[id].label))
      expect(keys[at]?.replaceAll(/\s/g, '')).toBe(keysOf(id, false).join(''))
    }
    await press('Escape')
    await expect(list().getByRole('link').first()).toBeFocused()
  })

  it('D33 gives the focus back to what opened a dialog', async () => {
    const { page, t } = alice
    await page.goto(new URL('/#/', page.url()).href)
    const opener = page.getByRole('button', { name: t('conversations.new'), exact: true })
    await opener.focus()
    await press('Enter')
    await expect(page.getByRole('dialog', { name: t('conversations.new') })).toBeVisible()
    await press('Escape')
    await expect(opener).toBeFocused()
    await press('Control+K')
    await expect(page.getByRole('combobox')).toBeFocused()
    await press('Escape')
    await expect(opener).toBeFocused()
  })

  it('D33 leads to the heading of a new screen', async () => {
    const { page, t } = alice
    for (const [link, heading] of [
      [t('frame.people'), t('people.title')],
      [t('frame.settings'), t('settings.you')],
    ] as const) {
      await page.getByRole('link', { name: link, exact: true }).focus()
      await press('Enter')
      await expect(page.getByRole('heading', { name: heading, level: 1 })).toBeFocused()
    }
  })

  it('D33 shows a ring of two pixels or more at every stop of Tab on every screen, and traps nobody', async () => {
    const { page } = alice
    await page.goto(new URL('/#/', page.url()).href)
    const group = new URL(await list().getByRole('link').first().getAttribute('href').then(String), page.url()).hash
    const screens = [
      '#/',
      group,
      `${group}/details`,
      '#/new-group',
      '#/people',
      ...settingsSections.map((one) => `#/settings/${one}`),
    ]
    const problems: string[] = []
    for (const screen of screens) {
      await page.goto(new URL(`/${screen}`, page.url()).href)
      await expect(page.locator('[aria-busy="true"]')).toHaveCount(0)
      const stops = await walk(page)
      if (stops.length < 5) problems.push(`${screen}: only ${stops.length} stops`)
      if (stops.length === MOST_STOPS) problems.push(`${screen}: no end`)
      for (const stop of stops) if (stop.problem !== '') problems.push(`${screen}: ${stop.name}: ${stop.problem}`)
    }
    expect(problems).toEqual([])
  })

  it('D33 shows it before the lock, too', async () => {
    const { page, t } = alice
    await press('Control+Shift+L')
    await expect(page.getByRole('heading', { name: t('start.locked.title') })).toBeVisible()
    const stops = await walk(page)
    expect(stops.length).toBeGreaterThan(3)
    expect(stops.filter(({ problem }) => problem !== '')).toEqual([])
  })

  async function tabTo(page: Page, isThere: () => boolean): Promise<void> {
    for (let stops = 0; stops < 40 && !(await page.evaluate(isThere)); stops++) await press('Tab')
  }
})

/** The innermost part of the screen that has the focus. */
function region(page: Page): Promise<string | undefined> {
  return page.evaluate(() => document.activeElement?.closest<HTMLElement>('[data-region]')?.dataset['region'])
}

const MOST_STOPS = 100

interface Stop {
  readonly name: string
  readonly problem: string
}

/** Presses Tab from the top of the page until it comes round, and looks at every stop. */
async function walk(page: Page): Promise<Stop[]> {
  // Tab begins where the focus was last, even where nothing has it.
  await page.evaluate(() => {
    document.body.tabIndex = -1
    document.body.focus()
    document.body.removeAttribute('tabindex')
  })
  const stops: Stop[] = []
  while (stops.length < MOST_STOPS) {
    await page.keyboard.press('Tab')
    const stop = await page.evaluate(lookAtStop)
    if (stop === undefined) break
    stops.push(stop)
  }
  return stops
}

/** What has the focus, and what is wrong with how it shows it; nothing where the walk is over. */
function lookAtStop(): Stop | undefined {
  const stop = document.activeElement
  if (stop === null || stop === document.body || stop.hasAttribute('data-walked')) {
    for (const walked of document.querySelectorAll('[data-walked]')) walked.removeAttribute('data-walked')
    return undefined
  }
  stop.setAttribute('data-walked', '')
  const name = `${stop.tagName} ${stop.getAttribute('aria-label') ?? stop.textContent.slice(0, 40)}`
  // Of a field with an icon, or a choice, the whole has the ring; of a switch, what moves.
  const moving =
    stop.role === 'switch' || stop.getAttribute('role') === 'switch'
      ? stop.closest('label')?.querySelector('span[aria-hidden]')
      : null
  const wholes = [moving, stop, stop.parentElement, stop.parentElement?.parentElement, stop.closest('label')]
  const ringed = wholes.find((one) => {
    if (!one) return false
    const { outlineStyle, outlineWidth } = getComputedStyle(one)
    return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2
  })
  if (!ringed) return { name, problem: 'no ring' }
  const { left, top, width, height } = ringed.getBoundingClientRect()
  const [x, y] = [left + width / 2, top + height / 2]
  if (width < 8 || height < 8) return { name, problem: `too small: ${width} × ${height}` }
  if (x < 0 || y < 0 || x > innerWidth || y > innerHeight) return { name, problem: 'out of sight' }
  const shown = document.elementFromPoint(x, y)
  const isCovered = shown !== null && !ringed.contains(shown) && !shown.contains(ringed)
  return { name, problem: isCovered ? `covered by ${shown.tagName} ${shown.className}` : '' }
}
