import { expect } from '@playwright/test'
import type { WebPerson } from './_web-office.ts'

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
