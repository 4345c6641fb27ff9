// The life of a group: who makes it, who comes, who goes, and what each of them is told.
import type { Locator } from '@playwright/test'
import { describeInBrowser } from '@chancery/testkit'
import { afterAll, beforeAll, it } from 'vitest'
import { expect, join, openConversation } from '../_acts.ts'
import { readCode } from '../_read-code.ts'
import { violations } from '../_violations.ts'
import { openWebOffice } from '../_web-office.ts'
import type { WebOffice, WebPerson } from '../_web-office.ts'
import { enter, fieldOf, isSent, rowsOf, talkTo, textsOf } from '../_writing.ts'

/** The members, with what can be done about them. */
function detailsOf({ page, t }: WebPerson): Locator {
  return page.getByRole('complementary', { name: t('frame.details') })
}

async function openDetails(person: WebPerson): Promise<Locator> {
  const details = detailsOf(person)
  if (!(await details.isVisible()))
    await person.page.getByRole('button', { name: person.t('conversations.details') }).click()
  await expect(details).toBeVisible()
  return details
}

function memberOf(person: WebPerson, name: string): Locator {
  return detailsOf(person).getByRole('listitem').filter({ hasText: name })
}

/** Picks from the menu of a member. */
async function choose(person: WebPerson, name: string, label: string): Promise<void> {
  await memberOf(person, name)
    .getByRole('button', { name: person.t('conversations.more-about', { name }) })
    .click()
  await person.page.getByRole('menuitem', { name: label }).click()
}

/** What members compare. */
function numberIn(person: WebPerson): Locator {
  return detailsOf(person)
    .getByRole('region', { name: person.t('people.group-number') })
    .getByRole('code')
}

/** The calm line that says what somebody did in the group. */
function lineIn({ page }: WebPerson, sentence: string): Locator {
  return page.getByRole('log').getByText(sentence)
}

describeInBrowser('a group', () => {
  let office: WebOffice
  let alice: WebPerson
  let bob: WebPerson
  let dave: WebPerson
  const past: string[] = []

  beforeAll(async () => {
    office = await openWebOffice()
    await office.found()
    alice = await office.sitDown('Alice')
    bob = await office.sitDown('बॉब', { language: 'hi' })
    dave = await office.sitDown('Dave')
    for (const person of [alice, bob, dave]) await join(person, await office.invite())
  })
  afterAll(async () => {
    office.expectQuiet()
    await office[Symbol.asyncDispose]()
  })

  it('is made by picking people and a name, and says who will read it', async () => {
    const { page, t } = alice
    await page.getByRole('button', { name: t('conversations.new-group') }).click()
    await expect(page.getByText(t('conversations.group-needs-people'))).toBeVisible()
    await page.getByRole('option', { name: 'बॉब' }).click()
    await page.getByRole('option', { name: 'Dave' }).click()
    await expect(page.getByText(t('conversations.group-readers', { names: 'बॉब, Dave and you' }))).toBeVisible()
    await page.getByLabel(t('conversations.group-name')).fill('Harvest loans')
    await page.getByRole('button', { name: t('conversations.create') }).click()
    await expect(page.getByRole('heading', { name: 'Harvest loans', level: 1 })).toBeVisible()
    await expect(fieldOf(alice)).toBeFocused()
    await enter(alice, 'Welcome, both of you')
    await isSent(alice, 'Welcome, both of you')
    for (const person of [bob, dave]) {
      await openConversation(person, 'Harvest loans')
      await expect(rowsOf(person, 'Welcome, both of you')).toBeVisible()
    }
    await expect(lineIn(bob, bob.t('conversations.change.began', { isOwn: 'no', who: 'Alice' }))).toBeVisible()
  })

  it('says in its head who can read it, and that nobody witnesses the record yet', async () => {
    for (const { page, t } of [alice, bob, dave]) {
      const main = page.getByRole('main')
      await expect(main.getByText(t('conversations.readers-group', { count: 3 }))).toBeVisible()
      await expect(main.getByText(t('conversations.not-witnessed'), { exact: true })).toBeVisible()
    }
  })

  it('lists its members with role, office, and devices in plain words', async () => {
    for (const person of [alice, bob]) {
      const { t } = person
      await openDetails(person)
      const [before = '', between = ''] = t('conversations.devices-since', { count: 1, labels: '§', since: '§' }).split(
        '§',
      )
      await expect(memberOf(person, 'Dave')).toContainText('Loans')
      await expect(memberOf(person, 'Dave')).toContainText(new RegExp(`${before}.*Linux.*${between}.*\\d`, 'u'))
      await expect(memberOf(person, 'Alice')).toContainText(t('conversations.administrator'))
      await expect(memberOf(person, 'Dave')).not.toContainText(t('conversations.administrator'))
      await expect(memberOf(person, person.name)).toContainText(t('common.you'))
    }
    // What only its administrator may do is offered to nobody else.
    await expect(detailsOf(alice).getByRole('button', { name: alice.t('conversations.add-people') })).toBeVisible()
    await expect(detailsOf(bob).getByRole('button', { name: bob.t('conversations.add-people') })).toHaveCount(0)
  })

  it('D31 has one number to compare, which all members see alike, in each language, with a code for a camera', async () => {
    for (const person of [alice, bob]) {
      const { page, t } = person
      await expect(numberIn(person)).toHaveText(/^([0-9a-f]{4} ){7}[0-9a-f]{4}$/u, { useInnerText: true })
      await expect(detailsOf(person).getByText(t('people.group-number-text'))).toBeVisible()
      await expect(detailsOf(person).getByRole('img', { name: t('people.group-number-qr') })).toBeVisible()
      expect(await violations(page)).toEqual([])
    }
    const number = await numberIn(alice).innerText()
    await expect(numberIn(bob)).toHaveText(number, { useInnerText: true })
    const picture = detailsOf(bob).getByRole('img', { name: bob.t('people.group-number-qr') })
    expect(await readCode(picture)).toBe(number)
    past.push(number)
  })

  it('takes in somebody, and all are told', async () => {
    const { page, t } = alice
    await detailsOf(alice)
      .getByRole('button', { name: t('conversations.add-people') })
      .click()
    const dialog = page.getByRole('dialog', { name: t('conversations.add-people') })
    await expect(dialog.getByText(t('conversations.add-people-why'))).toBeVisible()
    await expect(dialog.getByRole('option')).toHaveText([/Carol/])
    await dialog.getByRole('option', { name: 'Carol' }).click()
    await dialog.getByRole('button', { name: t('conversations.add', { count: 1 }) }).click()
    await expect(dialog).toHaveCount(0)
    await expect(memberOf(alice, 'Carol')).toBeVisible()
    await expect(memberOf(bob, 'Carol')).toBeVisible()
    const names = 'Carol'
    await expect(lineIn(bob, bob.t('conversations.change.added', { isOwn: 'no', who: 'Alice', names }))).toBeVisible()
    await expect(lineIn(alice, t('conversations.change.added', { isOwn: 'yes', who: '', names }))).toBeVisible()
    await expect(dave.page.getByText(t('conversations.readers-group', { count: 4 }))).toBeVisible()
  })

  it('D31 has another number after that, and all see the new one without asking for it', async () => {
    const [before = ''] = past
    for (const person of [alice, bob]) await expect(numberIn(person)).not.toHaveText(before, { useInnerText: true })
    const number = await numberIn(alice).innerText()
    expect(number).not.toBe(before)
    await expect(numberIn(bob)).toHaveText(number, { useInnerText: true })
  })

  it('gets a second administrator, who gives it another name', async () => {
    const { page, t } = dave
    await choose(alice, 'Dave', alice.t('conversations.make-administrator'))
    await expect(memberOf(alice, 'Dave')).toContainText(t('conversations.administrator'))
    await openDetails(dave)
    await detailsOf(dave)
      .getByRole('button', { name: t('conversations.rename') })
      .click()
    const dialog = page.getByRole('dialog', { name: t('conversations.rename') })
    await expect(dialog.getByText(t('conversations.rename-hint'))).toBeVisible()
    await dialog.getByLabel(t('conversations.group-name')).fill('फ़सल ऋण')
    await dialog.getByRole('button', { name: t('common.save') }).click()
    for (const person of [dave, alice, bob]) {
      await expect(person.page.getByRole('heading', { name: 'फ़सल ऋण', level: 1 })).toBeVisible()
      const said = { isOwn: person === dave ? 'yes' : 'no', who: 'Dave', name: 'फ़सल ऋण' }
      await expect(lineIn(person, person.t('conversations.change.renamed', said))).toBeVisible()
    }
  })

  it('tells whoever is removed, and what is said afterwards never reaches them', async () => {
    const { page, t } = alice
    await choose(alice, 'बॉब', t('conversations.remove-person', { name: 'बॉब' }))
    const question = page.getByRole('alertdialog', { name: t('conversations.remove-title', { name: 'बॉब' }) })
    await expect(question).toContainText(t('conversations.remove-why', { name: 'बॉब', group: 'फ़सल ऋण' }))
    await expect(question.getByRole('button', { name: t('common.cancel') })).toBeFocused()
    await question.getByRole('button', { name: t('conversations.remove-person', { name: 'बॉब' }) }).click()
    await expect(question).toHaveCount(0)
    await expect(memberOf(alice, 'बॉब')).toHaveCount(0)
    const removed = { isOwn: 'no', who: 'Alice', names: bob.t('conversations.you-object') }
    await expect(lineIn(bob, bob.t('conversations.change.removed', removed))).toBeVisible()
    await expect(bob.page.getByText(bob.t('conversations.closed.removed'))).toBeVisible()
    await expect(fieldOf(bob)).toHaveCount(0)
    await enter(alice, 'Now between us')
    await expect(rowsOf(dave, 'Now between us')).toBeVisible()
    // What comes after it has come to Bob, so it would have, too.
    await talkTo(alice, 'बॉब')
    await enter(alice, 'Sorry, that was a mistake')
    await isSent(alice, 'Sorry, that was a mistake')
    const list = bob.page.getByRole('list', { name: bob.t('conversations.title') })
    await expect(list.getByRole('link').filter({ hasText: 'Sorry, that was a mistake' })).toBeVisible()
    expect(await textsOf(bob)).toEqual(['Welcome, both of you'])
    await bob.page.getByRole('searchbox', { name: bob.t('conversations.search') }).fill('between')
    await expect(bob.page.getByText(bob.t('conversations.nothing-found', { query: 'between' }))).toBeVisible()
    await openConversation(alice, 'फ़सल ऋण')
  })

  it('lets somebody leave, after a question; the others see it, and what they say is not for whoever left', async () => {
    const { page, t } = dave
    await detailsOf(dave)
      .getByRole('button', { name: t('conversations.leave') })
      .click()
    const question = page.getByRole('alertdialog', { name: t('conversations.leave-title', { name: 'फ़सल ऋण' }) })
    await expect(question).toContainText(t('conversations.leave-why'))
    await question.getByRole('button', { name: t('conversations.leave') }).click()
    await expect(page.getByText(t('conversations.closed.left'))).toBeVisible()
    await expect(fieldOf(dave)).toHaveCount(0)
    await expect(lineIn(alice, t('conversations.change.left', { isOwn: 'no', who: 'Dave' }))).toBeVisible()
    // Whoever speaks first closes the door; otherwise a member does within a minute, at a random moment.
    await enter(alice, 'Only the two of us')
    await isSent(alice, 'Only the two of us')
    await talkTo(alice, 'Dave')
    await enter(alice, 'You are missed')
    const list = page.getByRole('list', { name: t('conversations.title') })
    await expect(list.getByRole('link').filter({ hasText: 'You are missed' })).toBeVisible()
    await expect(rowsOf(dave, 'Only the two of us')).toHaveCount(0)
    await openConversation(alice, 'फ़सल ऋण')
    await openDetails(alice)
    await expect(memberOf(alice, 'Dave')).toHaveCount(0)
  })

  it('warns its last administrator before they leave', async () => {
    const { page, t } = alice
    await detailsOf(alice)
      .getByRole('button', { name: t('conversations.leave') })
      .click()
    const question = page.getByRole('alertdialog', { name: t('conversations.leave-title', { name: 'फ़सल ऋण' }) })
    await expect(question).toContainText(t('conversations.leave-last-administrator'))
    await question.getByRole('button', { name: t('common.cancel') }).click()
    await expect(question).toHaveCount(0)
    await enter(alice, 'Still here')
    await isSent(alice, 'Still here')
  })
})
