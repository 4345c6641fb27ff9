// What a person sets for conversations, what a group says of itself, finding a day, speaking to all, and proof of one message.
import { readFile } from 'node:fs/promises'
import type { Locator } from '@playwright/test'
import { listConversations, synchronize } from '@chancery/client'
import { verifyBundle } from '@chancery/records'
import { describeInBrowser } from '@chancery/testkit'
import type { Colleague } from '@chancery/testkit'
import { afterAll, beforeAll, describe, expect as expectValue, it } from 'vitest'
import { unzip } from '../../src/messenger/evidence/_unzip.ts'
import { expect, openConversation, takeOver } from '../_acts.ts'
import { openPastOffice, group, person, readAll, tell } from '../_past-office.ts'
import type { PastOffice, Told } from '../_past-office.ts'
import { log, rowOf, settled, topOf } from '../_rows.ts'
import { violations } from '../_violations.ts'
import type { WebPerson } from '../_web-office.ts'
import { enter, fieldOf, isSent, rowsOf } from '../_writing.ts'

const GROUP = 'Harvest loans'
const NOTICES = 'Notices'

/** A line of the list. */
function lineOf({ page, t }: WebPerson, name: string): Locator {
  return page
    .getByRole('list', { name: t('conversations.title') })
    .getByRole('link', { name: new RegExp(`^${name}`, 'u') })
}

async function toList({ page, t }: WebPerson): Promise<void> {
  await page.goto(new URL('/#/', page.url()).href)
  await expect(page.getByRole('heading', { name: t('conversations.title'), exact: true })).toBeVisible()
}

async function open(at: WebPerson, name: string): Promise<void> {
  await toList(at)
  await lineOf(at, name).click()
  await expect(at.page.getByRole('heading', { name, level: 1 })).toBeVisible()
}

/** Picks from the menu of a conversation, opened by key, as a finger or a secondary click opens it, too. */
async function set(at: WebPerson, name: string, label: string): Promise<void> {
  await lineOf(at, name).focus()
  await at.page.keyboard.press('Shift+F10')
  await at.page.getByRole('menuitem', { name: label, exact: true }).click()
  await expect(at.page.getByRole('menu')).toHaveCount(0)
}

async function names(at: WebPerson): Promise<string[]> {
  const all = at.page.getByRole('list', { name: at.t('conversations.title') }).getByRole('link')
  return all.evaluateAll((links) => links.map((link) => link.querySelector('[class*="itemName"]')?.textContent ?? ''))
}

async function openDetails({ page, t }: WebPerson): Promise<void> {
  const people = page.getByRole('region', { name: t('conversations.people') })
  if (!(await people.isVisible())) await page.getByRole('button', { name: t('conversations.details') }).click()
  await expect(people).toBeVisible()
}

/** How much the title says is unread. */
function countOf(title: string): number {
  return Number(/^\((\d+)\)/u.exec(title)?.[1] ?? 0)
}

describeInBrowser('conversations', () => {
  describe.each([
    ['en', { width: 1280, height: 800 }],
    ['hi', { width: 390, height: 844 }],
  ] as const)('in %s', (language, viewport) => {
    let office: PastOffice
    let alice: WebPerson
    let bob: Colleague
    let harvest: Told

    beforeAll(async () => {
      office = await openPastOffice(6)
      const { carol } = office
      bob = await office.enrol('Bob', 'Loans')
      const sitter = await office.enrol('Alice', 'Loans')
      const to = await group(carol, GROUP, ['Alice', 'Bob'])
      for (const daysAgo of [5, 3]) {
        office.setDaysAgo(daysAgo)
        await tell(carol, to, ...Array.from({ length: 12 }, (_, at) => `Day ${daysAgo}, ${at + 1}: the land record`))
      }
      office.setDaysAgo(0)
      harvest = await tell(carol, to, 'Good morning')
      await tell(bob, await person(bob, 'Alice'), 'The file is here')
      await readAll(sitter, harvest.conversation)
      await group(sitter, NOTICES, ['Carol', 'Bob'])
      alice = await office.sitDown('Alice', { language, viewport, hasTouch: language === 'hi' })
      await takeOver(alice, await office.moveOut(sitter))
      await expect(lineOf(alice, GROUP)).toBeVisible()
    })
    afterAll(async () => {
      office.expectQuiet()
      await office[Symbol.asyncDispose]()
    })

    it('one is pinned to the top from its menu, and stays there after a reload and when others have news', async () => {
      const { t, page } = alice
      await set(alice, NOTICES, t('conversations.pin'))
      await expect.poll(() => names(alice)).toEqual([NOTICES, 'Bob', GROUP])
      await tell(office.carol, { kind: 'conversation', ...harvest }, 'And again')
      await expect.poll(() => names(alice)).toEqual([NOTICES, GROUP, 'Bob'])
      await expect(lineOf(alice, NOTICES)).toHaveAccessibleName(new RegExp(t('conversations.pinned'), 'u'))
      await page.reload()
      await expect.poll(() => names(alice)).toEqual([NOTICES, GROUP, 'Bob'])
      await set(alice, NOTICES, t('conversations.unpin'))
      await expect.poll(() => names(alice)).not.toEqual([NOTICES, GROUP, 'Bob'])
    })

    it('the menu opens for a finger that rests, and stays when it goes', async () => {
      const { t, page, context } = alice
      await toList(alice)
      const box = await lineOf(alice, GROUP).boundingBox()
      const touchPoints = [{ x: (box?.x ?? 0) + 60, y: (box?.y ?? 0) + 30 }]
      const fingers = await context.newCDPSession(page)
      await fingers.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints })
      await expect(page.getByRole('menuitem', { name: t('conversations.pin') })).toBeVisible()
      await fingers.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
      await page.getByRole('menuitem', { name: t('conversations.pin') }).click()
      await expect(page.getByRole('menu')).toHaveCount(0)
      await expect.poll(async () => (await names(alice))[0]).toBe(GROUP)
      await set(alice, GROUP, t('conversations.unpin'))
    })

    it('one is muted for eight hours, and its details say until when', async () => {
      const { t, page } = alice
      await set(alice, GROUP, t('conversations.mute-hours'))
      await expect(lineOf(alice, GROUP)).toHaveAccessibleName(new RegExp(t('conversations.muted'), 'u'))
      await open(alice, GROUP)
      await openDetails(alice)
      const [before = '', after = ''] = t('conversations.muted-until', { moment: '§' }).split('§')
      const muted = page.getByRole('button', { name: new RegExp(`^${before}.*\\d.*${after}$`, 'u') })
      await muted.click()
      await page.getByRole('menuitem', { name: t('conversations.unmute') }).click()
      await expect(page.getByRole('button', { name: t('conversations.mute'), exact: true })).toBeVisible()
      expectValue(await violations(page)).toEqual([])
    })

    it('one that is put away stays away whatever is said there, until somebody speaks to this person', async () => {
      const { t, page } = alice
      await toList(alice)
      await set(alice, GROUP, t('conversations.archive'))
      await expect(lineOf(alice, GROUP)).toHaveCount(0)
      await expect.poll(async () => countOf(await page.title())).toBe(1)
      await tell(office.carol, { kind: 'conversation', ...harvest }, 'Said to nobody in particular')
      const archive = page.getByRole('button', { name: new RegExp(`^${t('conversations.archived')}`, 'u') })
      await expect(archive).toHaveAccessibleName(new RegExp('1', 'u'))
      // It is counted nowhere but at the way to it.
      expectValue(countOf(await page.title())).toBe(1)
      await archive.click()
      await expect(lineOf(alice, GROUP)).toBeVisible()
      await page.getByRole('button', { name: new RegExp(t('conversations.to-all'), 'u') }).click()
      await expect(lineOf(alice, GROUP)).toHaveCount(0)
      // Bob, at a browser of his own, means everybody.
      const writer = await office.sitDown('Bob')
      await takeOver(writer, await office.moveOut(bob))
      await openConversation(writer, GROUP)
      await fieldOf(writer).fill('Please sign today @every')
      await expect(writer.page.getByRole('option', { name: writer.t('conversations.everyone') })).toBeVisible()
      await fieldOf(writer).press('Enter')
      await fieldOf(writer).press('Enter')
      await isSent(writer, `Please sign today @${writer.t('conversations.everyone')}`)
      await expect(lineOf(alice, GROUP)).toHaveAccessibleName(new RegExp(t('conversations.mentioned'), 'u'))
      await expect.poll(async () => countOf(await page.title())).toBeGreaterThan(1)
      // Put away unread, it comes back at the next time only.
      await set(alice, GROUP, t('conversations.archive'))
      await expect(lineOf(alice, GROUP)).toHaveCount(0)
      await fieldOf(writer).fill('Nobody has signed @every')
      await expect(writer.page.getByRole('option', { name: writer.t('conversations.everyone') })).toBeVisible()
      await fieldOf(writer).press('Enter')
      await fieldOf(writer).press('Enter')
      await expect(lineOf(alice, GROUP)).toBeVisible()
      await writer.context.close()
    })

    it('one is marked as unread, which counts everywhere, and opening it takes the mark away', async () => {
      const { t, page } = alice
      await open(alice, GROUP)
      await page.keyboard.press('Control+End')
      await expect(rowsOf(alice, 'Please sign today')).toBeVisible()
      await expect.poll(() => page.title()).toMatch(/^\(1\) /u)
      await open(alice, 'Bob')
      await expect(rowsOf(alice, 'The file is here')).toBeVisible()
      await expect.poll(() => page.title()).not.toMatch(/^\(/u)
      await toList(alice)
      await expect.poll(() => page.title()).not.toMatch(/^\(/u)
      await set(alice, 'Bob', t('conversations.mark-unread'))
      await expect(lineOf(alice, 'Bob')).toHaveAccessibleName(new RegExp(`${t('conversations.marked')}$`, 'u'))
      await expect.poll(() => page.title()).toMatch(/^\(1\) /u)
      await page.getByRole('radio', { name: t('conversations.filter-unread') }).click()
      await expect.poll(() => names(alice)).toEqual(['Bob'])
      await page.getByRole('radio', { name: t('conversations.filter-groups') }).click()
      await expect.poll(async () => (await names(alice)).toSorted()).toEqual([GROUP, NOTICES])
      await page.getByRole('radio', { name: t('conversations.filter-all') }).click()
      await open(alice, 'Bob')
      await expect.poll(() => page.title()).not.toMatch(/^\(/u)
    })

    it('D24 leads to a day, or the next with a message, which stands on top; Back leads to where one was', async () => {
      const { t, page } = alice
      await open(alice, GROUP)
      await settled(page)
      await go(4)
      await expect(rowOf(page, 'Day 3, 1:')).toBeVisible()
      await settled(page)
      const edge = await log(page).evaluate((list) => list.getBoundingClientRect().top)
      const below = (await topOf(rowOf(page, 'Day 3, 1:'))) - edge
      expectValue(below).toBeGreaterThanOrEqual(0)
      expectValue(below).toBeLessThan(120)
      await go(5)
      await expect(rowOf(page, 'Day 5, 1:')).toBeVisible()
      await settled(page)
      await page.goBack()
      await expect(rowOf(page, 'Day 3, 1:')).toBeVisible()
      await settled(page)
      expectValue(Math.abs((await topOf(rowOf(page, 'Day 3, 1:'))) - edge - below)).toBeLessThanOrEqual(1)

      async function go(daysAgo: number): Promise<void> {
        const main = page.getByRole('main')
        await main.getByRole('button', { name: t('conversations.more-about', { name: GROUP }) }).click()
        await page.getByRole('menuitem', { name: t('conversations.go-to-day') }).click()
        const day = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Kolkata' })
        const dialog = page.getByRole('dialog', { name: t('conversations.go-to-day') })
        await dialog.getByLabel(t('conversations.day')).fill(day.format(Date.now() - daysAgo * 86_400_000))
        await dialog.getByRole('button', { name: t('conversations.go') }).click()
        await expect(dialog).toHaveCount(0)
      }
    })

    it('D24 the name of a day between the messages leads there, too', async () => {
      const { t, page } = alice
      const another = page.getByRole('button', { name: new RegExp(t('conversations.day-button', { day: '' }), 'u') })
      await another.first().click()
      await expect(page.getByRole('dialog', { name: t('conversations.go-to-day') })).toBeVisible()
      await page.keyboard.press('Escape')
    })

    it('its administrator gives a group a description, a picture, and lets only administrators write', async () => {
      const { t, page } = alice
      await open(alice, NOTICES)
      await openDetails(alice)
      await page.getByRole('button', { name: t('conversations.describe') }).click()
      const dialog = page.getByRole('dialog', { name: t('conversations.describe') })
      await dialog.getByLabel(t('conversations.description')).fill('भूमि रिकॉर्ड, and when it is due')
      await dialog
        .locator('input[type=file]')
        .setInputFiles({ name: 'a.png', mimeType: 'image/png', buffer: await noise(alice) })
      await expect(dialog.getByRole('button', { name: t('conversations.picture-remove') })).toBeVisible()
      await dialog.getByText(t('conversations.administrators-only'), { exact: true }).click()
      expectValue(await violations(page)).toEqual([])
      await dialog.getByRole('button', { name: t('common.save') }).click()
      await expect(dialog).toHaveCount(0)
      await expect(page.getByText('भूमि रिकॉर्ड, and when it is due', { exact: true })).toBeVisible()
      await synchronize(office.carol.engine)
      const told = listConversations(office.carol.engine).find(({ name }) => name === NOTICES)
      expectValue(told?.description).toBe('भूमि रिकॉर्ड, and when it is due')
      expectValue(told?.posting).toBe('admins')
      expectValue(told?.picture?.length).toBeGreaterThan(500)
      expectValue(told?.picture?.length).toBeLessThanOrEqual(4096)
      await toList(alice)
      await expect(lineOf(alice, NOTICES).locator('img')).toHaveAttribute('src', /^data:image\/webp;base64,/u)
    })

    it('a message is proven in two clicks: one file, which anybody can check', async () => {
      const { t, page } = alice
      await open(alice, GROUP)
      await page.keyboard.press('Control+End')
      await rowOf(page, 'And again').focus()
      await page.keyboard.press('Enter')
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('menuitem', { name: t('conversations.save-evidence') }).click(),
      ])
      expectValue(download.suggestedFilename()).toMatch(/^chancery-evidence-\d+\.zip$/u)
      await expect(page.getByText(t('conversations.evidence-saved'))).toBeVisible()
      const files = new Map(unzip(await readFile(await download.path())))
      const report = await verifyBundle(files)
      expectValue(report.checks.filter(({ status }) => status === 'failed')).toEqual([])
      expectValue(report.facts?.text).toBe('And again')
    })
  })

  it('D14 of many people: whoever speaks to all of them is asked first, with their number', async () => {
    await using office = await openPastOffice()
    const sitter = await office.enrol('Alice')
    const others = Array.from({ length: 22 }, (_, at) => `Person ${at + 1}`)
    for (const name of others) await office.enrol(name)
    await group(sitter, 'Everybody here', others)
    const alice = await office.sitDown('Alice')
    const { page, t } = alice
    await takeOver(alice, await office.moveOut(sitter))
    await openConversation(alice, 'Everybody here')
    await enter(alice, 'Nobody in particular')
    await isSent(alice, 'Nobody in particular')
    await fieldOf(alice).fill('@every')
    await fieldOf(alice).press('Enter')
    await fieldOf(alice).press('Enter')
    const question = page.getByRole('alertdialog', { name: t('conversations.to-all-title', { count: 22 }) })
    await question.getByRole('button', { name: t('common.cancel') }).click()
    await expect(question).toHaveCount(0)
    await expect(fieldOf(alice)).toHaveValue(`@${t('conversations.everyone')} `)
    await expect(rowsOf(alice)).toHaveCount(1)
    await fieldOf(alice).press('Enter')
    await question.getByRole('button', { name: t('conversations.to-all-do', { count: 22 }) }).click()
    await isSent(alice, `@${t('conversations.everyone')}`)
    await expect(fieldOf(alice)).toHaveValue('')
  })
})

/** A picture that is hard to make small: every pixel another colour. */
async function noise({ page }: WebPerson): Promise<Buffer> {
  const bytes = await page.evaluate(async () => {
    const canvas = new OffscreenCanvas(640, 400)
    const context = canvas.getContext('2d')
    const image = new ImageData(640, 400)
    let state = 7
    for (let at = 0; at < image.data.length; at++) {
      state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
      image.data[at] = at % 4 === 3 ? 255 : state >> 16
    }
    context?.putImageData(image, 0, 0)
    return [...new Uint8Array(await (await canvas.convertToBlob({ type: 'image/png' })).arrayBuffer())]
  })
  return Buffer.from(bytes)
}
