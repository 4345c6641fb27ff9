// From a quotation to what it quotes, near and far.
import { sendText } from '@chancery/client'
import type { ConversationId, MessageId } from '@chancery/protocol'
import { describeInBrowser } from '@chancery/testkit'
import type { Colleague } from '@chancery/testkit'
import { afterAll, beforeAll, it } from 'vitest'
import { expect, openConversation, takeOver } from '../_acts.ts'
import { openPastOffice, person, readAll, tell } from '../_past-office.ts'
import type { PastOffice } from '../_past-office.ts'
import { rowOf, settled } from '../_rows.ts'
import { violations } from '../_violations.ts'
import type { WebPerson } from '../_web-office.ts'

describeInBrowser.each([
  ['in English on a large screen', { language: 'en', viewport: { width: 1280, height: 800 } }],
  ['in Hindi on a small screen', { language: 'hi', viewport: { width: 390, height: 844 }, hasTouch: true }],
] as const)('a quotation, %s', (_, options) => {
  let office: PastOffice
  let alice: WebPerson
  let bob: Colleague

  beforeAll(async () => {
    office = await openPastOffice()
    bob = await office.enrol('Bob', 'Loans')
    const device = await office.enrol('Alice', 'Pune branch')
    const to = await person(bob, 'Alice')
    const { conversation, messages } = await tell(bob, to, 'When is the visit?', ...lines(150), 'Who brings the file?')
    const [far, near] = [messages.at(0), messages.at(-1)] as [MessageId, MessageId]
    await tell(bob, { kind: 'conversation', conversation }, ...lines(30))
    await answer(conversation, 'On Tuesday', far)
    await answer(conversation, 'I do', near)
    await readAll(device, conversation)
    alice = await office.sitDown('Alice', options)
    await takeOver(alice, await office.moveOut(device))
    await openConversation(alice, 'Bob')
    await settled(alice.page)
  })
  afterAll(async () => {
    office.expectQuiet()
    await office[Symbol.asyncDispose]()
  })

  const lines = (count: number): string[] =>
    Array.from({ length: count }, (_unused, at) => `${at + 1}. The land record is in the file`)
  const answer = (conversation: ConversationId, text: string, answered: MessageId): Promise<unknown> =>
    sendText(bob.engine, { kind: 'conversation', conversation }, text, answered)

  it.each([
    ['out of sight', 'I do', 'Who brings the file?'],
    ['far beyond what is loaded', 'On Tuesday', 'When is the visit?'],
  ])('leads to what it quotes, %s, and from there back to the newest', async (__, said, quoted) => {
    const { page, t } = alice
    const original = page.getByRole('article', { name: new RegExp(`: ${quoted.replace('?', String.raw`\?`)}`, 'u') })
    await expect(original).not.toBeInViewport()
    const quotation = rowOf(page, said).getByRole('button', { name: t('conversations.go-to-answered') })
    await expect(quotation).toContainText(quoted)
    await quotation.click()
    await expect(original).toBeInViewport()
    await expect(original).toHaveAttribute('data-flash', 'true')
    // Keys and screen readers go on from there.
    await expect(original).toBeFocused()
    await expect(original).not.toHaveAttribute('data-flash')
    await expect(original).toBeInViewport()
    expect(await violations(page)).toEqual([])
    await page.getByRole('button', { name: t('conversations.to-newest') }).click()
    await expect(rowOf(page, 'On Tuesday')).toBeInViewport()
    await settled(page)
  })
})
