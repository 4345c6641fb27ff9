// Delete for oneself: out of every own view on this device, for nobody else, with a way back for a while.
import type { Locator } from '@playwright/test'
import { markRead, pageMessages, sendText, synchronize } from '@chancery/client'
import type { MessageId } from '@chancery/protocol'
import { describeInBrowser } from '@chancery/testkit'
import type { Colleague } from '@chancery/testkit'
import { afterAll, beforeAll, expect as expectValue, it } from 'vitest'
import { expect, openConversation, takeOver, unlock } from '../_acts.ts'
import { inWorker } from '../_in-worker.ts'
import { openPastOffice, person, tell } from '../_past-office.ts'
import type { PastOffice, Told } from '../_past-office.ts'
import { choose } from '../_row-acts.ts'
import { rowOf } from '../_rows.ts'
import { violations } from '../_violations.ts'
import type { WebPerson } from '../_web-office.ts'

const KEPT = 'The visit is on Tuesday'
const GONE = 'The forms are at https://bank.example/forms'

describeInBrowser.each([
  ['in English on a large screen', { language: 'en', viewport: { width: 1280, height: 800 } }],
  ['in Hindi on a small screen', { language: 'hi', viewport: { width: 390, height: 844 } }],
] as const)('a message that is deleted for oneself, %s', (_, options) => {
  let office: PastOffice
  let alice: WebPerson
  let bob: Colleague
  let told: Told

  beforeAll(async () => {
    office = await openPastOffice()
    bob = await office.enrol('Bob', 'Loans')
    const device = await office.enrol('Alice', 'Pune branch')
    told = await tell(bob, await person(bob, 'Alice'), KEPT, GONE)
    await synchronize(device.engine)
    const { messages } = await pageMessages(device.engine, told.conversation, { at: 'end' }, 1)
    await markRead(device.engine, told.conversation, messages[0]?.position ?? 0)
    alice = await office.sitDown('Alice', options)
    await takeOver(alice, await office.moveOut(device))
    await openConversation(alice, 'Bob')
    await expect(rowOf(alice.page, GONE)).toBeVisible()
  })
  afterAll(async () => {
    office.expectQuiet()
    await office[Symbol.asyncDispose]()
  })

  const line = (): Locator =>
    alice.page.getByRole('list', { name: alice.t('conversations.title') }).getByRole('link', { name: /^Bob/u })
  const notices = (): Locator => alice.page.getByRole('region', { name: alice.t('common.notifications') })
  const toList = (): Promise<unknown> => alice.page.goto(new URL('/#/', alice.page.url()).href)

  /** It is nowhere: not in the conversation, its list, its links, nor the search. */
  async function expectNowhere(): Promise<void> {
    const { page, t } = alice
    await openConversation(alice, 'Bob')
    await expect(rowOf(page, KEPT)).toBeVisible()
    await expect(rowOf(page, GONE)).toHaveCount(0)
    await page.goto(`${page.url().split('/').slice(0, 6).join('/')}/media`)
    await page.getByRole('tab', { name: t('attach.media.link') }).click()
    await expect(page.getByText(t('attach.media-none.link'))).toBeVisible()
    await toList()
    await expect(line()).toContainText(KEPT)
    const field = page.getByRole('searchbox', { name: t('conversations.search') })
    await field.fill('forms')
    await expect(page.getByText(t('conversations.nothing-found', { query: 'forms' }))).toBeVisible()
    await field.fill('Tuesday')
    await expect(page.getByRole('link', { name: /Tuesday/u })).toBeVisible()
    await field.fill('')
  }

  it('goes at once, and comes back to its place with one press', async () => {
    const { page, t } = alice
    await choose(alice, GONE, 'hide')
    await expect(rowOf(page, GONE)).toHaveCount(0)
    await expect(notices()).toContainText(t('acts.hide-done'))
    expectValue(await violations(page)).toEqual([])
    await notices()
      .getByRole('button', { name: t('common.undo') })
      .click()
    await expect(rowOf(page, GONE)).toBeVisible()
    const texts = await page.getByRole('log').getByRole('article').allInnerTexts()
    expectValue(texts.map((text) => text.includes(GONE))).toEqual([false, true])
    await toList()
    await expect(line()).toContainText('bank.example')
  })

  it('is in no conversation, list, search, or page of links any more, also after a restart', async () => {
    await openConversation(alice, 'Bob')
    await choose(alice, GONE, 'hide')
    await expect(rowOf(alice.page, GONE)).toHaveCount(0)
    await expectNowhere()
    await inWorker(alice, 'self.close()')
    await expect(alice.page.getByRole('heading', { name: alice.t('start.locked.title') })).toBeVisible()
    await unlock(alice)
    await expectNowhere()
  })

  it('stays away when others answer it, who have it as before', async () => {
    const { page, t } = alice
    const [, gone] = told.messages as [MessageId, MessageId]
    await sendText(bob.engine, { kind: 'conversation', conversation: told.conversation }, 'Did you see them?', gone)
    await openConversation(alice, 'Bob')
    await expect(rowOf(page, 'Did you see them?')).toContainText(t('acts.deleted-short'))
    await expect(rowOf(page, GONE)).toHaveCount(0)
    const { messages } = await pageMessages(bob.engine, told.conversation, { at: 'end' }, 10)
    expectValue(messages.map(({ text }) => text)).toContain(GONE)
    expectValue(messages.some(({ deletedBy }) => deletedBy !== undefined)).toBe(false)
  })
})
