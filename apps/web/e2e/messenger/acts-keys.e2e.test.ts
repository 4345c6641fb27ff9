// Acts without a pointer, and with nothing but a finger.
import { describeInBrowser } from '@chancery/testkit'
import { afterAll, beforeAll, it } from 'vitest'
import { messageKeys } from '../../src/messenger/conversations/shortcuts.ts'
import { expect, join, openConversation } from '../_acts.ts'
import { dialogOf, press, rowIs } from '../_row-acts.ts'
import { violations } from '../_violations.ts'
import { openWebOffice } from '../_web-office.ts'
import type { WebOffice, WebPerson } from '../_web-office.ts'
import { enter, fieldOf, isSent, rowsOf, talkTo } from '../_writing.ts'

const LEAST_PX = 44

describeInBrowser('acts on messages', () => {
  let office: WebOffice
  let alice: WebPerson
  let bob: WebPerson

  beforeAll(async () => {
    office = await openWebOffice()
    await office.found()
    alice = await office.sitDown('Alice')
    const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, language: 'hi' } as const
    bob = await office.sitDown('Bob', phone)
    for (const person of [alice, bob]) await join(person, await office.invite())
    await talkTo(alice, 'Bob')
    for (const text of ['Good morning', 'The visit is on Tuesday', 'The number is 4471']) {
      await enter(alice, text)
      await isSent(alice, text)
    }
    await openConversation(bob, 'Alice')
    await expect(rowsOf(bob, 'The number is 4471')).toBeVisible()
  })
  afterAll(async () => {
    office.expectQuiet()
    await office[Symbol.asyncDispose]()
  })

  it('D32 all go by key: from the field up to a message, one key each, and the focus is where one goes on', async () => {
    const { page, t } = alice
    await fieldOf(alice).focus()
    await press(alice, 'ArrowUp')
    await expect(rowsOf(alice, 'The number is 4471')).toBeFocused()
    await press(alice, '+')
    await expect(page.getByRole('button', { name: t('acts.react-with', { emoji: '👍' }) })).toBeFocused()
    await press(alice, 'ArrowRight', 'Enter')
    await rowIs(alice, 'The number is 4471', '❤️')
    await expect(rowsOf(alice, 'The number is 4471')).toBeFocused()
    // The same once more takes it back.
    await press(alice, '+', 'ArrowRight', 'Enter')
    await expect(rowsOf(alice, 'The number is 4471')).not.toHaveAccessibleName(/❤️/u)
    await expect(rowsOf(alice, 'The number is 4471')).toBeFocused()
    await press(alice, 's', 'p')
    await rowIs(alice, 'The number is 4471', t('acts.said.pinned'))
    await rowIs(alice, 'The number is 4471', t('acts.said.starred'))
    await press(alice, 'ArrowUp', 'e')
    await expect(fieldOf(alice)).toBeFocused()
    await page.keyboard.type(', at noon')
    await press(alice, 'Enter')
    await rowIs(alice, 'The visit is on Tuesday, at noon', t('acts.said.edited'))
    await expect(fieldOf(alice)).toBeFocused()
    // Back to the message where one was.
    await press(alice, 'ArrowUp')
    await expect(rowsOf(alice, 'The visit is on Tuesday, at noon')).toBeFocused()
    await press(alice, 'f')
    await expect(dialogOf(alice, 'acts.forward-title')).toBeVisible()
    await page.keyboard.type('bob')
    await press(alice, 'Enter')
    await page.getByRole('button', { name: t('acts.forward-do', { count: 1 }) }).focus()
    await press(alice, 'Enter')
    await expect(rowsOf(alice, 'The visit is on Tuesday, at noon')).toHaveCount(2)
    await expect(rowsOf(alice, 'The visit is on Tuesday, at noon').first()).toBeFocused()
    await press(alice, 'i')
    await expect(dialogOf(alice, 'conversations.info')).toBeVisible()
    await press(alice, 'Escape')
    await expect(rowsOf(alice, 'The visit is on Tuesday, at noon').first()).toBeFocused()
    await press(alice, 'Delete')
    await expect(dialogOf(alice, 'acts.delete-title')).toBeVisible()
    await press(alice, 'Tab', 'Enter')
    await expect(rowsOf(alice, t('acts.deleted'))).toBeFocused()
    // What is deleted can only be asked about.
    await press(alice, 'e', 'p', 'r', 'Delete')
    await expect(rowsOf(alice, t('acts.deleted'))).toBeFocused()
    await expect(page.getByRole('alertdialog')).toHaveCount(0)
  })

  it('D32 are in the list of shortcuts, each with its key', async () => {
    const { page, t } = alice
    await press(alice, '?')
    const list = dialogOf(alice, 'frame.shortcuts')
    const terms = await list.getByRole('term').allInnerTexts()
    const definitions = await list.getByRole('definition').allInnerTexts()
    const rows = terms.map((term, at) => `${term}: ${definitions[at]?.replaceAll(/\s/g, '')}`)
    for (const { keys, label } of messageKeys) expect(rows).toContain(`${t(label)}: ${keys.join('')}`)
    await press(alice, 'Escape')
    await expect(page.getByRole('dialog')).toHaveCount(0)
  })

  it('D38 a long press opens the menu with the reactions above it, all of it large enough for a finger', async () => {
    const { page, t } = bob
    const row = rowsOf(bob, 'Good morning')
    const box = await row.locator('[data-bubble]').boundingBox()
    const touch = await bob.context.newCDPSession(page)
    const point = { x: (box?.x ?? 0) + 20, y: (box?.y ?? 0) + 12 }
    await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [point] })
    await expect(page.getByRole('menu')).toBeVisible()
    await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
    const targets = page
      .getByRole('menuitem')
      .or(page.getByRole('group', { name: t('acts.quick') }).getByRole('button'))
    for (const target of await targets.all()) {
      const { width = 0, height = 0 } = (await target.boundingBox()) ?? {}
      expect(Math.min(width, height)).toBeGreaterThanOrEqual(LEAST_PX)
    }
    expect(await violations(page)).toEqual([])
    await page.getByRole('button', { name: t('acts.react-with', { emoji: '🙏' }) }).tap()
    await rowIs(alice, 'Good morning', '🙏')
    const chip = row.getByRole('button', { name: /^🙏/u })
    expect((await chip.boundingBox())?.height).toBeGreaterThanOrEqual(LEAST_PX)
    await chip.tap()
    await expect(chip).toHaveCount(0)
    await expect(rowsOf(alice, 'Good morning')).not.toHaveAccessibleName(/🙏/u)
  })
})
