// How long the messenger takes from the address to the list of conversations on a slow machine: for the first time, again, and
// with the worker still alive. A real device behind a PIN; the browser is started anew for every run.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { BenchOffice } from './office.ts'
import { figure, median, size } from './report.ts'
import { buildApp } from './web-app.ts'
import { makeDevice, nameOf } from './web-device.ts'
import { CountingLine } from './web-line.ts'
import { bringDevice, copyProfile, startBrowser } from './web-profile.ts'
import type { StartedBrowser } from './web-profile.ts'
import { SlowThreads } from './web-slow.ts'
import { readMark, watchStart } from './web-start-marks.ts'

const CONVERSATIONS = size(50, 5)
const MESSAGES_EACH = size(100, 20)
const RUNS = size(7, 2)
const SLOWER = 4
const LIMIT_MS = 2500
const PIN = 'a pin of mine'
/** So long without a byte, and nothing more comes. */
const QUIET_MS = 3000
/** What the page and its worker take at least; a visit with less was not a first one. */
const FIRST_VISIT_BYTES = 150_000

type Way = 'all' | 'page' | 'free'

interface Times {
  /** From the address to the field for the PIN, drawn. */
  readonly field: number
  /** From Enter in that field to the first line of the list, drawn. */
  readonly list: number
  /** From loading again, the worker alive, to the same. */
  readonly again: number
}

/** Starts the browser on a copy of the profile, slows it in one of the ways, and goes through the door. */
async function run(keeps: 'all' | 'no caches', way: Way): Promise<Times> {
  const copy = join(folder, 'run')
  await copyProfile(profile, copy, keeps)
  try {
    await using browser = await startBrowser(copy, watchStart)
    using _slow = way === 'all' ? SlowThreads.hold(browser.pid, 1 / SLOWER) : undefined
    if (way === 'page') {
      const session = await browser.context.newCDPSession(browser.page)
      await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER })
    }
    return await through(browser, keeps)
  } finally {
    await rm(copy, { recursive: true, force: true })
  }
}

async function through({ page }: StartedBrowser, keeps: 'all' | 'no caches'): Promise<Times> {
  const before = line.bytes
  await page.goto(line.url, { waitUntil: 'commit' })
  const field = await readMark(page, 'field')
  const isFirst = line.bytes - before > FIRST_VISIT_BYTES
  if (isFirst !== (keeps === 'no caches')) throw new Error(`A visit with ${keeps} fetched ${line.bytes - before} bytes`)
  await page.keyboard.insertText(PIN)
  await page.keyboard.press('Enter')
  const [list, entered] = [await readMark(page, 'list'), await readMark(page, 'enter')]
  await expectList(page)
  await page.reload({ waitUntil: 'commit' })
  const again = await readMark(page, 'list')
  await expectList(page)
  return { field, list: list - entered, again }
}

/** What is drawn is the list, with names in it. */
async function expectList(page: StartedBrowser['page']): Promise<void> {
  const lines = await page.locator('[data-conversation]').allInnerTexts()
  const wanted = Array.from({ length: CONVERSATIONS }, (_, at) => nameOf(at))
  const shown = lines.filter((text) => wanted.some((name) => text.includes(name)))
  if (shown.length < Math.min(CONVERSATIONS, 5)) throw new Error(`The list shows ${lines.join(' | ')}`)
}

/** How many bytes the first visit of a newcomer takes: until something is seen, and with what is kept for the next time. */
async function firstVisit(): Promise<void> {
  const copy = join(folder, 'newcomer')
  await using browser = await startBrowser(copy, watchStart)
  const before = line.bytes
  await browser.page.goto(line.url, { waitUntil: 'commit' })
  await readMark(browser.page, 'heading')
  const seen = line.bytes - before
  while (performance.now() - line.lastAt < QUIET_MS) await pause(100)
  figure('web-start/first visit: bytes until the first screen is drawn', seen / 1000, 'KB', 1)
  figure('web-start/first visit: bytes with everything that is kept', (line.bytes - before) / 1000, 'KB', 1)
}

async function report(way: Way, name: string): Promise<void> {
  const cold: Times[] = []
  const warm: Times[] = []
  for (let at = 0; at < RUNS; at++) {
    cold.push(await run('no caches', way))
    warm.push(await run('all', way))
  }
  const tell = (what: string, times: readonly number[]): number => {
    figure(`web-start/${name}: ${what}`, median(times), 'ms', times.length)
    return median(times)
  }
  tell(
    'first visit, until the PIN can be typed',
    cold.map(({ field }) => field),
  )
  tell(
    'second visit, until the PIN can be typed',
    warm.map(({ field }) => field),
  )
  tell(
    'PIN, Enter to list, first visit',
    cold.map(({ list }) => list),
  )
  tell(
    'PIN, Enter to list, second visit',
    warm.map(({ list }) => list),
  )
  const first = tell(
    'first visit, list readable (typing not counted)',
    cold.map(({ field, list }) => field + list),
  )
  const second = tell(
    'second visit, list readable (typing not counted)',
    warm.map(({ field, list }) => field + list),
  )
  tell(
    'loaded again while unlocked, list readable',
    [...cold, ...warm].map(({ again }) => again),
  )
  figure(`web-start/${name}: first visit, of the ${LIMIT_MS} ms it may take`, first / LIMIT_MS, 'times', RUNS)
  figure(`web-start/${name}: second visit, of the ${LIMIT_MS} ms it may take`, second / LIMIT_MS, 'times', RUNS)
}

buildApp()
const folder = await mkdtemp(join(tmpdir(), 'chancery-bench-web-'))
const profile = join(folder, 'profile')
await using office = await BenchOffice.open(100)
await using line = await CountingLine.open(office.url)
try {
  await firstVisit()
  const messages = Array.from({ length: CONVERSATIONS }, () => MESSAGES_EACH)
  const { link } = await makeDevice(office, { messages, hasEvidence: true })
  {
    await using browser = await startBrowser(profile)
    await bringDevice(browser, link.replace(office.url, line.url), PIN)
    await browser.page.evaluate(async () => {
      await navigator.serviceWorker.ready
      while ((await caches.match('/app-manifest.json')) === undefined)
        await new Promise((tick) => setTimeout(tick, 100))
    })
  }
  await report('free', 'at full speed')
  await report('page', `page alone ${SLOWER}× slowed, worker not`)
  const probe = SlowThreads.hold(process.pid, 1)
  probe?.[Symbol.dispose]()
  if (probe !== undefined) await report('all', `every thread of the browser held to 1/${SLOWER} core`)
  else console.error('This machine does not let the whole browser be slowed (control groups, first version, as root).')
} finally {
  await rm(folder, { recursive: true, force: true })
}
