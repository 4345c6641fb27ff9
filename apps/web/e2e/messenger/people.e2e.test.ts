// People: the directory, somebody's page; what whoever comes in is told once; and the help.
import { createGroup, findPerson, listDevices, synchronize } from '@chancery/client'
import { fingerprint } from '@chancery/protocol'
import { describeInBrowser } from '@chancery/testkit'
import type { Colleague } from '@chancery/testkit'
import { afterAll, beforeAll, describe, expect as expectValue, it } from 'vitest'
import { helpTable } from '../../src/messenger/help/help-table.ts'
import { shortcuts } from '../../src/messenger/frame/shortcut-table.ts'
import { expect, join, takeOver } from '../_acts.ts'
import { openPastOffice } from '../_past-office.ts'
import type { PastOffice } from '../_past-office.ts'
import { readCode } from '../_read-code.ts'
import { violations } from '../_violations.ts'
import { openWebOffice } from '../_web-office.ts'
import type { WebPerson } from '../_web-office.ts'
import { fieldOf } from '../_writing.ts'

describeInBrowser('people', () => {
  describe.each([
    ['en', { width: 1280, height: 800 }],
    ['hi', { width: 390, height: 844 }],
  ] as const)('in %s', (language, viewport) => {
    let office: PastOffice
    let alice: WebPerson
    let priya: Colleague

    const to = async (fragment: string): Promise<void> =>
      void (await alice.page.goto(new URL(`/#/${fragment}`, alice.page.url()).href))
    const people = () => alice.page.getByRole('main').getByRole('listitem')

    beforeAll(async () => {
      office = await openPastOffice()
      priya = await office.enrol('प्रिया शर्मा', 'Loans, Pune branch')
      await office.enrol('Imran Qureshi', 'Loans, Head office')
      await office.enrol('Lakshmi Rao', 'Treasury · Head office')
      const sitter = await office.enrol('Alice', 'Front desk')
      await synchronize(sitter.engine)
      const members = ['प्रिया शर्मा', 'Imran Qureshi'].map((name) => findPerson(sitter.engine, name))
      await createGroup(sitter.engine, 'Harvest loans', members)
      alice = await office.sitDown('Alice', { language, viewport, hasTouch: language === 'hi' })
      await takeOver(alice, await office.moveOut(sitter))
      await to('people')
    })
    afterAll(async () => {
      office.expectQuiet()
      await office[Symbol.asyncDispose]()
    })

    it('are found by name in either script, and by office', async () => {
      const { page, t } = alice
      const field = page.getByRole('searchbox', { name: t('people.search'), exact: true })
      for (const [typed, name] of [
        ['priya', 'प्रिया शर्मा'],
        ['प्रि', 'प्रिया शर्मा'],
        ['इमरान', 'Imran Qureshi'],
        ['लक्ष्मी', 'Lakshmi Rao'],
        ['laxmi', 'Lakshmi Rao'],
        ['ऐलिस', 'Alice'],
        ['sharma', 'प्रिया शर्मा'],
        ['treas', 'Lakshmi Rao'],
      ] as const) {
        await field.fill(typed)
        await expect(people()).toHaveCount(1)
        await expect(people()).toContainText(name)
      }
      await field.fill('')
      await expect(people()).toHaveCount(5)
    })

    it('are listed by office, and by what they may do', async () => {
      const { page, t } = alice
      await page.getByRole('radio', { name: t('people.by-office') }).click()
      const loans = page.getByRole('region', { name: 'Loans', exact: true })
      await expect(loans.getByRole('listitem')).toHaveCount(2)
      await expect(page.getByRole('region', { name: 'Head office' }).getByRole('listitem')).toHaveText([/Lakshmi/u])
      expectValue(await violations(page)).toEqual([])
      await page.getByRole('button', { name: new RegExp(t('people.everybody'), 'u') }).click()
      await page.getByRole('option', { name: t('people.administrators') }).click()
      await expect(people()).toHaveText([/Carol/u])
      await page.getByRole('button', { name: new RegExp(t('people.administrators'), 'u') }).click()
      await page.getByRole('option', { name: t('people.office-count', { office: 'Head office', count: 2 }) }).click()
      await expect(people()).toHaveCount(2)
    })

    it('have a page: office, since when, devices, groups in common, and what to compare', async () => {
      const { page, t } = alice
      await page.getByRole('button', { name: t('people.about', { name: 'Imran Qureshi' }) }).click()
      await expect(page.getByRole('heading', { name: 'Imran Qureshi', level: 1 })).toBeFocused()
      const main = page.getByRole('main')
      await expect(main.getByText('Loans, Head office')).toBeVisible()
      const [before = '', after = ''] = t('people.here-since', { day: '§' }).split('§')
      await expect(main.getByText(new RegExp(`^${before}.*\\d.*${after}$`, 'u'))).toBeVisible()
      await expect(main.getByRole('region', { name: t('people.devices') })).toContainText('office laptop')
      const common = main.getByRole('region', { name: t('people.in-common') })
      await expect(common.getByRole('link')).toHaveText([/Harvest loans/u])
      expectValue(await violations(page)).toEqual([])
      // Not one's own, and nobody's to remove for who administrates nothing.
      await expect(main.getByRole('button', { name: t('settings.devices.remove') })).toHaveCount(0)
    })

    it('D31 have numbers to compare: the same digits as on their own devices, in either language, and to be copied', async () => {
      const { page, t } = alice
      await synchronize(priya.engine)
      const { person } = priya.engine.account
      await to(`people/${person}`)
      const [device] = listDevices(priya.engine, person)
      const key = device === undefined ? '' : (priya.engine.roster.devices[device.device]?.sign ?? '')
      const number = page.getByRole('region', { name: t('people.compare') }).getByRole('code')
      await expect(number).toHaveText(fingerprint(key), { useInnerText: true })
      expectValue(await number.evaluate(selectedIn)).toBe(fingerprint(key))
      const picture = page.getByRole('img', { name: t('people.number-qr', { device: device?.label ?? '' }) })
      await expect(picture).toBeVisible()
      expectValue(await readCode(picture)).toBe(fingerprint(key))
    })

    it('are written to from there; whoever is not here is told so', async () => {
      const { page, t } = alice
      await page.getByRole('button', { name: t('people.write') }).click()
      await expect(page.getByRole('heading', { name: 'प्रिया शर्मा', level: 1 })).toBeVisible()
      await to(`people/${'A'.repeat(22)}`)
      await expect(page.getByText(t('people.unknown-text'))).toBeVisible()
    })

    it('find help: short answers from one table, and every shortcut from the table that binds it', async () => {
      const { page, t } = alice
      await to('settings')
      await page.getByRole('link', { name: new RegExp(`^${t('help.title')}`, 'u') }).click()
      await expect(page.getByRole('heading', { name: t('help.title'), level: 1 })).toBeVisible()
      for (const { rows } of helpTable)
        for (const { title, text } of rows) {
          await page.getByText(t(title), { exact: true }).click()
          await expect(page.getByText(t(text), { exact: true })).toBeVisible()
        }
      for (const { label } of Object.values(shortcuts)) await expect(page.getByText(t(label)).first()).toBeAttached()
      expectValue(await violations(page)).toEqual([])
    })
  })

  describe.each([
    ['en', { width: 1280, height: 800 }],
    ['hi', { width: 390, height: 844 }],
  ] as const)('who has just come in, in %s', (language, viewport) => {
    it('is told three things in short cards, which stand in nobody’s way, and never again', async () => {
      await using office = await openWebOffice()
      await office.found()
      const alice = await office.sitDown('Alice', { language, viewport, hasTouch: language === 'hi' })
      const { page, t } = alice
      await join(alice, await office.invite())
      await expect(page.getByRole('heading', { name: t('start.cards.readers') })).toBeVisible()
      // One can write at once, without a look at them.
      await expect(fieldOf(alice)).toBeVisible()
      expectValue(await violations(page)).toEqual([])
      await page.getByRole('button', { name: t('start.cards.next') }).click()
      await expect(page.getByText(t('start.cards.closed-text'))).toBeVisible()
      await page.reload()
      await page.getByRole('button', { name: t('start.cards.next') }).click()
      await page.getByRole('button', { name: t('start.cards.next') }).click()
      await expect(page.getByRole('link', { name: t('start.cards.to-devices') })).toBeVisible()
      await page.getByRole('button', { name: t('start.cards.done') }).click()
      await expect(page.getByRole('heading', { name: t('start.cards.devices') })).toHaveCount(0)
      await page.reload()
      await expect(fieldOf(alice)).toBeVisible()
      await expect(page.getByRole('heading', { name: t('start.cards.readers') })).toHaveCount(0)
      office.expectQuiet()
    })
  })

  it('who skips the cards is not shown them again', async () => {
    await using office = await openWebOffice()
    await office.found()
    const alice = await office.sitDown('Alice')
    const { page, t } = alice
    await join(alice, await office.invite())
    await page.getByRole('button', { name: t('start.cards.skip') }).click()
    await expect(page.getByRole('heading', { name: t('start.cards.readers') })).toHaveCount(0)
    await page.reload()
    await expect(fieldOf(alice)).toBeVisible()
    await expect(page.getByRole('heading', { name: t('start.cards.readers') })).toHaveCount(0)
  })
})

/** What is copied of it by whoever marks it. */
function selectedIn(element: Element): string {
  const selection = getSelection()
  selection?.selectAllChildren(element)
  return selection?.toString() ?? ''
}
