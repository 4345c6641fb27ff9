import { invitePerson, revokeDevice, setRole, synchronize } from '@chancery/client'
import { formatLink } from '@chancery/protocol'
import type { Colleague } from '@chancery/testkit'
import type { Language } from '../src/messenger/language/locale.ts'
import { settingsSections } from '../src/messenger/frame/routes.ts'
import { expect, inviteFrom, openConversation, takeOver, unlock } from './_acts.ts'
import type { PastOffice } from './_past-office.ts'
import { group, person, tell } from './_past-office.ts'
import type { WebPerson } from './_web-office.ts'

/** Looks at one screen, which is on the page when this is called. */
export type Look = (name: string, at: WebPerson) => Promise<void>

const GROUP = 'Loans desk'

/** The group in which somebody who is looked at is. */
export function deskOf({ name }: Pick<WebPerson, 'name'>): string {
  return `${GROUP} of ${name}`
}

/** Who is looked at, with something said in an office where something was said. */
export interface Sitter {
  readonly link: string
  readonly colleague: Colleague
}

/** Somebody who sees every screen: an administrator with conversations, ready to move into a browser. */
export async function seatSitter(office: PastOffice, name: string): Promise<Sitter> {
  const { carol } = office
  const colleague = await office.enrol(name, 'Loans, Head office')
  await synchronize(carol.engine)
  await setRole(carol.engine, colleague.engine.account.person, 'administrator')
  const desk = await group(carol, deskOf({ name }), [name])
  await tell(carol, desk, 'Good morning. The *land record* of the agriculture file is here.', 'भूमि रिकॉर्ड आ गया है।')
  await tell(colleague, desk, 'Thank you. I send it up now; `T-2026-1107` is its number.')
  await tell(carol, desk, '> Thank you.\nPlease, before noon: https://example.org/files')
  await tell(carol, await person(carol, name), 'Could you look at the valuation of the Kothrud flat?')
  return { link: await office.moveOut(colleague), colleague }
}

/** Every screen in front of the lock, in a browser of its own. */
export async function visitStart(office: PastOffice, foundLink: string, language: Language, look: Look): Promise<void> {
  const guest = await office.sitDown('A guest', { language })
  const { page, t, context } = guest
  await page.goto(office.office.url)
  await expect(page.getByRole('heading', { name: t('start.link.title') })).toBeVisible()
  await look('link', guest)
  await page.goto(foundLink)
  await expect(page.getByRole('heading', { name: t('start.found.title') })).toBeVisible()
  await look('found', guest)
  await page.goto(formatLink(await invitePerson(office.carol.engine)))
  await expect(page.getByRole('heading', { name: t('start.join.title') })).toBeVisible()
  await look('join', guest)
  await context.close()
}

/** Every screen behind the lock, then the lock itself, and the end. */
export async function visitApp(office: PastOffice, sitter: Sitter, at: WebPerson, look: Look): Promise<void> {
  const { page, t } = at
  await page.goto(sitter.link)
  await expect(page.getByRole('heading', { name: t('start.move.title') })).toBeVisible()
  await look('move', at)
  await takeOver(at, sitter.link)
  await expect(page.getByRole('list', { name: t('conversations.title') }).getByRole('listitem')).toHaveCount(2)
  await look('list', at)
  await visitConversation(at, look)
  await visitOffice(at, look)
  await visitSearch(at, look)
  await visitLock(office, sitter, at, look)
}

async function visitConversation(at: WebPerson, look: Look): Promise<void> {
  const { page, t } = at
  await openConversation(at, deskOf(at))
  await expect(page.getByRole('article')).toHaveCount(4)
  await look('conversation', at)
  await page.getByRole('button', { name: t('conversations.details') }).click()
  await expect(page.getByRole('region', { name: t('conversations.people') }).getByRole('listitem')).toHaveCount(2)
  await look('details', at)
  await page.getByRole('button', { name: t('conversations.close-details') }).click()
  await page.keyboard.press('Control+Shift+G')
  await expect(page.getByRole('heading', { name: t('conversations.new-group') })).toBeVisible()
  await look('new group', at)
}

async function visitOffice(at: WebPerson, look: Look): Promise<void> {
  const { page, t } = at
  await page.goto(new URL('/#/people', page.url()).href)
  await expect(page.getByRole('heading', { name: t('people.title'), level: 1 })).toBeVisible()
  await look('people', at)
  await page.getByRole('button', { name: t('people.about', { name: 'Carol' }) }).click()
  await expect(page.getByRole('heading', { name: 'Carol', level: 1 })).toBeVisible()
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0)
  await look('person', at)
  await page.goto(new URL('/#/help', page.url()).href)
  await expect(page.getByRole('heading', { name: t('help.title'), level: 1 })).toBeVisible()
  await look('help', at)
  await inviteFrom(at)
  await look('invite', at)
  for (const section of settingsSections) {
    await page.goto(new URL(`/#/settings/${section}`, page.url()).href)
    await expect(page.getByRole('heading', { name: t(`settings.${section}`), level: 1 })).toBeVisible()
    await expect(page.locator('[aria-busy="true"]')).toHaveCount(0)
    await look(`settings, ${section}`, at)
  }
}

async function visitSearch(at: WebPerson, look: Look): Promise<void> {
  const { page, t } = at
  await page.goto(new URL('/#/', page.url()).href)
  const field = page.getByRole('searchbox', { name: t('conversations.search') })
  await field.fill('rec')
  await expect(page.getByRole('region', { name: t('conversations.messages') }).locator('mark')).toHaveText(['rec'])
  await look('search results', at)
  await field.fill('zzz')
  await expect(page.getByText(t('conversations.nothing-found-try'))).toBeVisible()
  await look('nothing found', at)
  await field.fill('')
  await page.getByRole('heading', { name: t('conversations.title'), exact: true }).click()
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: t('frame.shortcuts') })).toBeVisible()
  await look('shortcuts', at)
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+K')
  const switcher = page.getByRole('dialog', { name: t('frame.switcher') })
  await expect(switcher).toBeVisible()
  await look('switcher', at)
  await expect(switcher).toBeVisible()
  await page.keyboard.press('Escape')
}

async function visitLock({ carol }: PastOffice, { colleague }: Sitter, at: WebPerson, look: Look): Promise<void> {
  const { page, t } = at
  await page.keyboard.press('Control+Shift+L')
  await expect(page.getByRole('heading', { name: t('start.locked.title') })).toBeVisible()
  await look('unlock', at)
  await unlock(at, 'another pin')
  await expect(page.getByRole('alert')).toBeVisible()
  await look('wrong PIN', at)
  await unlock(at)
  await expect(page.getByRole('heading', { name: t('conversations.title'), exact: true })).toBeVisible()
  await revokeDevice(carol.engine, colleague.engine.keys.device)
  await expect(page.getByRole('heading', { name: t('start.revoked.title') })).toBeVisible()
  await look('revoked', at)
}
