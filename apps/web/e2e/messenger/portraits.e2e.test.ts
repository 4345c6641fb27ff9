// How people look: chosen in the settings, told with what one says next, and seen wherever people stand.
import type { Locator } from '@playwright/test'
import type { Recipient } from '@chancery/client'
import { findPerson, portraitOf, setPortrait, synchronize } from '@chancery/client'
import { describeInBrowser } from '@chancery/testkit'
import type { Colleague } from '@chancery/testkit'
import { afterAll, beforeAll, describe, expect as expectValue, it } from 'vitest'
import { readExif } from '../../src/messenger/conversations/attach/read-exif.ts'
import { withExif } from '../../src/messenger/conversations/attach/_jpeg.ts'
import { expect, openConversation, takeOver, unlock } from '../_acts.ts'
import { drawPhoto, noise, send } from '../_attaching.ts'
import { inWorker } from '../_in-worker.ts'
import { openPastOffice, group, person, tell } from '../_past-office.ts'
import type { PastOffice } from '../_past-office.ts'
import { rowOf } from '../_rows.ts'
import { violations } from '../_violations.ts'
import type { WebPerson } from '../_web-office.ts'
import { fieldOf, isSent } from '../_writing.ts'

const GROUP = 'Harvest loans'
const PORTRAIT = /^data:image\/webp;base64,/u

describeInBrowser('a portrait', () => {
  describe.each([
    ['en', { width: 1280, height: 800 }],
    ['hi', { width: 390, height: 844 }],
  ] as const)('in %s', (language, viewport) => {
    let office: PastOffice
    let alice: WebPerson
    let bob: Colleague
    let to: Recipient

    const field = (): Locator => alice.page.getByRole('group', { name: alice.t('settings.you.photo'), exact: true })
    const go = async (fragment: string): Promise<void> =>
      void (await alice.page.goto(new URL(`/#/${fragment}`, alice.page.url()).href))
    const toBob = () => portraitOf(bob.engine, findPerson(bob.engine, 'Alice'))
    const choose = async (file: Parameters<Locator['setInputFiles']>[0]): Promise<void> => {
      const [chooser] = await Promise.all([alice.page.waitForEvent('filechooser'), alice.page.keyboard.press('Enter')])
      await chooser.setFiles(file)
    }

    beforeAll(async () => {
      office = await openPastOffice()
      bob = await office.enrol('Bob', 'Loans')
      const sitter = await office.enrol('Alice', 'Loans')
      to = await group(office.carol, GROUP, ['Alice', 'Bob'])
      await tell(office.carol, to, 'Good morning')
      await tell(bob, await person(bob, 'Alice'), 'The file is here')
      alice = await office.sitDown('Alice', { language, viewport, hasTouch: language === 'hi' })
      await takeOver(alice, await office.moveOut(sitter))
    })
    afterAll(async () => {
      office.expectQuiet()
      await office[Symbol.asyncDispose]()
    })

    it('is chosen by key, a small square without where and when it was taken, and nothing is sent', async () => {
      const { page, t } = alice
      await synchronize(bob.engine)
      const before = bob.engine.board.size
      await go('settings/you')
      await field()
        .getByRole('button', { name: t('settings.you.photo-choose') })
        .focus()
      await choose(noise('notes.txt', 'text/plain', 500))
      await expect(field().getByRole('alert')).toHaveText(t('settings.you.photo-unread'))
      const drawn = await drawPhoto(alice, 'IMG_2041.jpg', 1600, 1200)
      const photo = { ...drawn, buffer: Buffer.from(withExif(drawn.buffer)) }
      expectValue(readExif(photo.buffer)).toEqual({ place: true, time: true })
      await choose(photo)
      await expect(field().locator('img')).toHaveAttribute('src', PORTRAIT)
      await expect(field().getByRole('alert')).toHaveCount(0)
      await expect(field().getByRole('status')).toHaveText(t('settings.you.photo-set'))
      await expect(field().getByRole('button', { name: t('settings.you.photo-other') })).toBeFocused()
      const size = await field()
        .locator('img')
        .evaluate((image: HTMLImageElement) => [image.naturalWidth, image.naturalHeight])
      expectValue(size[0]).toBe(size[1])
      expectValue(await violations(page)).toEqual([])
      // The browser ends the worker; what was chosen is kept.
      await inWorker(alice, 'self.close()')
      await unlock(alice)
      await expect(field().locator('img')).toHaveAttribute('src', PORTRAIT)
      await synchronize(bob.engine)
      expectValue([bob.engine.board.size, await toBob()]).toEqual([before, undefined])
    })

    it('reaches colleagues with what one says next', async () => {
      await openConversation(alice, GROUP)
      await fieldOf(alice).fill('Here I am')
      await send(alice)
      await isSent(alice, 'Here I am')
      await expect(async () => {
        await synchronize(bob.engine)
        const portrait = Buffer.from((await toBob()) ?? [])
        expectValue(portrait.subarray(8, 12).toString()).toBe('WEBP')
        expectValue(portrait.length).toBeLessThanOrEqual(1900)
        expectValue(/exif/iu.test(portrait.toString('latin1'))).toBe(false)
      }).toPass()
    })

    it('of a colleague stands wherever they stand', async () => {
      const { page, t } = alice
      await setPortrait(bob.engine, await drawPortrait(alice))
      await tell(bob, to, 'And here am I')
      await openConversation(alice, GROUP)
      await expect(rowOf(page, 'And here am I').locator('[class*="face"] img')).toHaveAttribute('src', PORTRAIT)
      await fieldOf(alice).pressSequentially('@Bo')
      await expect(page.getByRole('option', { name: /Bob/u }).locator('img')).toHaveAttribute('src', PORTRAIT)
      expectValue(await violations(page)).toEqual([])
      await page.keyboard.press('Escape')
      await fieldOf(alice).fill('')
      await go('')
      const list = page.getByRole('list', { name: t('conversations.title') })
      await expect(list.getByRole('link', { name: /^Bob/u }).locator('img')).toHaveAttribute('src', PORTRAIT)
      await openConversation(alice, 'Bob')
      await expect(
        page
          .locator('header')
          .filter({ has: page.getByRole('heading', { name: 'Bob' }) })
          .locator('img'),
      ).toHaveAttribute('src', PORTRAIT)
      await go('people')
      const lines = page.getByRole('main').getByRole('listitem')
      await expect(lines.filter({ hasText: 'Bob' }).locator('img')).toHaveAttribute('src', PORTRAIT)
      await expect(lines.filter({ hasText: 'Carol' }).locator('img')).toHaveCount(0)
      await page.getByRole('button', { name: t('people.about', { name: 'Bob' }) }).click()
      await expect(page.getByRole('heading', { name: 'Bob' })).toBeVisible()
      await expect(page.getByRole('main').locator('img')).toHaveAttribute('src', PORTRAIT)
      expectValue(await violations(page)).toEqual([])
    })

    it('is removed here at once, and with colleagues with what one says next', async () => {
      const { page, t } = alice
      await go('settings/you')
      await field()
        .getByRole('button', { name: t('settings.you.photo-remove') })
        .focus()
      await page.keyboard.press('Enter')
      await expect(field().locator('img')).toHaveCount(0)
      await expect(field().getByRole('button', { name: t('settings.you.photo-choose') })).toBeFocused()
      await expect(field().getByRole('status')).toHaveText(t('settings.you.photo-removed'))
      await synchronize(bob.engine)
      expectValue(await toBob()).toBeDefined()
      await openConversation(alice, GROUP)
      await fieldOf(alice).fill('As before')
      await send(alice)
      await isSent(alice, 'As before')
      await expect(async () => {
        await synchronize(bob.engine)
        expectValue(await toBob()).toBeUndefined()
      }).toPass()
    })
  })
})

/** A colleague’s portrait, as their browser would make it. */
async function drawPortrait({ page }: WebPerson): Promise<Uint8Array> {
  const bytes = await page.evaluate(async () => {
    const canvas = new OffscreenCanvas(96, 96)
    const context = canvas.getContext('2d')
    if (context === null) throw new Error('Nothing can be drawn')
    context.fillStyle = 'hsl(200 60% 60%)'
    context.fillRect(0, 0, 96, 96)
    context.fillStyle = 'hsl(20 50% 55%)'
    context.fillRect(30, 20, 36, 76)
    const blob = await canvas.convertToBlob({ type: 'image/webp', quality: 0.6 })
    return [...new Uint8Array(await blob.arrayBuffer())]
  })
  return Uint8Array.from(bytes)
}
