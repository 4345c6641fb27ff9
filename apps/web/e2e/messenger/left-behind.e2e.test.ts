// A device that cannot follow: what its person is told, and that nobody has to do anything about it.
import { createGroup, findPerson, renameGroup, sendText, setAdministrators, synchronize } from '@chancery/client'
import { describeInBrowser, halfGoodCommit } from '@chancery/testkit'
import type { Colleague } from '@chancery/testkit'
import { expect as expectValue, it } from 'vitest'
import { expect, openConversation, takeOver } from '../_acts.ts'
import { openPastOffice } from '../_past-office.ts'
import type { PastOffice } from '../_past-office.ts'
import { violations } from '../_violations.ts'
import { enter, isSent, reaches, rowsOf, textsOf } from '../_writing.ts'

describeInBrowser('what cannot be opened', () => {
  it.each([
    ['en', { width: 1280, height: 800 }],
    ['hi', { width: 390, height: 844 }],
  ] as const)('D30 is said, with what happens now, and repairs itself, in %s', async (language, viewport) => {
    await using office = await openPastOffice()
    const { carol, conversation, link, cheat } = await prepare(office)
    const to = { kind: 'conversation', conversation } as const
    const alice = await office.sitDown('Alice', { language, viewport })
    const { page, t } = alice
    await takeOver(alice, link)
    await openConversation(alice, 'Treasury')
    await expect(rowsOf(alice, 'Before')).toBeVisible()

    await cheat()
    // One calm line where one writes, announced; nothing stands over the conversation, and all of it is still there.
    const line = page.getByText(t('conversations.stuck'))
    await expect(line).toBeVisible()
    await expect(page.locator('[role=status]').filter({ has: line })).toBeVisible()
    await expect(page.getByRole('dialog').or(page.getByRole('alertdialog'))).toHaveCount(0)
    expectValue(await violations(page)).toEqual([])
    // What is written is kept: it neither fails nor goes.
    await enter(alice, 'Written meanwhile')
    await reaches(alice, 'Written meanwhile', 'waiting', 'sending')
    expectValue(await textsOf(alice)).toEqual(['Before', 'Written meanwhile'])

    // Whoever speaks next adds the device again; its person does nothing.
    await expect
      .poll(async () => {
        await synchronize(carol.engine)
        return Object.keys(carol.engine.conversations.get(conversation)?.wishes ?? {}).length
      })
      .toBe(1)
    await sendText(carol.engine, to, 'Welcome back')
    await expect(rowsOf(alice, 'Welcome back')).toBeVisible()
    await expect(line).toHaveCount(0)
    await isSent(alice, 'Written meanwhile')
    await synchronize(carol.engine)
    expectValue((await textsOf(alice)).toSorted()).toEqual(['Before', 'Welcome back', 'Written meanwhile'])
    office.expectQuiet()
  })
})

/** A group in which Mallory can make a change that everybody but Alice can follow. */
async function prepare(office: PastOffice) {
  const { carol } = office
  // In this order Alice shares no key of the tree with Carol, so that Mallory can cheat her alone.
  const mallory = await office.enrol('Mallory')
  const sitter = await office.enrol('Alice')
  await synchronize(carol.engine)
  const people = ['Alice', 'Mallory'].map((name) => findPerson(carol.engine, name))
  const conversation = await createGroup(carol.engine, 'Treasury', people)
  const administrators = [carol, mallory].map(({ engine }) => engine.account.person)
  await setAdministrators(carol.engine, conversation, administrators)
  await sendText(carol.engine, { kind: 'conversation', conversation }, 'Before')
  await Promise.all([synchronize(sitter.engine), synchronize(mallory.engine)])
  const link = await office.moveOut(sitter)
  const victim = sitter.engine.mls.decode(await stored(sitter, conversation))
  return {
    carol,
    conversation,
    link,
    async cheat() {
      mallory.engine.mls.commit = (state, proposals, statement) =>
        halfGoodCommit(state, proposals, statement, { kind: 'path', victim })
      await renameGroup(mallory.engine, conversation, 'Cheated')
    },
  }
}

async function stored({ store }: Colleague, conversation: string): Promise<Uint8Array> {
  const state = await store.get('mls', conversation)
  if (state === undefined) throw new TypeError('This device has no state of the conversation')
  return state
}
