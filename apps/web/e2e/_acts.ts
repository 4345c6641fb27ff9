import { expect as expectOnPage } from '@playwright/test'
import type { WebPerson } from './_web-office.ts'

/** As patient as a busy machine needs; what a detail gives a time for is measured in the page. */
export const expect = expectOnPage.configure({ timeout: 30_000 })

/** What every person in these tests types to open Chancery. */
export const PIN = 'a pin of mine'

async function chooseLock({ page, t }: WebPerson): Promise<void> {
  // With a passkey on offer the PIN is the other choice.
  const choice = page.getByRole('radio', { name: t('start.lock.pin') })
  if (await choice.isVisible()) await choice.check({ force: true })
  await page.getByLabel(t('start.pin'), { exact: true }).fill(PIN)
}

async function sayWho({ page, t, name }: WebPerson, office: string): Promise<void> {
  await page.getByLabel(t('start.name')).fill(name)
  await page.getByLabel(t('start.office')).fill(office)
}

/** Founds the organization with the link that the server printed, as a person would. */
export async function found(person: WebPerson, link: string, organization = 'Bank of Examples'): Promise<void> {
  const { page, t } = person
  await page.goto(link)
  await page.getByLabel(t('start.organization')).fill(organization)
  await sayWho(person, 'Head office')
  await chooseLock(person)
  await page.getByRole('button', { name: t('start.found.do') }).click()
  await expect(page.getByRole('heading', { name: t('start.found.title') })).toBeHidden()
}

/** Joins with an invite link, as a person would. */
export async function join(person: WebPerson, link: string, office = 'Loans'): Promise<void> {
  const { page, t } = person
  await page.goto(link)
  await sayWho(person, office)
  await chooseLock(person)
  await page.getByRole('button', { name: t('start.join.do') }).click()
  await expect(page.getByRole('heading', { name: t('start.join.title') })).toBeHidden()
}

/** Takes over a device that was prepared for this browser. */
export async function takeOver(person: WebPerson, link: string): Promise<void> {
  const { page, t } = person
  await page.goto(link)
  await chooseLock(person)
  await page.getByRole('button', { name: t('start.move.do') }).click()
  await expect(page.getByRole('heading', { name: t('start.move.title') })).toBeHidden()
}

/** Opens a locked device. */
export async function unlock({ page, t }: WebPerson, pin = PIN): Promise<void> {
  await page.getByLabel(t('start.pin'), { exact: true }).fill(pin)
  await page.getByRole('button', { name: t('start.locked.do') }).click()
}

/** Writes into the open conversation with `name` and sends with Enter; resolves when it is on the record. */
export async function say({ page, t }: WebPerson, name: string, text: string): Promise<void> {
  await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible()
  const field = page.getByRole('textbox', { name: t('conversations.message'), exact: true })
  await field.fill(text)
  await field.press('Enter')
  const row = page.getByRole('log').getByRole('article').filter({ hasText: text }).last()
  await expect(row).toHaveAccessibleName(
    new RegExp(['sent', 'delivered', 'read'].map((state) => t(`conversations.state.${state as 'sent'}`)).join('|')),
  )
}

/** Makes an invite link on the screen for it, as an administrator would. */
export async function inviteFrom({ page, t }: WebPerson): Promise<string> {
  await page
    .getByRole('navigation')
    .getByRole('link', { name: t('frame.invite') })
    .click()
  const again = page.getByRole('button', { name: t('invite.again') })
  const make = page.getByRole('button', { name: t('invite.do') })
  await expect(again.or(make)).toBeVisible()
  if (await again.isVisible()) await again.click()
  await make.click()
  await expect(page.getByRole('img', { name: t('invite.qr') })).toBeVisible()
  const shown = await page.getByRole('group', { name: t('invite.link') }).innerText()
  return /https?:\S+/.exec(shown)?.[0] ?? ''
}

/** Opens a conversation from the list, by the name that stands there. */
export async function openConversation({ page, t }: WebPerson, name: string): Promise<void> {
  await page.goto(new URL('/#/', page.url()).href)
  const list = page.getByRole('list', { name: t('conversations.title') })
  // Its name alone: others, too, say in their last line who wrote it.
  const line = list.getByRole('listitem').filter({ has: page.getByText(name, { exact: true }) })
  await line.getByRole('link').click()
  await expect(page.getByRole('heading', { name, exact: true, level: 1 })).toBeVisible()
}
