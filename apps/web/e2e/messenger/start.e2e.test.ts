// Links, passkeys, and what is asked before one is in.
import { expect } from '@playwright/test'
import { describeInBrowser } from '@chancery/testkit'
import { afterAll, beforeAll, it } from 'vitest'
import { PIN, found, inviteFrom, join } from '../_acts.ts'
import { plugInReader } from '../_passkey.ts'
import { openWebOffice } from '../_web-office.ts'
import type { WebOffice, WebPerson } from '../_web-office.ts'

async function fillWho({ page, t, name }: WebPerson): Promise<void> {
  await page.getByLabel(t('start.name')).fill(name)
}

describeInBrowser('before one is in', () => {
  let office: WebOffice
  let carol: WebPerson

  beforeAll(async () => {
    office = await openWebOffice()
    carol = await office.sitDown('Carol')
    await found(carol, office.foundLink)
  })
  afterAll(async () => {
    office.expectQuiet()
    await office[Symbol.asyncDispose]()
  })

  it('takes a link out of the address bar at once, and keeps it over a reload until it is used', async () => {
    const alice = await office.sitDown('Alice')
    const { page, t } = alice
    await page.goto(await inviteFrom(carol))
    await expect(page.getByRole('heading', { name: t('start.join.title') })).toBeVisible()
    expect(page.url()).not.toContain('invite.')
    await page.reload()
    await expect(page.getByRole('heading', { name: t('start.join.title') })).toBeVisible()
    expect(page.url()).not.toContain('invite.')
    await fillWho(alice)
    await page.getByLabel(t('start.pin'), { exact: true }).fill(PIN)
    await page.getByRole('button', { name: t('start.join.do') }).click()
    await expect(page.getByRole('navigation', { name: t('frame.navigation') })).toBeAttached()
    expect(await page.evaluate(() => JSON.stringify(sessionStorage))).not.toContain('invite.')
  })

  it('says of a link that was cut what to do, in Hindi too', async () => {
    const link = await inviteFrom(carol)
    for (const language of ['en', 'hi'] as const) {
      const { page, t } = await office.sitDown('Bob', { language })
      await page.goto(link.slice(0, -20))
      await expect(page.getByRole('alert')).toContainText(t('problem.protocol/link'))
      await page.getByRole('textbox', { name: t('start.link.field') }).fill(link)
      await page.getByRole('button', { name: t('start.link.do') }).click()
      await expect(page.getByRole('heading', { name: t('start.join.title') })).toBeVisible()
    }
  })

  it('refuses a PIN that is short or easy beside the field, and does not use the link up', async () => {
    const bob = await office.sitDown('Bob')
    const { page, t } = bob
    await page.goto(await inviteFrom(carol))
    await page.getByRole('button', { name: t('start.join.do') }).click()
    await expect(page.getByLabel(t('start.name'))).toBeFocused()
    await expect(page.getByText(t('start.needed'))).toBeVisible()
    await fillWho(bob)
    for (const [pin, words] of [
      ['1234567', 'start.pin.short'],
      ['12345678', 'start.pin.easy'],
    ] as const) {
      await page.getByLabel(t('start.pin'), { exact: true }).fill(pin)
      await page.getByRole('button', { name: t('start.join.do') }).click()
      await expect(page.getByText(t(words), { exact: true })).toBeVisible()
    }
    await page.getByLabel(t('start.pin'), { exact: true }).fill(PIN)
    await page.getByRole('button', { name: t('start.join.do') }).click()
    await expect(page.getByRole('navigation', { name: t('frame.navigation') })).toBeAttached()
  })

  it('changes nothing when somebody who is in opens a link, and leaves the link to whom it is for', async () => {
    const link = await inviteFrom(carol)
    const { page, t } = carol
    await page.goto(link)
    const dialog = page.getByRole('dialog', { name: t('start.already.title') })
    await expect(dialog).toContainText('Bank of Examples')
    await dialog.getByRole('button', { name: t('start.already.do', { name: 'Carol' }) }).click()
    await expect(dialog).toBeHidden()
    await join(await office.sitDown('Dave'), link)
  })

  it('never says to somebody who is just coming in that the link is for somebody else', async () => {
    const grace = await office.sitDown('Grace')
    const { page, t } = grace
    await page.addInitScript(() => {
      const seen: string[] = []
      Object.assign(globalThis, { seen })
      new MutationObserver(() => {
        for (const dialog of document.querySelectorAll('[role$="dialog"]')) seen.push(dialog.textContent)
      }).observe(document, { childList: true, subtree: true })
    })
    await page.goto(await inviteFrom(carol))
    await fillWho(grace)
    await page.getByLabel(t('start.pin'), { exact: true }).fill(PIN)
    await page.getByRole('button', { name: t('start.join.do') }).click()
    await expect(page.getByRole('navigation', { name: t('frame.navigation') })).toBeAttached()
    expect(await page.evaluate(() => (globalThis as unknown as { seen: string[] }).seen)).toEqual([])
  })

  it('lets a fingerprint lock and open the device, without a PIN', async () => {
    const erin = await office.sitDown('Erin')
    const { page, t } = erin
    await plugInReader(erin)
    await page.goto(await inviteFrom(carol))
    await fillWho(erin)
    await expect(page.getByRole('radio', { name: t('start.lock.passkey') })).toBeChecked()
    await expect(page.getByLabel(t('start.pin'), { exact: true })).toBeHidden()
    await page.getByRole('button', { name: t('start.join.do') }).click()
    await expect(page.getByRole('navigation', { name: t('frame.navigation') })).toBeAttached()
    await page.keyboard.press('Control+Shift+L')
    await page.getByRole('button', { name: t('start.locked.passkey') }).click()
    await expect(page.getByRole('navigation', { name: t('frame.navigation') })).toBeAttached()
  })

  it('asks for a PIN, in one calm sentence, where a passkey keeps no secret', async () => {
    const frank = await office.sitDown('Frank')
    const { page, t } = frank
    await plugInReader(frank, false)
    await page.goto(await inviteFrom(carol))
    await fillWho(frank)
    await page.getByRole('radio', { name: t('start.lock.passkey') }).waitFor({ state: 'attached' })
    await page.getByRole('button', { name: t('start.join.do') }).click()
    await expect(page.getByText(t('start.lock.no-secret'))).toBeVisible()
    await page.getByLabel(t('start.pin'), { exact: true }).fill(PIN)
    await page.getByRole('button', { name: t('start.join.do') }).click()
    await expect(page.getByRole('navigation', { name: t('frame.navigation') })).toBeAttached()
  })
})
