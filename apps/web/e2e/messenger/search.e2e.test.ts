// Search and links to a message, in Hindi throughout: nothing of it leaves the device.
import { once } from 'node:events'
import { connect, createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { setTimeout } from 'node:timers/promises'
import { describeInBrowser } from '@chancery/testkit'
import type { Colleague } from '@chancery/testkit'
import { afterAll, beforeAll, it } from 'vitest'
import { expect, takeOver } from '../_acts.ts'
import { group, openPastOffice, person, readAll, tell } from '../_past-office.ts'
import type { PastOffice, Told } from '../_past-office.ts'
import { log, rowOf, settled } from '../_rows.ts'
import type { WebPerson } from '../_web-office.ts'

const GROUP = 'पुणे शाखा'
const filler = (count: number): string[] =>
  Array.from({ length: count }, (_, at) => `काउंटर ${at} की मशीन ठीक है। `.repeat(1 + (at % 4)))

describeInBrowser('search and links', () => {
  let office: PastOffice
  let alice: WebPerson
  let told: Told
  let wire: Wire

  beforeAll(async () => {
    office = await openPastOffice(1)
    const bob = await office.enrol('बॉब', 'ऋण')
    const device = await office.enrol('ऐलिस', 'पुणे शाखा')
    const branch = await group(bob, GROUP, ['ऐलिस'])
    told = await tell(bob, branch, 'फ़ाइल पूरी है, ज़मीन का रिकॉर्ड आ गया', ...filler(90), 'ज़मीन की फाइल भेज दीजिए')
    office.setDaysAgo(0)
    await tell(bob, branch, ...filler(30))
    const own = await tell(office.carol, await person(office.carol, 'ऐलिस'), 'ऋण स्वीकृत हुआ')
    for (const { conversation } of [told, own]) await readAll(device, conversation)
    wire = await openWire(office.office.url)
    alice = await office.sitDown('ऐलिस', { language: 'hi', permissions: ['clipboard-write'] })
    await takeOver(alice, (await office.moveOut(device)).replace(office.office.url, wire.url))
    await expect(alice.page.getByRole('list', { name: alice.t('conversations.title') })).toContainText(GROUP)
  })
  afterAll(async () => {
    office.expectQuiet()
    await wire[Symbol.asyncDispose]()
    await office[Symbol.asyncDispose]()
  })

  const field = () => alice.page.getByRole('searchbox', { name: alice.t('conversations.search') })
  const hits = () => alice.page.getByRole('region', { name: alice.t('conversations.messages') })

  it('D25 finds with and without nukta, and by the beginning of a word, and marks it; the server hears nothing', async () => {
    const { page } = alice
    const before = await wire.quiet()
    for (const [query, mark] of [
      ['ज़मीन फ़ाइल', 'फ़ाइल'],
      ['जमीन फाइल', 'ज़मीन'],
      ['जमी', 'ज़मी'],
    ] as const) {
      await field().fill(query)
      await expect(hits().getByRole('listitem')).toHaveCount(2)
      await expect(hits().locator('mark').filter({ hasText: mark }).first()).toBeVisible()
    }
    await field().fill('स्वीकृत')
    await expect(hits().getByRole('listitem')).toHaveCount(1)
    expect(wire.said()).toBe(before)
    expect(await page.evaluate(() => location.href)).not.toContain(encodeURIComponent('स्वीकृत'))
  })

  it('D25 suggests what to try where nothing is found', async () => {
    const { page, t } = alice
    await field().fill('हाथी')
    await expect(page.getByText(t('conversations.nothing-found', { query: 'हाथी' }))).toBeVisible()
    await expect(page.getByText(t('conversations.nothing-found-try'))).toBeVisible()
  })

  it('D25 jumps with Enter to a message far away and flashes it, and goes on to the next and back by key', async () => {
    const { page, t } = alice
    await field().fill('जमीन फाइल')
    await expect(hits().getByRole('listitem')).toHaveCount(2)
    await field().press('Enter')
    const [newer, older] = [rowOf(page, 'ज़मीन की फाइल'), rowOf(page, 'फ़ाइल पूरी है')]
    await expect(newer).toBeInViewport()
    await expect(newer).toBeFocused()
    await expect.poll(() => newer.evaluate(shines)).toBe(true)
    await expect(page.getByText(t('conversations.result-of', { at: 1, count: 2 }))).toBeVisible()
    await page.keyboard.press('F3')
    await expect(older).toBeInViewport()
    await expect(older).toBeFocused()
    await page.keyboard.press('Shift+F3')
    await expect(newer).toBeInViewport()
    await expect.poll(() => newer.evaluate(shines), { timeout: 10_000 }).toBe(false)
  })

  it('D25 moves nothing under reduced motion when it jumps', async () => {
    const { page } = alice
    await page.emulateMedia({ reducedMotion: 'reduce' })
    await page.keyboard.press('F3')
    await expect(rowOf(page, 'फ़ाइल पूरी है')).toBeFocused()
    expect(await page.evaluate(() => document.getAnimations().length)).toBe(0)
    await page.emulateMedia({ reducedMotion: null })
    await field().fill('')
  })

  it('D26 opens a copied link cold on its message, which is far back and not loaded, and flashes it', async () => {
    const { page, t, context } = alice
    await page.getByRole('link', { name: t('frame.conversations') }).click()
    await field().fill('पूरी')
    await field().press('Enter')
    const first = rowOf(page, 'फ़ाइल पूरी है')
    await expect(first).toBeFocused()
    await page.keyboard.press('l')
    await expect(page.getByText(t('conversations.link-copied'))).toBeVisible()
    const composer = page.getByRole('textbox', { name: t('conversations.message'), exact: true })
    await composer.press('Control+V')
    const link = await composer.inputValue()
    await composer.fill('')
    expect(link).toContain(`/#/c/${told.conversation}/${told.messages[0]}`)
    const cold = await context.newPage()
    await cold.goto(link)
    await expect(rowOf(cold, 'फ़ाइल पूरी है')).toBeInViewport()
    await expect(rowOf(cold, 'फ़ाइल पूरी है')).toBeFocused()
    await settled(cold)
    await expect(rowOf(cold, 'फ़ाइल पूरी है')).toBeInViewport()
    // And a message that is not in it is told of, over the conversation.
    await cold.goto(link.replace(told.messages[0] ?? '', told.conversation))
    await expect(cold.getByText(t('conversations.message-missing'))).toBeVisible()
    await expect(log(cold).getByRole('article').last()).toBeVisible()
    await cold.close()
  })

  it('D26 says of a link into somebody else’s conversation that it is not here, and nothing more', async () => {
    const mallory: Colleague = await office.enrol('मैलरी')
    const other = await office.sitDown('मैलरी', { language: 'hi' })
    const { page, t } = other
    await takeOver(other, await office.moveOut(mallory))
    await expect(page.getByText(t('conversations.none'))).toBeVisible()
    await page.goto(new URL(`/#/c/${told.conversation}/${told.messages[0]}`, page.url()).href)
    const main = page.getByRole('main')
    await expect(main).toContainText(t('conversations.not-here-why'))
    const words = [t('conversations.not-here'), t('conversations.not-here-why'), t('conversations.to-list')]
    const shown = (await main.innerText()).replaceAll(/\s+/g, '')
    expect(shown).toBe(words.join('').replaceAll(/\s+/g, ''))
  })
})

/** Whether a message is lit up. */
function shines(row: Element): boolean {
  return [...row.querySelectorAll('[data-bubble]')].some((part) => getComputedStyle(part).boxShadow !== 'none')
}

interface Wire extends AsyncDisposable {
  readonly url: string
  /** How often the browser has said anything to the server; that it is still there (a pong) is not counted. */
  said(): number
  /** The same, when it has said nothing for two seconds. */
  quiet(): Promise<number>
}

const PONG = 0x8a

/** A way to the server that counts what the browser says, whatever it is and whoever in it says it. */
async function openWire(server: string): Promise<Wire> {
  const { hostname, port } = new URL(server)
  let count = 0
  const near = createServer((socket) => {
    const far = connect(Number(port), hostname)
    socket.on('data', (bytes) => {
      if (bytes[0] !== PONG) count += 1
    })
    socket.pipe(far).pipe(socket)
    for (const end of [socket, far]) end.on('error', () => [socket, far].forEach((one) => one.destroy()))
  })
  near.listen(0, '127.0.0.1')
  await once(near, 'listening')
  return {
    url: `http://localhost:${(near.address() as AddressInfo).port}`,
    said: () => count,
    async quiet() {
      let before = -1
      while (before !== count) {
        before = count
        await setTimeout(2000)
      }
      return count
    },
    async [Symbol.asyncDispose]() {
      near.close()
    },
  }
}
