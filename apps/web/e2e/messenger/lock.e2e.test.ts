// The lock of a device: what it hides, what opens it, when it closes, and what is left when the device is removed.
import type { Locator } from '@playwright/test'
import { describeInBrowser } from '@chancery/testkit'
import { afterAll, beforeAll, it } from 'vitest'
import { PIN, expect, join, openConversation, unlock } from '../_acts.ts'
import { clockOf } from '../_clock.ts'
import { inWorker } from '../_in-worker.ts'
import { openLine, plugIn, unplug } from '../_line.ts'
import type { Line } from '../_line.ts'
import { plugInReader } from '../_passkey.ts'
import { openWebOffice } from '../_web-office.ts'
import type { WebOffice, WebPerson } from '../_web-office.ts'
import { enter, fieldOf, isSent, reaches, rowsOf, talkTo, textsOf } from '../_writing.ts'

const NEW_PIN = 'एक नया पिन'

function lockOf({ page, t }: WebPerson): Locator {
  return page.getByRole('heading', { name: t('start.locked.title') })
}

async function lock(person: WebPerson): Promise<void> {
  await person.page
    .getByRole('button', { name: person.t('frame.lock') })
    .first()
    .click()
  await expect(lockOf(person)).toBeVisible()
}

function settingsOf({ page, t }: WebPerson): Locator {
  return page.getByRole('heading', { name: t('settings.lock'), level: 1, exact: true })
}

/** The settings of the lock. */
async function openLockSettings(person: WebPerson): Promise<void> {
  const { page } = person
  await page.goto(new URL('/#/settings/lock', page.url()).href)
  await expect(settingsOf(person)).toBeVisible()
}

/** How many rows lie in each store of the device's database, read past the app; nothing where there is no database. */
function storedBy({ page }: WebPerson): Promise<Record<string, number>> {
  return page.evaluate(async () => {
    const counts: Record<string, number> = {}
    if (!(await indexedDB.databases()).some(({ name }) => name === 'chancery')) return counts
    const settled = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve) => request.addEventListener('success', () => resolve(request.result)))
    const database = await settled(indexedDB.open('chancery'))
    for (const name of database.objectStoreNames)
      counts[name] = await settled(database.transaction(name).objectStore(name).count())
    database.close()
    return counts
  })
}

describeInBrowser('the lock', () => {
  let office: WebOffice
  let line: Line
  let alice: WebPerson
  let bob: WebPerson

  beforeAll(async () => {
    office = await openWebOffice()
    await office.found()
    alice = await office.sitDown('ऐलिस', { language: 'hi' })
    bob = await office.sitDown('Bob')
    line = await openLine(office.server.url)
    await join(alice, line.over(await office.invite()))
    await join(bob, await office.invite())
    await talkTo(alice, 'Bob')
    await enter(alice, 'यह गोपनीय है')
    await isSent(alice, 'यह गोपनीय है')
  })
  afterAll(async () => {
    office.expectQuiet()
    await line[Symbol.asyncDispose]()
    await office[Symbol.asyncDispose]()
  })

  it('hides every name and word at once, and opens to where one was', async () => {
    const { page, t } = alice
    await lock(alice)
    await expect(page).toHaveTitle(`${t('start.locked.title')} – ${t('common.app')}`)
    const shown = await page.locator('body').innerText()
    for (const word of ['Bob', 'ऐलिस', 'Bank of Examples', 'गोपनीय']) expect(shown).not.toContain(word)
    await page.reload()
    await expect(lockOf(alice)).toBeVisible()
    await unlock(alice)
    await expect(page.getByRole('heading', { name: 'Bob', level: 1 })).toBeVisible()
    expect(await textsOf(alice)).toEqual(['यह गोपनीय है'])
  })

  it('says that a PIN is wrong, in words, and loses nothing', async () => {
    const { page, t } = alice
    await lock(alice)
    for (const wrong of ['another pin', 'short']) {
      await unlock(alice, wrong)
      await expect(page.getByRole('alert')).toHaveText(t('problem.lock/wrong-pin'))
      await expect(page.getByLabel(t('start.pin'), { exact: true })).toHaveValue('')
    }
    await unlock(alice)
    await expect(rowsOf(alice, 'यह गोपनीय है')).toBeVisible()
  })

  it('says without a network that a PIN needs it, and opens when it is back', async () => {
    const { page, context, t } = alice
    await lock(alice)
    await unplug(context, line)
    await expect(page.getByText(t('start.locked.offline'))).toBeVisible()
    await unlock(alice)
    await expect(page.getByRole('alert')).toHaveText(t('problem.lock/needs-server'))
    await plugIn(context, line)
    await expect(page.getByText(t('start.locked.offline'))).toHaveCount(0)
    await unlock(alice)
    await expect(rowsOf(alice, 'यह गोपनीय है')).toBeVisible()
  })

  it('closes by itself a minute after the last key when that was chosen, and not before', async () => {
    const { page, t } = alice
    const forward = await clockOf(alice)
    await openLockSettings(alice)
    await page.getByRole('button', { name: t('settings.lock.idle') }).click()
    await page.getByRole('option', { name: t('settings.lock.minutes', { minutes: 1 }), exact: true }).click()
    await expect(page.getByRole('button', { name: t('settings.lock.idle') })).toContainText(
      t('settings.lock.minutes', { minutes: 1 }),
    )
    for (let turn = 0; turn < 3; turn++) {
      await forward(0.9)
      // A page that has just begun asks the worker how it stands, and tells it of the first key.
      await page.reload()
      await expect(settingsOf(alice)).toBeVisible()
      await page.keyboard.press('Shift')
    }
    await forward(1.1)
    await expect(lockOf(alice)).toBeVisible()
    // The next worker has the machine's clock.
    await inWorker(alice, 'self.close()')
    await expect(lockOf(alice)).toBeVisible()
    await unlock(alice)
    await expect(settingsOf(alice)).toBeVisible()
  })

  it('takes a new PIN, and the old one opens nothing any more', async () => {
    const { page, t } = alice
    await openLockSettings(alice)
    await page.getByRole('button', { name: t('settings.lock.change-pin') }).click()
    const dialog = page.getByRole('dialog', { name: t('settings.lock.pin-title') })
    await dialog.getByLabel(t('settings.lock.new-pin')).fill('12345678')
    await dialog.getByRole('button', { name: t('common.save') }).click()
    await expect(dialog.getByText(t('start.pin.easy'))).toBeVisible()
    await dialog.getByLabel(t('settings.lock.new-pin')).fill(NEW_PIN)
    await dialog.getByRole('button', { name: t('common.save') }).click()
    await expect(page.getByText(t('settings.lock.saved'))).toBeVisible()
    await lock(alice)
    await unlock(alice, PIN)
    await expect(page.getByRole('alert')).toHaveText(t('problem.lock/wrong-pin'))
    await unlock(alice, NEW_PIN)
    await expect(lockOf(alice)).toHaveCount(0)
  })

  it('opens with a passkey without a network; D5 what waited goes out when the network is back', async () => {
    const { page, context, t } = alice
    const words = ['पहला', 'दूसरा', 'तीसरा']
    await plugInReader(alice)
    await page.reload()
    await openLockSettings(alice)
    await page.getByRole('button', { name: t('settings.lock.add-passkey') }).click()
    await expect(page.getByRole('button', { name: t('settings.lock.change-passkey') })).toBeVisible()
    await openConversation(alice, 'Bob')
    await unplug(context, line)
    await expect(page.getByText(t('frame.offline')).first()).toBeVisible()
    for (const text of words) await enter(alice, text)
    await reaches(alice, 'तीसरा', 'waiting')
    await lock(alice)
    await page.reload()
    await expect(lockOf(alice)).toBeVisible()
    await page.getByRole('button', { name: t('start.locked.passkey') }).click()
    for (const text of words) await reaches(alice, text, 'waiting')
    await plugIn(context, line)
    for (const text of words) await isSent(alice, text)
    await openConversation(bob, 'ऐलिस')
    await expect.poll(() => textsOf(bob).then((all) => all.slice(-3))).toEqual(words)
  })

  it('is all that is left of a device that an administrator revokes: the screen says so, and nothing is stored', async () => {
    const { page, t } = alice
    expect((await storedBy(alice))['record']).toBeGreaterThan(10)
    await office.command('carol', 'revoke', 'ऐलिस')
    await expect(page.getByRole('heading', { name: t('start.revoked.title') })).toBeVisible()
    await expect(page.getByText(t('start.revoked.next'))).toBeVisible()
    // One row remains, which says that a device was here and was revoked.
    expect(await storedBy(alice)).toEqual({ clear: 1, record: 0 })
    await page.reload()
    await expect(page.getByRole('heading', { name: t('start.revoked.title') })).toBeVisible()
    await expect(bob.page.getByText(bob.t('conversations.closed.no-device', { name: 'ऐलिस' }))).toBeVisible()
    await expect(fieldOf(bob)).toHaveCount(0)
  })

  it('erases itself when its own person removes it, and lets them come back with an invitation', async () => {
    const { page, t } = bob
    await page.goto(new URL('/#/settings/devices', page.url()).href)
    await page.getByRole('button', { name: t('settings.devices.remove') }).click()
    const question = page.getByRole('alertdialog')
    await expect(question).toContainText(t('settings.devices.remove-this'))
    await question.getByRole('button', { name: t('settings.devices.remove') }).click()
    await expect(page.getByRole('heading', { name: t('start.revoked.title') })).toBeVisible()
    expect(await storedBy(bob)).toEqual({ clear: 1, record: 0 })
    await join(bob, await office.invite())
    await expect(page.getByRole('heading', { name: 'Carol', level: 1 })).toBeVisible()
  })

  it('erases a device that was revoked while it was locked as soon as somebody tries to open it', async () => {
    const { page, t } = bob
    await lock(bob)
    expect((await storedBy(bob))['record']).toBeGreaterThan(0)
    await office.command('carol', 'revoke', 'Bob')
    await unlock(bob)
    await expect(page.getByRole('heading', { name: t('start.revoked.title') })).toBeVisible()
    expect(await storedBy(bob)).toEqual({ clear: 1, record: 0 })
  })
})
