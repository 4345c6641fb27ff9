// Somebody who is not in the organization yet is invited from a group, joins, and is in it.
import type { Locator } from '@playwright/test'
import { describeInBrowser } from '@chancery/testkit'
import type { Colleague } from '@chancery/testkit'
import { afterAll, beforeAll, describe, it } from 'vitest'
import { expect, join, openConversation, takeOver } from '../_acts.ts'
import { openPastOffice, group, tell } from '../_past-office.ts'
import type { PastOffice } from '../_past-office.ts'
import { violations } from '../_violations.ts'
import type { WebPerson } from '../_web-office.ts'
import { enter, isSent, rowsOf } from '../_writing.ts'

const GROUP = 'Harvest loans'
const DESK = 'Bob’s desk'
const LARGE = { width: 1280, height: 800 }
const SMALL = { width: 390, height: 844 }

async function openDetails({ page, t }: WebPerson): Promise<void> {
  const people = page.getByRole('region', { name: t('conversations.people') })
  if (!(await people.isVisible())) await page.getByRole('button', { name: t('conversations.details') }).click()
  await expect(people).toBeVisible()
}

function members({ page, t }: WebPerson): Locator {
  return page.getByRole('region', { name: t('conversations.people') }).getByRole('listitem')
}

function waiting({ page, t }: WebPerson): Locator {
  return page.getByRole('region', { name: t('invite.group.waiting'), exact: true })
}

function addButton({ page, t }: WebPerson): Locator {
  return page.getByRole('button', { name: t('conversations.add-people') })
}

/** Opens the details’ dialog, and in it the way to somebody who is not here yet. */
async function beginInvitation(at: WebPerson): Promise<Locator> {
  const { page, t } = at
  await addButton(at).click()
  const adding = page.getByRole('dialog', { name: t('conversations.add-people') })
  await adding.getByRole('button', { name: t('invite.group.open') }).click()
  const dialog = page.getByRole('dialog', { name: t('invite.group.title', { group: GROUP }) })
  await expect(dialog.getByLabel(t('invite.name'), { exact: true })).toBeFocused()
  return dialog
}

/** Makes the invitation; gives its link as it stands on the screen. */
async function invite(at: WebPerson, name: string): Promise<string> {
  const { t } = at
  const dialog = await beginInvitation(at)
  await dialog.getByLabel(t('invite.name'), { exact: true }).fill(name)
  await dialog.getByRole('button', { name: t('invite.do') }).click()
  await expect(dialog.getByRole('img', { name: t('invite.qr') })).toBeVisible()
  const shown = await dialog.getByRole('group', { name: t('invite.link') }).innerText()
  expect(await violations(at.page)).toEqual([])
  await dialog.getByRole('button', { name: t('common.done') }).click()
  await expect(dialog).toHaveCount(0)
  return /https?:\S+/.exec(shown)?.[0] ?? ''
}

describeInBrowser('an invitation from a group', () => {
  describe.each([
    ['en', LARGE, SMALL],
    ['hi', SMALL, LARGE],
  ] as const)('in %s', (language, viewport, other) => {
    let office: PastOffice
    let bob: Colleague
    let carol: WebPerson
    let dave: WebPerson
    let link = ''

    beforeAll(async () => {
      office = await openPastOffice()
      bob = await office.enrol('Bob', 'Loans')
      await office.enrol('Alice', 'Loans')
      await tell(office.carol, await group(office.carol, GROUP, ['Bob']), 'Before Dave')
      await tell(bob, await group(bob, DESK, ['Carol']), 'A group of Bob’s own')
      carol = await office.sitDown('Carol', { language, viewport })
      dave = await office.sitDown('Dave', { language: language === 'en' ? 'hi' : 'en', viewport: other })
      await takeOver(carol, await office.moveOut(office.carol))
      await openConversation(carol, GROUP)
      await openDetails(carol)
    })
    afterAll(async () => {
      office.expectQuiet()
      await office[Symbol.asyncDispose]()
    })

    it('stands beside the directory: its words say what comes of it, and one can go back to pick somebody', async () => {
      const { page, t } = carol
      const dialog = await beginInvitation(carol)
      await expect(dialog.getByText(t('invite.group.why', { organization: 'Bank of Examples' }))).toBeVisible()
      expect(await violations(page)).toEqual([])
      await dialog.getByRole('button', { name: t('common.back') }).click()
      const adding = page.getByRole('dialog', { name: t('conversations.add-people') })
      await expect(adding.getByRole('option')).toHaveText([/Alice/])
      expect(await violations(page)).toEqual([])
      await page.keyboard.press('Escape')
      await expect(adding).toHaveCount(0)
      await expect(addButton(carol)).toBeFocused()
    })

    it('is a link and a picture, shown once; then the details say for whom this device waits, and until when', async () => {
      const { page, t } = carol
      await expect(waiting(carol)).toHaveCount(0)
      link = await invite(carol, 'Dave')
      expect(link).toContain('#invite.')
      await expect(addButton(carol)).toBeFocused()
      const item = waiting(carol).getByRole('listitem')
      await expect(item).toContainText('Dave')
      const [before = '', behind = ''] = t('invite.group.until', { moment: '§' }).split('§')
      await expect(item).toContainText(new RegExp(`${before}.*\\d.*${behind}`, 'u'))
      await page.reload()
      await expect(item).toContainText('Dave')
      expect(await page.content()).not.toContain(link)
    })

    it('brings whoever joins with it into the group: they read what is said from then on, and answer', async () => {
      await join(dave, link)
      await openConversation(dave, GROUP)
      await expect(members(carol)).toHaveCount(3)
      await expect(waiting(carol)).toHaveCount(0)
      await enter(dave, 'Here I am')
      await isSent(dave, 'Here I am')
      await expect(rowsOf(dave, 'Before Dave')).toHaveCount(0)
      await openConversation(carol, GROUP)
      await expect(rowsOf(carol, 'Here I am')).toBeVisible()
      await enter(carol, 'Welcome, Dave')
      await expect(rowsOf(dave, 'Welcome, Dave')).toBeVisible()
    })

    it('can be taken back: nobody is waited for then', async () => {
      const { page, t } = carol
      await openDetails(carol)
      await invite(carol, 'Mallory')
      const name = t('invite.group.forget-title', { name: 'Mallory' })
      await waiting(carol).getByRole('button', { name }).click()
      const question = page.getByRole('alertdialog', { name })
      await expect(question).toContainText(t('invite.group.forget-why', { organization: 'Bank of Examples' }))
      await question.getByRole('button', { name: t('invite.group.forget'), exact: true }).click()
      await expect(question).toHaveCount(0)
      await expect(waiting(carol)).toHaveCount(0)
    })

    it('is not for somebody who may not invite: the dialog says who can', async () => {
      const at = await office.sitDown('Bob', { language, viewport })
      const { page, t } = at
      await takeOver(at, await office.moveOut(bob))
      await openConversation(at, DESK)
      await openDetails(at)
      await addButton(at).click()
      const dialog = page.getByRole('dialog', { name: t('conversations.add-people') })
      const sentence = t('invite.group.ask', { organization: 'Bank of Examples', names: 'Carol' })
      await expect(dialog.getByText(sentence)).toBeVisible()
      await expect(dialog.getByRole('button', { name: t('invite.group.open') })).toHaveCount(0)
    })
  })
})
