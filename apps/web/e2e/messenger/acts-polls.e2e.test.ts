// Polls: made in the conversation, answered with a press, changed, and taken back.
import { describeInBrowser } from '@chancery/testkit'
import { afterAll, beforeAll, it } from 'vitest'
import { expect, join, openConversation } from '../_acts.ts'
import { choose, dialogOf, press, rowIs } from '../_row-acts.ts'
import { violations } from '../_violations.ts'
import { openWebOffice } from '../_web-office.ts'
import type { WebOffice, WebPerson } from '../_web-office.ts'
import { enter, isSent, rowsOf, talkTo } from '../_writing.ts'

describeInBrowser('a poll', () => {
  let office: WebOffice
  let alice: WebPerson
  let bob: WebPerson

  beforeAll(async () => {
    office = await openWebOffice()
    await office.found()
    alice = await office.sitDown('Alice')
    bob = await office.sitDown('Bob', { viewport: { width: 390, height: 844 }, language: 'hi' })
    for (const person of [alice, bob]) await join(person, await office.invite())
    await talkTo(alice, 'Bob')
    await enter(alice, 'Good morning')
    await isSent(alice, 'Good morning')
    await openConversation(bob, 'Alice')
  })
  afterAll(async () => {
    office.expectQuiet()
    await office[Symbol.asyncDispose]()
  })

  async function ask(question: string, answers: readonly string[], isMultiple = false): Promise<void> {
    const { page, t } = alice
    await page.getByRole('button', { name: t('attach.attach') }).click()
    await page.getByRole('menuitem', { name: t('acts.poll') }).click()
    const dialog = dialogOf(alice, 'acts.poll-new')
    await expect(dialog.getByLabel(t('acts.poll-question'))).toBeFocused()
    await page.keyboard.type(question)
    await dialog.getByLabel(t('acts.poll-answer', { at: 1 }), { exact: true }).focus()
    for (const [at, answer] of answers.entries()) {
      await page.keyboard.type(answer)
      // From the last field, Enter makes a new one.
      if (at < answers.length - 1) await press(alice, 'Enter')
      if (at < answers.length - 1)
        await expect(dialog.getByLabel(t('acts.poll-answer', { at: at + 2 }), { exact: true })).toBeFocused()
    }
    if (isMultiple) await dialog.getByText(t('acts.poll-multiple')).click()
    await dialog.getByRole('button', { name: t('acts.poll-send') }).click()
    await expect(dialog).toHaveCount(0)
    for (const person of [alice, bob]) await expect(rowsOf(person, question)).toBeVisible()
  }

  it('is not sent before it has a question and two different answers', async () => {
    const { page, t } = alice
    await page.getByRole('button', { name: t('attach.attach') }).click()
    await page.getByRole('menuitem', { name: t('acts.poll') }).click()
    const dialog = dialogOf(alice, 'acts.poll-new')
    const send = dialog.getByRole('button', { name: t('acts.poll-send') })
    await expect(send).toBeDisabled()
    await dialog.getByLabel(t('acts.poll-question')).fill('When?')
    await dialog.getByLabel(t('acts.poll-answer', { at: 1 }), { exact: true }).fill('Monday')
    await dialog.getByLabel(t('acts.poll-answer', { at: 2 }), { exact: true }).fill('monday')
    await expect(dialog.getByText(t('acts.poll-twice'))).toBeVisible()
    await expect(send).toBeDisabled()
    expect(await violations(page)).toEqual([])
    await dialog.getByLabel(t('acts.poll-answer', { at: 2 }), { exact: true }).fill('Friday')
    await expect(send).toBeEnabled()
    await dialog.getByRole('button', { name: t('common.cancel') }).click()
  })

  it('with one answer: a press votes, another changes it, and it can be taken back; everybody sees who', async () => {
    await ask('When does it suit you?', ['Monday', 'Thursday', 'शुक्रवार'])
    const option = (person: WebPerson, name: string) =>
      rowsOf(person, 'When does it suit you?').getByRole('radio', { name: new RegExp(name) })
    await option(bob, 'Monday').click()
    await expect(option(bob, 'Monday')).toBeChecked()
    await expect(option(alice, 'Monday')).toContainText(alice.t('acts.poll-votes', { count: 1 }))
    await option(bob, 'शुक्रवार').click()
    await expect(option(alice, 'Monday')).toContainText(alice.t('acts.poll-votes', { count: 0 }))
    await expect(option(alice, 'शुक्रवार')).toContainText(alice.t('acts.poll-votes', { count: 1 }))
    await rowIs(alice, 'When does it suit you?', `शुक्रवार: ${alice.t('acts.poll-votes', { count: 1 })}`)
    await rowsOf(alice, 'When does it suit you?')
      .getByRole('button', { name: alice.t('acts.poll-who') })
      .click()
    const voters = dialogOf(alice, 'acts.poll-who')
    await expect(voters.getByRole('region', { name: /शुक्रवार/ })).toContainText('Bob')
    await expect(voters.getByRole('region', { name: /Monday/ })).toContainText(alice.t('acts.poll-nobody'))
    await press(alice, 'Escape')
    for (const person of [alice, bob]) expect(await violations(person.page)).toEqual([])
    await rowsOf(bob, 'When does it suit you?')
      .getByRole('button', { name: bob.t('acts.poll-take-back') })
      .click()
    await expect(rowsOf(alice, 'When does it suit you?')).toContainText(alice.t('acts.poll-voters', { count: 0 }))
    await expect(option(bob, 'शुक्रवार')).not.toBeChecked()
  })

  it('by keyboard: arrows go from answer to answer without voting, Space votes, and Escape leads back to writing', async () => {
    const row = rowsOf(alice, 'When does it suit you?')
    await row.focus()
    await row.getByRole('radio').first().focus()
    await press(alice, 'ArrowDown')
    await expect(row.getByRole('radio').nth(1)).toBeFocused()
    await expect(row.getByRole('radio', { checked: true })).toHaveCount(0)
    await press(alice, 'Space')
    await expect(row.getByRole('radio').nth(1)).toBeChecked()
    await expect(rowsOf(bob, 'When does it suit you?').getByRole('radio').nth(1)).toContainText(
      bob.t('acts.poll-votes', { count: 1 }),
    )
    await press(alice, 'Escape')
    await expect(alice.page.getByRole('textbox', { name: alice.t('conversations.message'), exact: true })).toBeFocused()
  })

  it('with several answers: each is chosen and let go by itself', async () => {
    await ask('What do I bring?', ['Papers', 'Tea'], true)
    const option = (person: WebPerson, name: string) =>
      rowsOf(person, 'What do I bring?').getByRole('checkbox', { name: new RegExp(name) })
    await option(bob, 'Papers').click()
    await option(bob, 'Tea').click()
    for (const name of ['Papers', 'Tea'])
      await expect(option(alice, name)).toContainText(alice.t('acts.poll-votes', { count: 1 }))
    await option(bob, 'Papers').click()
    await expect(option(alice, 'Papers')).toContainText(alice.t('acts.poll-votes', { count: 0 }))
    await expect(option(alice, 'Tea')).toContainText(alice.t('acts.poll-votes', { count: 1 }))
  })

  it('can be deleted, and is gone for everybody', async () => {
    await choose(alice, 'What do I bring?', 'delete')
    await dialogOf(alice, 'acts.delete-title')
      .getByRole('button', { name: alice.t('acts.delete') })
      .click()
    await expect(rowsOf(bob, bob.t('acts.deleted'))).toBeVisible()
    await expect(rowsOf(bob, 'What do I bring?')).toHaveCount(0)
  })
})
