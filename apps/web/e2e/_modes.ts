import type { Locator } from '@playwright/test'
import type { Mode } from '@chancery/protocol'
import { expect } from './_acts.ts'
import type { WebPerson } from './_web-office.ts'

/** Opens the page that says who sees what. */
export async function openPrivacy({ page, t }: WebPerson): Promise<void> {
  await page.goto(new URL('/#/settings/privacy', page.url()).href)
  await expect(page.getByRole('heading', { name: t('settings.privacy'), level: 1 })).toBeVisible()
}

/** The card that says what others can see of this device. */
export function othersCard({ page, t }: WebPerson): Locator {
  return page.getByRole('region', { name: t('mode.others') })
}

/** The administrator’s card. */
export function policyCard({ page, t }: WebPerson): Locator {
  return page.getByRole('region', { name: t('policy.title') })
}

/** Chooses a mode for everybody and presses the button; what comes of it is for the test to see. */
export async function choose(person: WebPerson, mode: Mode): Promise<void> {
  const { t } = person
  const card = policyCard(person)
  // Its description stands in its name, and may name another mode.
  await card.getByRole('radio', { name: new RegExp(`^${t(`mode.${mode}`)} `, 'u') }).check({ force: true })
  await card.getByRole('button', { name: t('policy.set') }).click()
}

/** Sets a mode for everybody; resolves when it stands on the register. */
export async function setMode(person: WebPerson, mode: Mode): Promise<void> {
  await openPrivacy(person)
  await choose(person, mode)
  await expect(policyCard(person).getByRole('status')).toHaveText(person.t('policy.done'))
}

/** This person’s device is in a mode, by its own words. */
export async function isInMode(person: WebPerson, mode: Mode): Promise<void> {
  await openPrivacy(person)
  await expect(othersCard(person)).toContainText(`${person.t(`mode.${mode}`)}:`)
}
