// What had better not leave is pointed at before it does, letter by letter, and the way on is never taken away.
import { describeInBrowser } from '@chancery/testkit'
import { afterAll, beforeAll, expect as expectValue, it } from 'vitest'
import { expect, openConversation, takeOver } from '../_acts.ts'
import { openPastOffice, person, tell } from '../_past-office.ts'
import type { PastOffice } from '../_past-office.ts'
import { rowOf } from '../_rows.ts'
import { violations } from '../_violations.ts'
import type { WebPerson } from '../_web-office.ts'
import { fieldOf, isSent } from '../_writing.ts'

const CARD = '4111 1111 1111 1111'

describeInBrowser.each([
  ['in English on a large screen', { language: 'en', viewport: { width: 1280, height: 800 } }],
  ['in Hindi on a small screen', { language: 'hi', viewport: { width: 390, height: 844 } }],
] as const)('D18 rules before sending, %s', (_, options) => {
  let office: PastOffice
  let alice: WebPerson

  beforeAll(async () => {
    office = await openPastOffice()
    const bob = await office.enrol('Bob', 'Loans')
    const device = await office.enrol('Alice', 'Pune branch')
    await tell(bob, await person(bob, 'Alice'), 'Which card was it?')
    alice = await office.sitDown('Alice', options)
    await takeOver(alice, await office.moveOut(device))
    await openConversation(alice, 'Bob')
  })
  afterAll(async () => {
    office.expectQuiet()
    await office[Symbol.asyncDispose]()
  })

  const bar = () => alice.page.getByRole('group', { name: alice.t('caution.title') })
  const concern = () => alice.page.locator('[data-concern]')
  const act = (key: 'caution.mask-it' | 'caution.remove-it') =>
    bar().getByRole('button', { name: alice.t(key, { what: alice.t('caution.type.card') }) })

  it('underlines the very letters, and says which rule and why, once and politely', async () => {
    const { page, t } = alice
    const field = fieldOf(alice)
    await field.fill(`my credit card number is ${CARD} please`)
    await expect(concern()).toHaveText(CARD)
    const over = await concern().boundingBox()
    const around = await field.boundingBox()
    expectValue((over?.x ?? 0) > (around?.x ?? 0)).toBe(true)
    await expect(bar()).toContainText(t('caution.type.card'), { ignoreCase: true })
    await expect(bar()).toContainText(t('caution.certain'))
    await expect(bar()).toContainText(t('caution.risk.money'))
    await expect(bar()).not.toContainText(CARD)
    const said = page.getByRole('status').filter({ hasText: t('caution.said', { what: t('caution.type.card') }) })
    await expect(said).toHaveCount(1)
    const first = await said.elementHandle()
    await field.press('End')
    await field.pressSequentially(' and thanks')
    await expect(concern()).toHaveText(CARD)
    // The same words in the same place: a screen reader has nothing new to say.
    expectValue(await first?.evaluate((element) => element.isConnected)).toBe(true)
    await expect(said).toHaveCount(1)
    await expect(field).toBeFocused()
    expectValue(await violations(page)).toEqual([])
  })

  it('asks before it leaves; masked, it goes with the next Enter', async () => {
    const field = fieldOf(alice)
    await field.press('Enter')
    await expect(bar()).toContainText(alice.t('caution.ask'))
    await expect(act('caution.mask-it')).toBeFocused()
    await expect(rowOf(alice.page, 'please')).toHaveCount(0)
    expectValue(await violations(alice.page)).toEqual([])
    await alice.page.keyboard.press('Enter')
    await expect(bar()).toHaveCount(0)
    await expect(field).toBeFocused()
    await expect(field).not.toHaveValue(new RegExp(CARD, 'u'))
    await expect(field).toHaveValue(/1111.* please and thanks$/u)
    await field.press('Enter')
    await isSent(alice, 'please and thanks')
    await expect(rowOf(alice.page, 'please and thanks')).not.toContainText('4111')
  })

  it('takes it out, and leaves the rest', async () => {
    const field = fieldOf(alice)
    await field.fill(`credit card ${CARD} for Bob`)
    await act('caution.remove-it').click()
    await expect(field).toHaveValue('credit card for Bob')
    await expect(concern()).toHaveCount(0)
    await expect(bar()).toHaveCount(0)
    await field.fill('')
  })

  it('lets it go as it stands when one says so, without another word', async () => {
    const { page, t } = alice
    await fieldOf(alice).fill(`credit card ${CARD}`)
    await page.getByRole('button', { name: t('conversations.send') }).click()
    await bar()
      .getByRole('button', { name: t('caution.send') })
      .click()
    await isSent(alice, CARD)
    await expect(fieldOf(alice)).toHaveValue('')
    await expect(bar()).toHaveCount(0)
  })

  it('says nothing about what work consists of', async () => {
    const field = fieldOf(alice)
    await field.fill('Call 98200 12345 about invoice 2026/00123, 4,50,000 rupees, on 12/11/2026')
    await field.press('Enter')
    await isSent(alice, 'about invoice')
    await expect(bar()).toHaveCount(0)
  })

  it('knows digits in Devanagari', async () => {
    await fieldOf(alice).fill('ग्राहक का आधार नंबर २३४१ २३४१ २३४६ है')
    await expect(concern()).toHaveText('२३४१ २३४१ २३४६')
    await fieldOf(alice).fill('')
  })
})
