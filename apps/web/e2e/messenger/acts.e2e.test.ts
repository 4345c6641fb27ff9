// What people do with messages, between two of them: in both languages, on a phone's screen and on a large one.
import { describeInBrowser } from '@chancery/testkit'
import { afterAll, beforeAll, it } from 'vitest'
import { expect, join, openConversation } from '../_acts.ts'
import { hold, makeHoldable, untilHeld } from '../_held-worker.ts'
import { choose, dialogOf, press, rowIs, toastOf } from '../_row-acts.ts'
import { violations } from '../_violations.ts'
import { openWebOffice } from '../_web-office.ts'
import type { PersonOptions, WebOffice, WebPerson } from '../_web-office.ts'
import { enter, fieldOf, isSent, rowsOf } from '../_writing.ts'

const GROUP = 'Harvest loans'
const large: PersonOptions = { viewport: { width: 1280, height: 900 } }
const small: PersonOptions = { viewport: { width: 390, height: 844 } }

describeInBrowser.each([
  ['in English on a large screen', { ...large, language: 'en' }, { ...small, language: 'hi' }],
  ['in Hindi on a small screen', { ...small, language: 'hi' }, { ...large, language: 'en' }],
] as const)('acts on messages, %s', (_, hers, his) => {
  let office: WebOffice
  let alice: WebPerson
  let bob: WebPerson

  beforeAll(async () => {
    office = await openWebOffice()
    await office.found()
    alice = await office.sitDown('Alice', { ...hers, permissions: ['clipboard-write'] })
    bob = await office.sitDown('Bob', his)
    await makeHoldable(alice.context)
    for (const person of [alice, bob]) await join(person, await office.invite())
    await office.command('dave', 'enrol', await office.invite(), '--name', 'Dave')
    await makeGroup()
  })
  afterAll(async () => {
    office.expectQuiet()
    await office[Symbol.asyncDispose]()
  })

  async function makeGroup(): Promise<void> {
    const { page, t } = alice
    await page.keyboard.press('Control+Shift+G')
    await page.getByRole('option', { name: 'Bob' }).click()
    await page.getByLabel(t('conversations.group-name')).fill(GROUP)
    await page.getByRole('button', { name: t('conversations.create') }).click()
    await said(alice, 'Welcome, Bob')
    await openConversation(bob, GROUP)
    await expect(rowsOf(bob, 'Welcome, Bob')).toBeVisible()
  }

  /** Says it, and waits until the other has it. */
  async function said(person: WebPerson, text: string): Promise<void> {
    await enter(person, text)
    await isSent(person, text)
  }

  async function bothHave(from: WebPerson, text: string): Promise<void> {
    await said(from, text)
    for (const person of [alice, bob]) await expect(rowsOf(person, text)).toBeVisible()
  }

  it('a reaction is one tap, shows who gave it, and another tap takes it back', async () => {
    await choose(bob, 'Welcome, Bob', 'react')
    await bob.page.getByRole('button', { name: bob.t('acts.react-with', { emoji: '🙏' }) }).click()
    await rowIs(alice, 'Welcome, Bob', alice.t('acts.said.reaction', { emoji: '🙏', names: 'Bob' }))
    const chip = (person: WebPerson) => rowsOf(person, 'Welcome, Bob').getByRole('button', { name: /^🙏/u })
    await chip(alice).click()
    await expect(chip(alice)).toHaveAttribute('aria-pressed', 'true')
    await expect(chip(bob)).toContainText('2')
    await choose(bob, 'Welcome, Bob', 'who-reacted')
    await expect(dialogOf(bob, 'acts.who-reacted').getByRole('listitem')).toHaveText([/Bob/, /Alice/])
    await bob.page.keyboard.press('Escape')
    await chip(alice).click()
    await expect(chip(alice)).toHaveAttribute('aria-pressed', 'false')
    await expect(chip(bob)).not.toContainText('2')
  })

  it('all other emoji are found by their name in either language, and by arrows; the focus comes back', async () => {
    const { page, t } = alice
    const row = rowsOf(alice, 'Welcome, Bob')
    await row.focus()
    await press(alice, '+')
    await page.getByRole('button', { name: t('acts.more-emoji') }).click()
    const find = page.getByRole('searchbox', { name: t('acts.find-emoji'), exact: true })
    await expect(find).toBeFocused()
    expect(await violations(page)).toEqual([])
    await find.fill('दीया')
    await expect(page.getByText(t('acts.found-emoji', { count: 1 }))).toBeVisible()
    await find.fill('diwali')
    await press(alice, 'ArrowDown', 'ArrowRight', 'ArrowLeft')
    await expect(page.locator('[data-emoji="🪔"]')).toBeFocused()
    await press(alice, 'Enter')
    await expect(row).toBeFocused()
    await rowIs(bob, 'Welcome, Bob', bob.t('acts.said.reaction', { emoji: '🪔', names: 'Alice' }))
    // What was used lately comes first.
    await press(alice, '+')
    await page.getByRole('button', { name: t('acts.more-emoji') }).click()
    await expect(page.getByRole('region', { name: t('acts.emoji.recent') }).getByRole('button')).toHaveCount(1)
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toHaveCount(0)
    await expect(row).toBeFocused()
  })

  it('D8 an edit shows at once, goes to everybody, and its mark opens what was said before', async () => {
    const { page, t } = alice
    await bothHave(alice, 'The visit is on Tuesday')
    await fieldOf(alice).fill('A draft that waits')
    await rowsOf(alice, 'The visit is on Tuesday').focus()
    await press(alice, 'e')
    await expect(page.getByRole('group', { name: t('acts.editing') })).toBeVisible()
    await expect(fieldOf(alice)).toHaveValue('The visit is on Tuesday')
    await press(alice, 'Escape')
    await expect(fieldOf(alice)).toHaveValue('A draft that waits')
    const release = await hold(page, 'editMessage')
    await choose(alice, 'The visit is on Tuesday', 'edit')
    await expect(fieldOf(alice)).toHaveValue('The visit is on Tuesday')
    await fieldOf(alice).fill('The visit is on Wednesday')
    await press(alice, 'Enter')
    await untilHeld(page)
    await rowIs(alice, 'The visit is on Wednesday', t('acts.said.edited'))
    await expect(fieldOf(alice)).toHaveValue('A draft that waits')
    await release()
    await rowIs(bob, 'The visit is on Wednesday', bob.t('acts.said.edited'))
    await rowsOf(bob, 'The visit is on Wednesday')
      .getByRole('button', { name: bob.t('acts.edited-show') })
      .click()
    const info = dialogOf(bob, 'conversations.info')
    await expect(info.getByRole('region', { name: bob.t('acts.info.earlier') })).toContainText(
      'The visit is on Tuesday',
    )
    expect(await violations(bob.page)).toEqual([])
    await press(bob, 'Escape')
    await fieldOf(alice).fill('')
  })

  it('D8 an edit that is refused is taken back, with a sentence', async () => {
    const { page, t } = alice
    await bothHave(alice, 'Nothing is decided')
    const release = await hold(page, 'editMessage')
    await choose(alice, 'Nothing is decided', 'edit')
    await expect(fieldOf(alice)).toHaveValue('Nothing is decided')
    await fieldOf(alice).fill('Everything is decided')
    await press(alice, 'Enter')
    await untilHeld(page)
    await expect(rowsOf(alice, 'Everything is decided')).toBeVisible()
    // Meanwhile, on another of her tabs, it is deleted: what is deleted cannot be changed.
    const other = await alice.context.newPage()
    const tab = { ...alice, page: other }
    await other.goto(page.url())
    await choose(tab, 'Nothing is decided', 'delete')
    await dialogOf(tab, 'acts.delete-title')
      .getByRole('button', { name: t('acts.delete') })
      .click()
    await expect(rowsOf(tab, t('acts.deleted'))).toBeVisible()
    await other.close()
    await release()
    await expect(toastOf(alice, 'acts.undone')).toBeVisible()
    await expect(rowsOf(alice, 'Everything is decided')).toHaveCount(0)
    await page.getByRole('button', { name: t('common.close') }).click()
  })

  it('D8 a message that is deleted for everyone leaves every view at once; the words say that the record keeps it', async () => {
    const { page, t } = alice
    await bothHave(alice, 'The number is 4471')
    const release = await hold(page, 'deleteMessage')
    await rowsOf(alice, 'The number is 4471').focus()
    await press(alice, 'Delete')
    const question = dialogOf(alice, 'acts.delete-title')
    await expect(question).toContainText(t('acts.delete-why'))
    await expect(question.getByRole('button', { name: t('common.cancel') })).toBeFocused()
    expect(await violations(page)).toEqual([])
    await question.getByRole('button', { name: t('acts.delete') }).click()
    await untilHeld(page)
    await expect(rowsOf(alice, 'The number is 4471')).toHaveCount(0)
    await expect(rowsOf(alice, t('acts.deleted')).last()).toBeVisible()
    await release()
    await expect(rowsOf(bob, bob.t('acts.deleted')).last()).toBeVisible()
    await expect(rowsOf(bob, 'The number is 4471')).toHaveCount(0)
  })

  it('a group’s administrator deletes what others said, and everybody sees who did it', async () => {
    await bothHave(bob, 'Here is my password')
    await choose(alice, 'Here is my password', 'delete')
    await dialogOf(alice, 'acts.delete-title')
      .getByRole('button', { name: alice.t('acts.delete') })
      .click()
    await expect(rowsOf(bob, bob.t('acts.deleted-by', { name: 'Alice' }))).toBeVisible()
    // Nobody but its author and the administrators is offered that.
    await bob.page.keyboard.press('Escape')
    await rowsOf(bob, 'Welcome, Bob').focus()
    await press(bob, 'Enter')
    await expect(bob.page.getByRole('menuitem', { name: bob.t('acts.forward') })).toBeVisible()
    await expect(bob.page.getByRole('menuitem', { name: bob.t('acts.delete') })).toHaveCount(0)
    await expect(bob.page.getByRole('menuitem', { name: bob.t('acts.edit') })).toHaveCount(0)
    await press(bob, 'Escape')
  })

  it('forwards to several, found by a few letters, labelled there; a toast leads to where it went', async () => {
    const { page, t } = alice
    await rowsOf(alice, 'The visit is on Wednesday').focus()
    await press(alice, 'f')
    const dialog = dialogOf(alice, 'acts.forward-title')
    await dialog.getByRole('searchbox', { name: t('acts.forward-find'), exact: true }).fill('bo')
    await press(alice, 'Enter')
    await dialog.getByRole('option', { name: 'Dave' }).click()
    expect(await violations(page)).toEqual([])
    await dialog.getByRole('button', { name: t('acts.forward-do', { count: 2 }) }).click()
    await page.getByRole('button', { name: t('acts.forward-open', { name: 'Bob' }) }).click()
    await expect(page.getByRole('heading', { name: 'Bob', level: 1 })).toBeVisible()
    await rowIs(alice, 'The visit is on Wednesday', t('acts.said.forwarded'))
    await openConversation(bob, 'Alice')
    await rowIs(bob, 'The visit is on Wednesday', bob.t('acts.said.forwarded'))
    await expect(rowsOf(bob, 'The visit is on Wednesday')).toContainText(bob.t('acts.forwarded'))
    await openConversation(alice, GROUP)
    await openConversation(bob, GROUP)
  })

  it('stars are one’s own, and stand together on a page that leads back to each', async () => {
    const { page, t } = alice
    await rowsOf(alice, 'Welcome, Bob').focus()
    await press(alice, 's')
    await rowIs(alice, 'Welcome, Bob', t('acts.said.starred'))
    await expect(toastOf(alice, 'acts.star-done')).toBeVisible()
    await page.goto(new URL('/#/starred', page.url()).href)
    const starred = page.getByRole('list', { name: t('acts.starred') })
    await expect(starred.getByRole('listitem')).toHaveCount(1)
    expect(await violations(page)).toEqual([])
    await starred.getByRole('link', { name: /Welcome, Bob/ }).click()
    await expect(rowsOf(alice, 'Welcome, Bob')).toBeFocused()
    await expect(rowsOf(bob, 'Welcome, Bob')).not.toHaveAccessibleName(new RegExp(bob.t('acts.said.starred'), 'u'))
    await page.goto(new URL('/#/starred', page.url()).href)
    await page.getByRole('button', { name: t('acts.unstar') }).click()
    await expect(page.getByRole('heading', { name: t('acts.starred-none') })).toBeVisible()
    await openConversation(alice, GROUP)
  })

  it('pins stand above the messages for everybody, one after the other, and in a list', async () => {
    for (const text of ['Welcome, Bob', 'The visit is on Wednesday']) {
      await rowsOf(alice, text).focus()
      await press(alice, 'p')
      await rowIs(alice, text, alice.t('acts.said.pinned'))
    }
    for (const person of [alice, bob]) {
      const bar = person.page.getByRole('region', { name: person.t('acts.pinned'), exact: true })
      const pinned = (at: number) => bar.getByRole('button', { name: person.t('acts.pinned-of', { at, count: 2 }) })
      await expect(pinned(1)).toContainText('The visit is on Wednesday')
      await pinned(1).click()
      await expect(rowsOf(person, 'The visit is on Wednesday')).toBeFocused()
      await expect(pinned(2)).toContainText('Welcome, Bob')
    }
    await bob.page.getByRole('button', { name: bob.t('acts.pinned-all') }).click()
    const list = dialogOf(bob, 'acts.pinned-all')
    await expect(list.getByRole('listitem')).toHaveCount(2)
    expect(await violations(bob.page)).toEqual([])
    await list
      .getByRole('listitem')
      .filter({ hasText: 'Welcome, Bob' })
      .getByRole('button', { name: bob.t('acts.unpin') })
      .click()
    await expect(list.getByRole('listitem')).toHaveCount(1)
    await press(bob, 'Escape')
    const left = alice.page.getByRole('region', { name: alice.t('acts.pinned'), exact: true })
    await expect(left.getByRole('button').first()).toHaveAccessibleName(
      new RegExp(`^${alice.t('acts.pinned')}.*Wednesday`, 'u'),
    )
    await expect(rowsOf(alice, 'Welcome, Bob')).not.toHaveAccessibleName(new RegExp(alice.t('acts.said.pinned'), 'u'))
  })

  it('replies privately with what was said as a quotation', async () => {
    await choose(bob, 'Welcome, Bob', 'reply-privately')
    await expect(bob.page.getByRole('heading', { name: 'Alice', level: 1 })).toBeVisible()
    await expect(fieldOf(bob)).toHaveValue('> Welcome, Bob\n')
    await fieldOf(bob).press('End')
    await bob.page.keyboard.type('Thank you')
    await press(bob, 'Enter')
    await isSent(bob, 'Thank you')
    await openConversation(alice, 'Bob')
    await expect(rowsOf(alice, 'Thank you').getByRole('blockquote')).toHaveText('Welcome, Bob')
    await openConversation(alice, GROUP)
    await openConversation(bob, GROUP)
  })

  it('D6 the info of a message says in words how far it has come with each of the others', async () => {
    const { t } = alice
    await bothHave(alice, 'Who has the file?')
    await rowsOf(alice, 'Who has the file?').focus()
    await press(alice, 'i')
    const people = dialogOf(alice, 'conversations.info').getByRole('region', { name: t('acts.info.people') })
    await expect(people.getByRole('listitem')).toContainText(['Bob'])
    await expect(people).toContainText(t('acts.info.state.sent'))
    await expect(people).toContainText(t('acts.info.why'))
    await press(alice, 'Escape')
    await said(bob, 'I have it')
    await expect(rowsOf(alice, 'I have it')).toBeVisible()
    await rowsOf(alice, 'Who has the file?').focus()
    await press(alice, 'i')
    await expect(people).toContainText(t('acts.info.state.read'))
    await press(alice, 'Escape')
  })

  it('copies text and link', async () => {
    await rowsOf(alice, 'Who has the file?').focus()
    await press(alice, 'c')
    await expect(toastOf(alice, 'conversations.text-copied')).toBeVisible()
    await fieldOf(alice).focus()
    await press(alice, 'Control+V')
    await expect(fieldOf(alice)).toHaveValue('Who has the file?')
    await fieldOf(alice).fill('')
    await choose(alice, 'Who has the file?', 'copy-link')
    await expect(toastOf(alice, 'conversations.link-copied')).toBeVisible()
    await fieldOf(alice).focus()
    await press(alice, 'Control+V')
    await expect(fieldOf(alice)).toHaveValue(/#\/c\/[\w-]{22}\/[\w-]{22}$/)
    await fieldOf(alice).fill('')
  })
})
