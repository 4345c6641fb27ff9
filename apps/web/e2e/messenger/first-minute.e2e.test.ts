// From the link that the server prints to the first answer: three people, three browsers, two languages.
import { expect } from '@playwright/test'
import { describeInBrowser } from '@chancery/testkit'
import { afterAll, beforeAll, it } from 'vitest'
import { found, inviteFrom, join, openConversation, say } from '../_acts.ts'
import { openWebOffice } from '../_web-office.ts'
import type { WebOffice, WebPerson } from '../_web-office.ts'

describeInBrowser('the first minute', () => {
  let office: WebOffice
  let carol: WebPerson
  let alice: WebPerson
  let bob: WebPerson

  beforeAll(async () => {
    office = await openWebOffice()
    carol = await office.sitDown('Carol')
    alice = await office.sitDown('Alice', { viewport: { width: 390, height: 844 } })
    bob = await office.sitDown('बॉब', { language: 'hi' })
  })
  afterAll(async () => {
    office.expectQuiet()
    await office[Symbol.asyncDispose]()
  })

  it('founds the organization in four fields, and shows how to invite', async () => {
    await found(carol, office.foundLink)
    const { page, t } = carol
    await expect(page.getByText('Bank of Examples').first()).toBeVisible()
    await expect(page.getByRole('link', { name: t('frame.invite') })).toBeVisible()
    // The link with its secret is in no address bar and in no history.
    expect(page.url()).not.toMatch(/found\./)
  })

  it('takes an invited person to whoever invited them, ready to write; the answer comes', async () => {
    const link = await inviteFrom(carol)
    await join(alice, link)
    await expect(alice.page.getByRole('heading', { name: 'Carol' })).toBeVisible()
    await say(alice, 'Carol', 'Good morning, Carol')
    await openConversation(carol, 'Alice')
    await say(carol, 'Alice', 'Welcome, Alice')
    await expect(alice.page.getByRole('log').getByText('Welcome, Alice')).toBeVisible()
  })

  it('does the same in Hindi', async () => {
    await join(bob, await inviteFrom(carol))
    await say(bob, 'Carol', 'नमस्ते Carol')
    await openConversation(carol, 'बॉब')
    await say(carol, 'बॉब', 'नमस्ते बॉब')
    await expect(bob.page.getByRole('log').getByText('नमस्ते बॉब')).toBeVisible()
  })

  it('refuses a used link in words, and says what to do', async () => {
    const link = await inviteFrom(carol)
    const mallory = await office.sitDown('Mallory')
    const dave = await office.sitDown('Dave')
    await join(dave, link)
    await mallory.page.goto(link)
    const { page, t } = mallory
    await page.getByLabel(t('start.name')).fill('Mallory')
    await page.getByLabel(t('start.pin'), { exact: true }).fill('another pin')
    await page.getByRole('button', { name: t('start.join.do') }).click()
    await expect(page.getByText(t('problem.api/invitation-used'))).toBeVisible()
  })
})
