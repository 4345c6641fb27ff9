// What a picture shows, in words: said before it is sent, and heard wherever it stands.
import { describeInBrowser } from '@chancery/testkit'
import { afterAll, beforeAll, it } from 'vitest'
import type { Locator } from '@playwright/test'
import { expect, join, openConversation } from '../_acts.ts'
import { drawPhoto, noise, pick, send, trayOf } from '../_attaching.ts'
import { hears } from '../_heard.ts'
import { violations } from '../_violations.ts'
import { openWebOffice } from '../_web-office.ts'
import type { PersonOptions, WebOffice, WebPerson } from '../_web-office.ts'
import { enter, fieldOf, isSent, rowsOf, talkTo } from '../_writing.ts'

const FIELD = 'A brown field at a river, नदी के पास'
const HOUSE = 'A house with a red door'
const large: PersonOptions = { viewport: { width: 1280, height: 900 } }
const small: PersonOptions = { viewport: { width: 390, height: 844 } }

describeInBrowser.each([
  ['in English on a large screen', { ...large, language: 'en' }, { ...small, language: 'hi' }],
  ['in Hindi on a small screen', { ...small, language: 'hi' }, { ...large, language: 'en' }],
] as const)('the description of a picture, %s', (_, hers, his) => {
  let office: WebOffice
  let alice: WebPerson
  let bob: WebPerson

  beforeAll(async () => {
    office = await openWebOffice()
    await office.found()
    alice = await office.sitDown('Alice', hers)
    bob = await office.sitDown('Bob', his)
    for (const person of [alice, bob]) await join(person, await office.invite())
    // On a phone, whoever has just come stands in the conversation with whoever invited them.
    await alice.page.goto(new URL('/#/', alice.page.url()).href)
    await talkTo(alice, 'Bob')
    await enter(alice, 'Good morning')
    await isSent(alice, 'Good morning')
    await openConversation(bob, 'Alice')
    for (const { page, t } of [alice, bob]) await page.getByRole('button', { name: t('start.cards.skip') }).click()
  })
  afterAll(async () => {
    office.expectQuiet()
    await office[Symbol.asyncDispose]()
  })

  function describeButton({ page, t }: WebPerson, name: string): Locator {
    return page.getByRole('button', { name: t('attach.describe-this', { name }) })
  }

  /** Something with its description, as this person hears it. */
  function described({ t }: WebPerson, what: string, description: string): string {
    return t('attach.described', { what, description })
  }

  it('D10 is one press away beside each picture that lies ready, and nowhere else; it can be left empty', async () => {
    const { page, t } = alice
    await pick(alice, 'gallery', [await drawPhoto(alice, 'field.jpg', 800, 600)])
    await pick(alice, 'file', [noise('plan.pdf', 'application/pdf', 1000)])
    await expect(describeButton(alice, 'field.jpg')).toBeVisible()
    await expect(trayOf(alice, 2).filter({ hasText: 'plan.pdf' }).getByRole('button')).toHaveCount(1)
    await describeButton(alice, 'field.jpg').focus()
    await page.keyboard.press('Enter')
    const field = page.getByRole('textbox', { name: t('attach.description-of', { name: 'field.jpg' }) })
    await expect(field).toBeFocused()
    await expect(field).toHaveAccessibleDescription(t('attach.description-why'))
    expect(await violations(page)).toEqual([])
    await page.getByRole('button', { name: t('attach.remove', { name: 'plan.pdf' }) }).click()
    await fieldOf(alice).fill('Not described')
    await send(alice)
    const row = rowsOf(bob, 'Not described')
    await expect(row.getByRole('button', { name: bob.t('attach.open-photo'), exact: true })).toBeVisible()
    await expect(row.locator('img')).toHaveAttribute('alt', '')
  })

  it('D10 is heard with its photo by whoever gets it: in the message, in full, and in the list of photos', async () => {
    const { page, t } = bob
    const photos = await Promise.all(['field.jpg', 'house.jpg'].map((name) => drawPhoto(alice, name, 800, 600)))
    await pick(alice, 'gallery', photos)
    for (const [name, words] of [
      ['field.jpg', FIELD],
      ['house.jpg', HOUSE],
    ] as const) {
      await describeButton(alice, name).click()
      await alice.page.keyboard.type(words)
    }
    // It stays while the photo is made once more, as a file and back.
    const asFile = alice.page.getByRole('checkbox', { name: alice.t('attach.as-file') }).first()
    await asFile.focus()
    await alice.page.keyboard.press('Space')
    await expect(asFile).toBeChecked()
    await alice.page.keyboard.press('Space')
    await expect(asFile).not.toBeChecked()
    const field = alice.page.getByRole('textbox', { name: alice.t('attach.description-of', { name: 'field.jpg' }) })
    await expect(field).toHaveValue(FIELD)
    await fieldOf(alice).fill('Two of them')
    await send(alice)
    const row = rowsOf(bob, 'Two of them')
    const first = described(bob, t('attach.open-photo-of', { at: 1, count: 2 }), FIELD)
    const second = described(bob, t('attach.open-photo-of', { at: 2, count: 2 }), HOUSE)
    await hears(row, new RegExp(`^button "${first}"`, 'u'), new RegExp(`^button "${second}"`, 'u'))
    await expect(row).toHaveAccessibleName(
      new RegExp(`: ${described(bob, t('attach.photo'), HOUSE)}: Two of them`, 'u'),
    )
    await expect(row.getByRole('button').first().locator('img')).toHaveAttribute('alt', FIELD)
    await row.getByRole('button', { name: first }).click()
    const viewer = page.getByRole('dialog', { name: t('attach.photo') })
    await hears(viewer, new RegExp(`^image "${FIELD}"`, 'u'))
    // Whoever sees it reads what was said of it, too.
    await expect(viewer.getByRole('paragraph').filter({ hasText: FIELD })).toBeVisible()
    // It is black in either theme, and what stands on it can be seen, also where the window is narrow.
    const close = viewer.getByRole('button', { name: t('common.close') })
    await expect(close).toBeInViewport({ ratio: 1 })
    await page.emulateMedia({ colorScheme: 'dark' })
    const light = await close.evaluate((one) => getComputedStyle(one).color)
    await page.emulateMedia({ colorScheme: 'light' })
    await expect(close).toHaveCSS('color', light)
    // Until the others are known there is none to go on to.
    await expect(viewer.getByText(t('attach.place-of-count', { at: 2, count: '3' }), { exact: true })).toBeVisible()
    await page.keyboard.press('ArrowRight')
    await hears(viewer, new RegExp(`^image "${HOUSE}"`, 'u'))
    expect(await violations(page)).toEqual([])
    await page.keyboard.press('Escape')
    const back = page.url()
    await page.goto(`${back.split('/').slice(0, 6).join('/')}/media`)
    const list = page.getByRole('list', { name: t('attach.media.photo') })
    for (const words of [FIELD, HOUSE])
      await expect(list.getByRole('button', { name: described(bob, t('attach.open-photo'), words) })).toBeVisible()
    await page.goto(back)
  })

  it('goes with a picture that is sent as the file that it is, and a message is found by it', async () => {
    const { page, t } = bob
    await pick(alice, 'gallery', [await drawPhoto(alice, 'shop.jpg', 800, 600)])
    await describeButton(alice, 'shop.jpg').click()
    await alice.page.keyboard.type('A shop with a green shutter')
    await alice.page.getByRole('checkbox', { name: alice.t('attach.as-file') }).check({ force: true })
    await fieldOf(alice).fill('As a file')
    await send(alice)
    const show = described(bob, t('attach.show', { name: 'shop.jpg' }), 'A shop with a green shutter')
    await expect(rowsOf(bob, 'As a file').getByRole('button', { name: show })).toBeVisible()
    await page.goto(new URL('/#/', page.url()).href)
    await page.getByRole('searchbox', { name: t('conversations.search') }).fill('shutter')
    const hits = page.getByRole('region', { name: t('conversations.messages') }).getByRole('listitem')
    await expect(hits).toHaveCount(1)
    await expect(hits).toContainText('As a file')
  })
})
