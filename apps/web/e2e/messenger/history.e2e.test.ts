// A second device by link, with the whole history; a recovery code; the way back for who has lost all devices.
import { describeInBrowser } from '@chancery/testkit'
import { afterAll, beforeAll, it } from 'vitest'
import { PIN, expect, found, inviteFrom, join, openConversation } from '../_acts.ts'
import { openWebOffice } from '../_web-office.ts'
import type { WebOffice, WebPerson } from '../_web-office.ts'
import { enter, isSent, rowsOf, talkTo } from '../_writing.ts'

async function openDevices({ page }: WebPerson): Promise<void> {
  await page.goto(new URL('/#/settings/devices', page.url()).href)
}

/** The link on the screen. */
async function shownLink({ page, t }: WebPerson): Promise<string> {
  await expect(page.getByRole('img', { name: t('invite.qr') })).toBeVisible()
  const shown = await page.getByRole('group', { name: t('invite.link') }).innerText()
  return /https?:\S+/.exec(shown)?.[0] ?? ''
}

/** Opens a link for a further device of somebody, in a browser that has none. */
async function addDevice({ page, t }: WebPerson, link: string, recoveryCode?: string): Promise<void> {
  await page.goto(link)
  const choice = page.getByRole('radio', { name: t('start.lock.pin') })
  if (await choice.isVisible()) await choice.check({ force: true })
  await page.getByLabel(t('start.pin'), { exact: true }).fill(PIN)
  if (recoveryCode !== undefined) await page.getByLabel(t('history.restore.field')).fill(recoveryCode)
  await page.getByRole('button', { name: t('start.device.do') }).click()
  await expect(page.getByRole('heading', { name: t('start.device.title') })).toBeHidden()
}

describeInBrowser('devices and history', () => {
  let office: WebOffice
  let carol: WebPerson
  let bob: WebPerson
  let code = ''

  beforeAll(async () => {
    office = await openWebOffice()
    carol = await office.sitDown('Carla')
    bob = await office.sitDown('बॉब', { language: 'hi' })
    await found(carol, office.foundLink)
    await join(bob, await inviteFrom(carol))
    await talkTo(bob, 'Carla')
    for (const text of ['The first thing', 'सूचीपत्र तैयार है', 'The last thing']) {
      await enter(bob, text)
      await isSent(bob, text)
    }
  })
  afterAll(async () => {
    office.expectQuiet()
    await office[Symbol.asyncDispose]()
  })

  it('a further device comes with a link in three steps, gets the whole history, and finds it by its words', async () => {
    await openDevices(bob)
    await bob.page.getByRole('button', { name: bob.t('settings.devices.add') }).click()
    for (const step of ['scan', 'lock', 'wait'] as const)
      await expect(bob.page.getByText(bob.t(`history.add.${step}`))).toBeVisible()
    const phone = await office.sitDown('बॉब', { language: 'en' })
    await addDevice(phone, await shownLink(bob))
    await expect(bob.page.getByText(bob.t('history.add.here'))).toBeVisible()
    await openConversation(phone, 'Carla')
    for (const text of ['The first thing', 'सूचीपत्र तैयार है', 'The last thing'])
      await expect(rowsOf(phone, text)).toBeVisible()
    await openDevices(phone)
    await expect(phone.page.getByText(phone.t('history.came', { count: 4 }))).toBeVisible()
    await phone.page.goto(new URL('/#/', phone.page.url()).href)
    await phone.page.getByRole('searchbox').first().fill('सूचीपत्र')
    await expect(phone.page.getByText('सूचीपत्र').first()).toBeVisible()
    await phone.context.close()
  })

  it('a recovery code is shown once, and can be tested, in Hindi, too', async () => {
    const { page, t } = bob
    await openDevices(bob)
    await page.getByRole('button', { name: t('history.backup.begin') }).click()
    code = (await page.getByTestId('recovery-code').innerText()).trim()
    expect(code).toMatch(/^([0-9A-Z]{4}-){7}[0-9A-Z]{4}$/)
    await page.getByRole('button', { name: t('history.code.written') }).click()
    await expect(page.getByText(code)).toBeHidden()
    await page.getByRole('button', { name: t('history.backup.test') }).click()
    const field = page.getByRole('textbox', { name: t('history.code.label') })
    await field.fill(code.slice(1))
    await page.getByRole('button', { name: t('history.test.do'), exact: true }).click()
    await expect(page.getByText(t('problem.client/recovery-code'))).toBeVisible()
    await field.fill(code.toLowerCase().replaceAll('-', ' '))
    await page.getByRole('button', { name: t('history.test.do'), exact: true }).click()
    await expect(page.getByText(t('history.test.right'))).toBeVisible()
    await page
      .getByRole('button', { name: t('common.close'), exact: true })
      .last()
      .click()
  })

  it('who has lost all devices is let in again by an administrator, and has the history by the code', async () => {
    const { page, t } = carol
    await page.goto(new URL('/#/people', page.url()).href)
    await page.getByRole('button', { name: t('people.about', { name: 'बॉब' }) }).click()
    await page.getByRole('button', { name: t('history.lost.open') }).click()
    await expect(page.getByText(t('history.lost.sure', { name: 'बॉब' }))).toBeVisible()
    await page.getByRole('button', { name: t('history.lost.do') }).click()
    const link = await shownLink(carol)
    const again = await office.sitDown('बॉब', { language: 'hi' })
    await addDevice(again, link, code)
    await openConversation(again, 'Carla')
    await expect(rowsOf(again, 'The first thing')).toBeVisible()
    await again.context.close()
  })
})
