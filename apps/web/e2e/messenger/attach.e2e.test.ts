// Photos and files, between two people: before they are sent, on their way, and at the other end.
import { describeInBrowser } from '@chancery/testkit'
import { afterAll, afterEach, beforeAll, it } from 'vitest'
import { readExif } from '../../src/messenger/conversations/attach/read-exif.ts'
import { withExif } from '../../src/messenger/conversations/attach/_jpeg.ts'
import { expect, join, openConversation, unlock } from '../_acts.ts'
import { dragOver, drawPhoto, noise, pick, saved, send, trayOf } from '../_attaching.ts'
import type { OwnFile } from '../_attaching.ts'
import { inWorker } from '../_in-worker.ts'
import { openLine } from '../_line.ts'
import type { Line } from '../_line.ts'
import { violations } from '../_violations.ts'
import { openWebOffice } from '../_web-office.ts'
import type { PersonOptions, WebOffice, WebPerson } from '../_web-office.ts'
import { enter, fieldOf, isSent, rowsOf, talkTo } from '../_writing.ts'

const VAULT = '/api/vault'
const large: PersonOptions = { viewport: { width: 1280, height: 900 } }
const small: PersonOptions = { viewport: { width: 390, height: 844 } }

describeInBrowser.each([
  ['in English on a large screen', { ...large, language: 'en' }, { ...small, language: 'hi' }],
  ['in Hindi on a small screen', { ...small, language: 'hi' }, { ...large, language: 'en' }],
] as const)('photos and files, %s', (_, hers, his) => {
  let office: WebOffice
  let line: Line
  let alice: WebPerson
  let bob: WebPerson
  let photo: OwnFile

  beforeAll(async () => {
    office = await openWebOffice()
    await office.found()
    line = await openLine(office.server.url)
    alice = await office.sitDown('Alice', hers)
    bob = await office.sitDown('Bob', his)
    await join(alice, line.over(await office.invite()))
    await join(bob, await office.invite())
    // On a phone, whoever has just come stands in the conversation with whoever invited them.
    await alice.page.goto(new URL('/#/', alice.page.url()).href)
    await talkTo(alice, 'Bob')
    await enter(alice, 'Good morning')
    await isSent(alice, 'Good morning')
    await openConversation(bob, 'Alice')
    for (const { page, t } of [alice, bob]) await page.getByRole('button', { name: t('start.cards.skip') }).click()
    const drawn = await drawPhoto(alice, 'IMG_2041.jpg', 3200, 2400)
    photo = { ...drawn, buffer: Buffer.from(withExif(drawn.buffer)) }
  })
  afterEach(() => {
    line.treat()
    line.mend()
  })
  afterAll(async () => {
    office.expectQuiet()
    await line[Symbol.asyncDispose]()
    await office[Symbol.asyncDispose]()
  })

  /** How many chunks were brought to the vault so far. */
  const brought = (): number => line.asked.filter(({ what }) => what.startsWith(`PUT ${VAULT}`)).length

  it('D10 shows a pasted picture with name, size, and Remove, and brings nothing anywhere before Send', async () => {
    const { page, t } = alice
    const before = line.asked.filter(({ what }) => !what.startsWith('GET')).length
    await fieldOf(alice).evaluate((field, base64) => {
      const data = new DataTransfer()
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.codePointAt(0) ?? 0)
      data.items.add(new File([bytes], 'image.jpg', { type: 'image/jpeg' }))
      field.dispatchEvent(new ClipboardEvent('paste', { bubbles: true, cancelable: true, clipboardData: data }))
    }, photo.buffer.toString('base64'))
    const [item] = [trayOf(alice, 1)]
    await expect(item).toContainText('image.jpg')
    await expect(item).toContainText(/\d (kB|MB)/)
    await expect(item.locator('img')).toBeVisible()
    expect(await violations(page)).toEqual([])
    await page.getByRole('button', { name: t('attach.remove', { name: 'image.jpg' }) }).click()
    await expect(item).toHaveCount(0)
    expect(brought()).toBe(0)
    expect(line.asked.filter(({ what }) => !what.startsWith('GET'))).toHaveLength(before)
  })

  it('D11 takes what is dropped on the conversation, says so before, and never leaves the page for the rest', async () => {
    const { page, t } = alice
    const area = page.getByText(t('attach.drop', { name: 'Bob' }))
    const log = page.getByRole('log')
    await dragOver(log, 'dragenter')
    await expect(area).toBeVisible()
    expect(await dragOver(log, 'dragover')).toBe(true)
    await dragOver(log, 'drop')
    await expect(area).toHaveCount(0)
    await expect(trayOf(alice, 1)).toContainText('dropped.txt')
    await page.getByRole('button', { name: t('attach.remove', { name: 'dropped.txt' }) }).click()
    const address = page.url()
    for (const type of ['dragover', 'drop'] as const) expect(await dragOver(page.locator('body'), type)).toBe(true)
    await expect(page.getByText('dropped.txt')).toHaveCount(0)
    expect(page.url()).toBe(address)
  })

  it('D12 tells before anything is brought that a file is too large, and what the limit is', async () => {
    const { page, t } = alice
    const asked = brought()
    // Not made of bytes: the browser would have to be given them.
    await fieldOf(alice).evaluate((field) => {
      const data = new DataTransfer()
      data.items.add(new File([new Uint8Array(100 * 1024 * 1024 + 1)], 'film.mp4', { type: 'video/mp4' }))
      field.dispatchEvent(new ClipboardEvent('paste', { bubbles: true, cancelable: true, clipboardData: data }))
    })
    const words = t('attach.too-large', { name: 'film.mp4', size: '100 MB', limit: '100 MB' })
    await expect(page.getByText(words)).toBeVisible()
    // It stays until somebody closes it.
    const notices = page.getByRole('region', { name: t('common.notifications') })
    await notices.getByRole('button', { name: t('common.close') }).click()
    await expect(trayOf(alice, 1)).toHaveCount(0)
    expect(brought()).toBe(asked)
  })

  it('keeps what lies ready while one looks at another conversation', async () => {
    await pick(alice, 'file', [noise('kept.bin', 'application/octet-stream', 1000)])
    await expect(trayOf(alice, 1)).toContainText('kept.bin')
    await openConversationOf(alice, 'Carol')
    await expect(trayOf(alice, 1)).toHaveCount(0)
    await openConversation(alice, 'Bob')
    await expect(trayOf(alice, 1)).toContainText('kept.bin')
    await alice.page.getByRole('button', { name: alice.t('attach.remove', { name: 'kept.bin' }) }).click()
  })

  async function openConversationOf(person: WebPerson, name: string): Promise<void> {
    await person.page.goto(new URL('/#/', person.page.url()).href)
    await talkTo(person, name)
  }

  it('sends a photo without where and when it was taken; the other sees a preview, and all of it on a press', async () => {
    expect(readExif(photo.buffer)).toEqual({ place: true, time: true })
    await pick(alice, 'gallery', [photo])
    await expect(trayOf(alice, 1).locator('img')).toBeVisible()
    await fieldOf(alice).fill('The land at the river')
    await send(alice)
    await isSent(alice, 'The land at the river')
    const row = rowsOf(bob, 'The land at the river')
    // A small one comes by itself soon after, to everybody, and takes the place of its preview.
    await expect(row.locator('img')).toBeVisible()
    await row.getByRole('button', { name: bob.t('attach.open-photo') }).click()
    const viewer = bob.page.getByRole('dialog', { name: bob.t('attach.photo') })
    const picture = viewer.getByRole('img', { name: 'The land at the river' })
    await expect(picture).toHaveAttribute('src', /^blob:/)
    expect(await violations(bob.page)).toEqual([])
    const size = await picture.evaluate((image: HTMLImageElement) => [image.naturalWidth, image.naturalHeight])
    expect(size).toEqual([2560, 1920])
    const { name, bytes } = await saved(bob, () =>
      viewer.getByRole('button', { name: bob.t('attach.save', { name: 'IMG_2041.webp' }) }).click(),
    )
    expect(name).toBe('IMG_2041.webp')
    expect(bytes.subarray(8, 12).toString()).toBe('WEBP')
    expect(bytes.includes('EXIF')).toBe(false)
    expect(bytes.includes('Exif')).toBe(false)
    await bob.page.keyboard.press('Escape')
    await expect(viewer).toHaveCount(0)
    await expect(row.getByRole('button', { name: bob.t('attach.open-photo') })).toBeFocused()
    await expect(row.locator('img:not([data-rough])')).toBeVisible()
  })

  it('sends a photo as the file that it is, byte for byte, and says what stays in it', async () => {
    const { page, t } = alice
    await pick(alice, 'gallery', [photo])
    await page.getByRole('checkbox', { name: t('attach.as-file') }).check({ force: true })
    await expect(page.getByText(t('attach.tells-place'))).toBeVisible()
    await expect(trayOf(alice, 1).locator('img')).toBeVisible()
    await send(alice)
    const save = rowsOf(bob, 'IMG_2041.jpg').getByRole('button', {
      name: bob.t('attach.save', { name: 'IMG_2041.jpg' }),
    })
    const { bytes } = await saved(bob, () => save.click())
    expect(bytes.equals(photo.buffer)).toBe(true)
  })

  it('sends a document with its name, sort, and size; it is never drawn, only saved', async () => {
    const page = { name: 'रिपोर्ट.html', mimeType: 'text/html', buffer: Buffer.from('<script>alert(1)</script>') }
    await pick(alice, 'file', [noise('valuation.pdf', 'application/pdf', 300_000), page])
    await alice.page
      .getByRole('textbox', { name: alice.t('attach.caption-of', { name: 'valuation.pdf' }) })
      .fill('First')
    await fieldOf(alice).fill('Second')
    await send(alice)
    await isSent(alice, 'Second')
    const [first, second] = [rowsOf(bob, 'First'), rowsOf(bob, 'Second')]
    await expect(first).toContainText(`${bob.t('attach.type.pdf')} · 293 kB`)
    await expect(second).toContainText('रिपोर्ट.html')
    await expect(second.getByRole('button', { name: bob.t('attach.show', { name: 'रिपोर्ट.html' }) })).toHaveCount(0)
    const name = bob.t('attach.save', { name: 'valuation.pdf' })
    const { bytes } = await saved(bob, () => first.getByRole('button', { name }).click())
    expect(bytes.equals(noise('', '', 300_000).buffer)).toBe(true)
  })

  it('shows several photos as one grid, and leads from one to the next by key', async () => {
    const { page, t } = bob
    const photos = await Promise.all([1, 2, 3].map((at) => drawPhoto(alice, `room-${at}.jpg`, 400 + at * 100, 400)))
    await pick(alice, 'gallery', photos)
    await expect(trayOf(alice, 3).locator('img')).toHaveCount(3)
    await fieldOf(alice).fill('Three rooms')
    await send(alice)
    const row = rowsOf(bob, 'Three rooms')
    await expect(row.getByRole('group', { name: t('attach.album', { count: 3 }) }).getByRole('button')).toHaveCount(3)
    await row.getByRole('button', { name: t('attach.open-photo-of', { at: 2, count: 3 }) }).click()
    const viewer = page.getByRole('dialog', { name: t('attach.photo') })
    const place = (at: number) => viewer.getByText(t('attach.place-of-count', { at, count: '4' }), { exact: true })
    const wide = (width: number) => viewer.locator(`img[width="${width}"][src^="blob:"]`)
    await expect(place(3)).toBeVisible()
    await expect(wide(600)).toBeVisible()
    await page.keyboard.press('ArrowRight')
    await expect(place(4)).toBeVisible()
    await expect(wide(700)).toBeVisible()
    await page.keyboard.press('+')
    await expect(wide(700)).toHaveCSS('transform', 'matrix(1.5, 0, 0, 1.5, 0, 0)')
    await page.keyboard.press('0')
    await expect(wide(700)).toHaveCSS('transform', 'matrix(1, 0, 0, 1, 0, 0)')
    for (let step = 0; step < 3; step++) await page.keyboard.press('ArrowLeft')
    await expect(place(1)).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(viewer).toHaveCount(0)
  })

  it('D12 says how far a file is, and stops half-way: nobody ever hears of it', async () => {
    const { t } = alice
    const asked = brought()
    line.treat(async (deliver) => (brought() > asked + 6 ? new Promise(() => undefined) : deliver()), VAULT)
    await pick(alice, 'file', [noise('large.bin', 'application/octet-stream', 3_000_000)])
    await send(alice)
    const row = rowsOf(alice, 'large.bin')
    const bar = row.getByRole('progressbar', { name: t('attach.going-up', { name: 'large.bin' }) })
    await expect.poll(async () => Number(await bar.getAttribute('aria-valuenow'))).toBeGreaterThan(0)
    expect(Number(await bar.getAttribute('aria-valuenow'))).toBeLessThan(1)
    await row.getByRole('button', { name: t('attach.stop') }).click()
    await expect(rowsOf(alice, 'large.bin')).toHaveCount(0)
    await expect(alice.page.getByRole('log').getByRole('progressbar')).toHaveCount(0)
    line.treat()
    await enter(alice, 'Never mind')
    await isSent(alice, 'Never mind')
    await expect(rowsOf(bob, 'Never mind')).toBeVisible()
    await expect(rowsOf(bob, 'large.bin')).toHaveCount(0)
  })

  it('D12 stops a file while it is still read from the disk: nothing of it is kept, and nobody ever hears of it', async () => {
    const { t } = alice
    // A disk that gives nothing.
    await inWorker(alice, 'self.read = Blob.prototype.stream; Blob.prototype.stream = () => new ReadableStream()')
    await pick(alice, 'file', [noise('slow.bin', 'application/octet-stream', 300_000)])
    await send(alice)
    const row = rowsOf(alice, 'slow.bin')
    await expect(row.getByRole('progressbar', { name: t('attach.going-up', { name: 'slow.bin' }) })).toBeVisible()
    await row.getByRole('button', { name: t('attach.stop') }).click()
    await expect(row).toHaveCount(0)
    await inWorker(alice, 'Blob.prototype.stream = self.read')
    await enter(alice, 'Not that one')
    await isSent(alice, 'Not that one')
    await expect(rowsOf(bob, 'Not that one')).toBeVisible()
    await expect(rowsOf(bob, 'slow.bin')).toHaveCount(0)
    await alice.page.reload()
    await expect(rowsOf(alice, 'Not that one')).toBeVisible()
    await expect(rowsOf(alice, 'slow.bin')).toHaveCount(0)
  })

  it('D12 goes on where it was after the network was gone, and after a reload', async () => {
    const file = noise('goes-on.bin', 'application/octet-stream', 4_000_000)
    const asked = brought()
    line.treat(async (deliver) => (brought() > asked + 10 ? new Promise(() => undefined) : deliver()), VAULT)
    await pick(alice, 'file', [file])
    await send(alice)
    await expect.poll(brought).toBeGreaterThan(asked + 10)
    line.cut()
    await alice.page.reload()
    await expect(rowsOf(alice, 'goes-on.bin')).toBeVisible()
    await inWorker(alice, 'self.close()')
    await expect(alice.page.getByRole('heading', { name: alice.t('start.locked.title') })).toBeVisible()
    line.treat()
    line.mend()
    await unlock(alice)
    const row = rowsOf(bob, 'goes-on.bin')
    // A device that lost the network asks for it less and less often.
    await expect(row).toBeVisible({ timeout: 90_000 })
    const name = bob.t('attach.save', { name: 'goes-on.bin' })
    const { bytes } = await saved(bob, () => row.getByRole('button', { name }).click())
    expect(bytes.equals(file.buffer)).toBe(true)
    // Those that had come were not brought again: 4 MB are about 64 chunks, with some room.
    expect(brought() - asked).toBeLessThan(100)
  })

  it('sends a colleague, a contact, and a place; nobody is asked about them', async () => {
    const { page, t } = alice
    const open = async (what: 'contact' | 'place'): Promise<void> => {
      await page.getByRole('button', { name: t('attach.attach') }).click()
      await page.getByRole('menuitem', { name: t(`attach.${what}`), exact: true }).click()
    }
    const dialog = page.getByRole('dialog')
    await open('contact')
    await dialog.getByRole('option', { name: 'Carol' }).click()
    await dialog.getByRole('button', { name: t('conversations.send') }).click()
    await open('contact')
    await dialog.getByRole('radio', { name: t('attach.somebody-else') }).click()
    await dialog.getByLabel(t('attach.name')).fill('Kulkarni Builders')
    await dialog.getByLabel(t('attach.phone')).fill('+91 20 5550 0142')
    await dialog.getByRole('button', { name: t('conversations.send') }).click()
    await open('place')
    await dialog.getByLabel(t('attach.coordinates')).fill('18.5074, 73.8077')
    await dialog.getByLabel(t('attach.place-name')).fill('Kothrud branch')
    await dialog.getByRole('button', { name: t('conversations.send') }).click()
    const link = rowsOf(bob).getByRole('link', { name: bob.t('attach.write-to', { name: 'Carol' }) })
    await expect(link).toHaveAttribute('href', /^#\/c\/with\./)
    await expect(rowsOf(bob, 'Kulkarni Builders').getByRole('link')).toHaveAttribute('href', 'tel:+912055500142')
    await expect(rowsOf(bob, 'Kothrud branch')).toContainText('18.507400, 73.807700')
    office.expectQuiet()
  })

  it('lists photos, files, and links of a conversation, each a press from its message', async () => {
    const { page, t } = bob
    await page.goto(`${page.url().split('/').slice(0, 6).join('/')}/media`)
    await expect(page.getByRole('heading', { name: t('attach.media'), level: 1 })).toBeVisible()
    await expect(page.getByRole('list', { name: t('attach.media.photo') }).getByRole('listitem')).toHaveCount(4)
    expect(await violations(page)).toEqual([])
    await page.getByRole('tab', { name: t('attach.media.file') }).click()
    const files = page.getByRole('list', { name: t('attach.media.file') }).getByRole('listitem')
    await expect(files.filter({ hasText: 'valuation.pdf' })).toHaveCount(1)
    await files
      .filter({ hasText: 'valuation.pdf' })
      .getByRole('link', { name: t('attach.to-message') })
      .click()
    await expect(rowsOf(bob, 'First')).toBeFocused()
  })

  it('names a document that somebody answers as it is called: above the field, and in the answer', async () => {
    const { page, t } = bob
    const bar = page.getByRole('group', { name: t('conversations.replying', { name: 'Alice' }) })
    await rowsOf(bob, 'First').focus()
    await page.keyboard.press('r')
    await expect(bar).toContainText(`${t('attach.file-of', { name: 'valuation.pdf' })}: First`)
    await enter(bob, 'This document I have')
    const answer = rowsOf(alice, 'This document I have')
    await expect(answer).toContainText(`${alice.t('attach.file-of', { name: 'valuation.pdf' })}: First`)
  })
})
