// The messenger with a year of messages in one browser: typing in the largest conversation while colleagues write, opening
// it, going up to its beginning, and searching through everything.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Page } from '@playwright/test'
import { sendText, synchronize } from '@chancery/client'
import { BenchOffice } from './office.ts'
import { figure, median, quantile, size, timed } from './report.ts'
import { buildApp } from './web-app.ts'
import { makeDevice, textOf } from './web-device.ts'
import { installAfterPaint } from './web-paint.ts'
import { bringDevice, startBrowser } from './web-profile.ts'
import { askWorker, heapOf } from './web-target.ts'
import { marksOf, startFrames, stopFrames, watchTyping } from './web-typing-marks.ts'

const PEOPLE = size(500, 10)
const CONVERSATIONS = size(300, 20)
const MESSAGES = size(50_000, 3000)
const LARGEST = size(20_000, 1500)
const KEYS = size(300, 60)
const OPENINGS = size(7, 3)
const MEAN_KEY_MS = 120
const MEAN_NEWS_MS = 400
const LIMIT_MS = 50
const PIN = 'a pin of mine'
const WHEEL_PX = 1200
const WHEEL_EVERY_MS = 25
const WORDS = { English: ['sanctioned', 'branch noon'], Hindi: ['स्वीकृत', 'शाखा धन्यवाद'], 'no result': ['zzzqqq'] }
const SOME_TEXT = 'please send the papers for the new branch before noon and say when they have come '

const rest = Math.floor((MESSAGES - LARGEST) / (CONVERSATIONS - 1))
const counts = Array.from({ length: CONVERSATIONS }, (_, at) => (at === 0 ? LARGEST : rest))
const total = counts.reduce((sum, count) => sum + count, 0)
const large = `${total} messages`
/** The pauses of a Poisson process. */
const soon = (mean: number): Promise<void> => pause(-Math.log(1 - Math.random()) * mean)

buildApp()
const folder = await mkdtemp(join(tmpdir(), 'chancery-bench-web-'))
await using office = await BenchOffice.open(100)
await office.enrolRaw(PEOPLE - 3)
const { link, groups, bob } = await makeDevice(office, { messages: counts, hasEvidence: false })
await using browser = await startBrowser(join(folder, 'profile'))
const { context, page, root, t } = browser
for (const script of [installAfterPaint, watchTyping]) await context.addInitScript(script)
const cdp = await context.newCDPSession(page)
const [first] = groups
if (first === undefined) throw new Error('There is no conversation')
const line = page.locator(`[data-conversation="${first}"]`)
const field = page.getByRole('textbox', { name: t('conversations.message'), exact: true })
const search = page.getByRole('searchbox', { name: t('conversations.search') })

async function toList(): Promise<void> {
  await page.goto(`${office.url}/#/`)
  await page.reload()
  await page.locator('[data-conversation]').first().waitFor()
}

async function openings(): Promise<void> {
  const times: number[] = []
  for (let at = 0; at < OPENINGS; at++) {
    await toList()
    await line.click()
    times.push(...(await marksOf(page, 'opened', 1)))
  }
  figure(
    `web-typing/opening the conversation with ${LARGEST} messages, page just loaded`,
    median(times),
    'ms',
    OPENINGS,
  )
}

/** Bob's words, to the open conversation and to others by turns, until told to stop; gives how many. */
async function chatter(signal: AbortSignal): Promise<number> {
  await synchronize(bob.engine)
  let count = 0
  for (; !signal.aborted; count++) {
    const conversation = count % 2 === 0 ? first : groups[1 + (count % (groups.length - 1))]
    if (conversation !== undefined)
      await sendText(bob.engine, { kind: 'conversation', conversation }, `News ${count}: the branch opens at ten.`)
    await soon(MEAN_NEWS_MS)
  }
  return count
}

/** Presses the keys of a text as a person does; gives how long each took to be drawn. */
async function typeInto(target: Page, text: string): Promise<readonly number[]> {
  for (const letter of text) {
    await target.keyboard.press(letter)
    await soon(MEAN_KEY_MS)
  }
  return marksOf(target, 'keys', text.length)
}

/** The floor: a text field and nothing else, in the same browser. */
async function typingNowhere(text: string): Promise<readonly number[]> {
  const bare = await context.newPage()
  await bare.goto('data:text/html,<!doctype html><textarea></textarea>')
  await bare.locator('textarea').focus()
  const times = await typeInto(bare, text)
  await bare.close()
  return times
}

async function typing(): Promise<void> {
  await field.focus()
  const stop = new AbortController()
  const talking = chatter(stop.signal)
  const text = SOME_TEXT.repeat(Math.ceil(KEYS / SOME_TEXT.length)).slice(0, KEYS)
  const times = await typeInto(page, text)
  stop.abort()
  const news = await talking
  if ((await field.inputValue()) !== text) throw new Error('The field does not hold what was typed')
  const last = news - 1 - ((news - 1) % 2)
  await page.getByRole('log').getByText(`News ${last}:`).waitFor()
  const over = times.filter((ms) => ms > LIMIT_MS).length
  figure(`web-typing/key to picture, ${large}, p50`, median(times), 'ms', KEYS)
  figure(`web-typing/key to picture, ${large}, p95`, quantile(times, 0.95), 'ms', KEYS)
  figure(`web-typing/key to picture, most`, Math.max(...times), 'ms', KEYS)
  figure(
    `web-typing/key to picture, p95, of the ${LIMIT_MS} ms it may take`,
    quantile(times, 0.95) / LIMIT_MS,
    'times',
    KEYS,
  )
  figure(`web-typing/keys that took longer than ${LIMIT_MS} ms`, (over / KEYS) * 100, '%', KEYS)
  const floor = await typingNowhere(text)
  figure('web-typing/a bare text field in the same browser, p50', median(floor), 'ms', KEYS)
  figure('web-typing/a bare text field in the same browser, p95', quantile(floor, 0.95), 'ms', KEYS)
  figure('web-typing/colleagues’ messages meanwhile', news, 'messages', 1)
  await field.fill('')
}

/** Up to the beginning with the wheel, as fast as pages come. */
async function scrolling(): Promise<void> {
  const log = page.getByRole('log')
  const box = await log.boundingBox()
  if (box === null) throw new Error('There is no list of messages')
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
  // The first message of all is the largest conversation’s.
  const beginning = log.getByText(textOf(0))
  await startFrames(page)
  const { ms } = await timed(async () => {
    while (!(await beginning.isVisible())) {
      for (let turn = 0; turn < 10; turn++) {
        await page.mouse.wheel(0, -WHEEL_PX)
        await pause(WHEEL_EVERY_MS)
      }
    }
  })
  const frames = await stopFrames(page)
  figure(
    `web-typing/wheel through ${LARGEST} messages: longest gap between frames`,
    Math.max(...frames),
    'ms',
    frames.length,
  )
  figure('web-typing/wheel: gap between frames, p99', quantile(frames, 0.99), 'ms', frames.length)
  figure('web-typing/wheel: gap between frames, p50', median(frames), 'ms', frames.length)
  figure('web-typing/wheel: from the end to the beginning', ms / 1000, 's', LARGEST)
}

/** One letter, as a keyboard of that script gives it. */
async function press(letter: string): Promise<void> {
  await cdp.send('Input.dispatchKeyEvent', { type: 'keyDown', text: letter, unmodifiedText: letter, key: letter })
  await cdp.send('Input.dispatchKeyEvent', { type: 'keyUp', key: letter })
}

async function searching(): Promise<void> {
  await toList()
  for (const [language, queries] of Object.entries(WORDS)) {
    const times: number[] = []
    for (const query of queries) {
      await search.fill('')
      await search.focus()
      for (const letter of query) {
        await page.evaluate(() => void (benchTyping.finds.length = 0))
        await press(letter)
        times.push(...(await marksOf(page, 'finds', 1)))
      }
      const hits = await page.locator('mark').count()
      if (hits > 0 !== (language !== 'no result')) throw new Error(`“${query}” was found ${hits} times`)
    }
    figure(
      `web-typing/search through ${large}, ${language}: key to results drawn, p50`,
      median(times),
      'ms',
      times.length,
    )
    figure(`web-typing/search, ${language}: most`, Math.max(...times), 'ms', times.length)
  }
}

/** From Enter behind the PIN until a search says that it has looked at everything. */
async function indexing(): Promise<void> {
  await page.keyboard.press('Control+Shift+L')
  await page.getByLabel(t('start.pin'), { exact: true }).fill(PIN)
  const begun = performance.now()
  await page.keyboard.press('Enter')
  await page.locator('[data-conversation]').first().waitFor()
  const list = performance.now() - begun
  await search.focus()
  const incomplete = page.getByText(t('conversations.results-incomplete'))
  for (let at = 0; ; at++) {
    await page.evaluate(() => void (benchTyping.finds.length = 0))
    await press('z')
    await marksOf(page, 'finds', 1)
    if (!(await incomplete.isVisible())) break
    await pause(100)
    if (at % 20 === 19) await search.fill('')
  }
  figure(`web-typing/unlocking with PIN until the list is drawn, ${CONVERSATIONS} conversations`, list, 'ms', 1)
  figure(
    'web-typing/unlocking until search knows everything, with searches',
    (performance.now() - begun) / 1000,
    's',
    total,
  )
}

try {
  const { ms } = await timed(() => bringDevice(browser, link, PIN))
  figure(`web-typing/taking over a device with ${large}`, ms / 1000, 's', 1)
  await indexing()
  const worker = await heapOf((method) => askWorker(root, method))
  figure(`web-typing/worker’s heap and buffers, ${large}, search ready`, worker / 1e6, 'MB', 1)
  await openings()
  await typing()
  await scrolling()
  await searching()
  const own = await heapOf((method) => cdp.send(method as 'Runtime.getHeapUsage') as Promise<never>)
  figure('web-typing/page’s heap and buffers in the end', own / 1e6, 'MB', 1)
} finally {
  await browser[Symbol.asyncDispose]()
  await rm(folder, { recursive: true, force: true })
}
