// From Enter in one browser to the row in another, both with the whole messenger, while a thousand devices are connected;
// in the same minutes the wire alone: a cell from a bare connection to another.
import { setTimeout as pause } from 'node:timers/promises'
import { findPerson, invitePerson, synchronize } from '@chancery/client'
import { TAG_BYTES, decodeFrame, formatLink, isAnchor } from '@chancery/protocol'
import { openBrowser } from '@chancery/testkit'
import { join, openConversation, say } from '../apps/web/e2e/_acts.ts'
import { sitDownAt } from '../apps/web/e2e/_web-office.ts'
import type { WebPerson } from '../apps/web/e2e/_web-office.ts'
import { Listeners } from './listeners.ts'
import { BenchOffice } from './office.ts'
import { Poster, randomCells } from './poster.ts'
import { figure, median, quantile, size } from './report.ts'
import { buildApp, clockOf, ownClock } from './web-app.ts'
import { installAfterPaint } from './web-paint.ts'
import { readRows, watchRows } from './web-rows.ts'

const CLIENTS = size(1000, 50)
const MESSAGES = size(200, 20)
const MEAN_PAUSE_MS = 600
const POSTERS = 16
/** The first client is served before the others, the last after them. */
const WATCH_EVERY = size(100, 10)
const PATIENCE_MS = 60_000
const textOf = (at: number): string => `Message ${at}: the branch opens at ten.`

/** When cells arrive at listeners: those of the bench at every hundredth, those of others, in order, at the first. */
class Wire {
  readonly sentAt = new Map<string, number>()
  readonly tookMs: number[] = []
  readonly othersAt: number[] = []

  listen({ sockets }: Listeners): void {
    const hear = (data: Buffer, isFirst: boolean): void => {
      const now = performance.now()
      const frame = decodeFrame(data)
      for (const cell of frame.type === 'block' ? frame.cells : []) {
        const sentAt = this.sentAt.get(tagOf(cell))
        if (isFirst && sentAt === undefined && !isAnchor(cell)) this.othersAt.push(now)
        else if (!isFirst && sentAt !== undefined) this.tookMs.push(now - sentAt)
      }
    }
    sockets[0]?.on('message', (data) => hear(data, true))
    for (let at = WATCH_EVERY - 1; at < sockets.length; at += WATCH_EVERY)
      sockets[at]?.on('message', (data) => hear(data, false))
  }

  async post(poster: Poster): Promise<void> {
    const cell = randomCells(1)
    this.sentAt.set(tagOf(cell), performance.now())
    await poster.post(cell)
  }
}

const tagOf = (cell: Uint8Array): string => Buffer.from(cell.subarray(0, TAG_BYTES)).toString('hex')

async function enter(name: string): Promise<WebPerson> {
  const person = await sitDownAt(browser, name)
  await person.context.addInitScript(installAfterPaint)
  const invite = await invitePerson(office.carol.engine)
  await join(person, formatLink(invite))
  return person
}

buildApp()
await using office = await BenchOffice.open(100)
await using browser = await openBrowser()
const devices = await office.signIn(await office.enrolRaw(CLIENTS))
const [alice, bob] = [await enter('Alice'), await enter('Bob')]
await synchronize(office.carol.engine)
await alice.page.goto(`${office.url}/#/c/with.${findPerson(office.carol.engine, 'Bob')}`)
await say(alice, 'Bob', 'Good morning')
await openConversation(bob, 'Alice')

const tokens = devices.map(({ token }) => token)
using listeners = await Listeners.connect(office.url, tokens)
// More than one: each posts one cell at a time.
const posters = await Promise.all(tokens.slice(0, POSTERS).map((token) => Poster.open(office.url, token)))
const wire = new Wire()
wire.listen(listeners)
for (const { page } of [alice, bob]) await page.evaluate(watchRows, 'Message ')
await alice.page.getByRole('textbox', { name: alice.t('conversations.message'), exact: true }).focus()

const posting: Promise<void>[] = []
for (let at = 0; at < MESSAGES; at++) {
  // People write when they like: the pauses are those of a Poisson process.
  const pauseMs = -Math.log(1 - Math.random()) * MEAN_PAUSE_MS
  await pause(pauseMs / 2)
  await alice.page.keyboard.insertText(textOf(at))
  await alice.page.keyboard.press('Enter')
  await pause(pauseMs / 2)
  const poster = posters[at % POSTERS]
  if (poster !== undefined) posting.push(wire.post(poster))
}
await Promise.all(posting)
const [sender, receiver] = await Promise.all([alice, bob].map(({ page }) => readRows(page, MESSAGES, PATIENCE_MS)))
const [origin, farOrigin, own] = [await clockOf(alice.page), await clockOf(bob.page), await ownClock()]
if (sender === undefined || receiver === undefined || sender.enters.length !== MESSAGES)
  throw new Error(`Of ${MESSAGES} times Enter was heard ${sender?.enters.length} times`)
const arrivals = MESSAGES * Math.floor(CLIENTS / WATCH_EVERY)
if (wire.tookMs.length !== arrivals || wire.othersAt.length !== MESSAGES)
  throw new Error(`Of ${arrivals} and ${MESSAGES} arrivals ${wire.tookMs.length} and ${wire.othersAt.length} were seen`)

const pressed = sender.enters.map((at) => at + origin.origin)
const since = (moments: readonly number[]): number[] => moments.map((at, index) => at - (pressed[index] ?? Number.NaN))
const arrived = wire.othersAt.map((at) => at + own.origin)
const shown = receiver.rows.map(({ drawn }) => drawn + farOrigin.origin)
const toBoard = since(arrived)
const toScreen = since(shown)
const toRow = since(receiver.rows.map(({ inDocument }) => inDocument + farOrigin.origin))
const toOwn = since(sender.rows.map(({ drawn }) => drawn + origin.origin))
const after = shown.map((at, index) => at - (arrived[index] ?? Number.NaN))

const with1000 = `${CLIENTS} connected`
figure(`web-latency/Enter to the row drawn at the other, ${with1000}, p50`, median(toScreen), 'ms', MESSAGES)
figure(`web-latency/Enter to the row drawn at the other, ${with1000}, p99`, quantile(toScreen, 0.99), 'ms', MESSAGES)
figure(`web-latency/Enter to the row in the other’s document, p50`, median(toRow), 'ms', MESSAGES)
figure(`web-latency/Enter to the row in the other’s document, p99`, quantile(toRow, 0.99), 'ms', MESSAGES)
figure('web-latency/of it: Enter until the first bare listener has the cell, p50', median(toBoard), 'ms', MESSAGES)
figure('web-latency/of it: from there until the row is drawn at the other, p50', median(after), 'ms', MESSAGES)
figure(`web-latency/bare connection to bare listeners, p50`, median(wire.tookMs), 'ms', arrivals)
figure(`web-latency/bare connection to bare listeners, p99`, quantile(wire.tookMs, 0.99), 'ms', arrivals)
figure('web-latency/to the bare connection, p50', median(toScreen) / median(wire.tookMs), 'times', MESSAGES)
const slowest = quantile(toScreen, 0.99) / quantile(wire.tookMs, 0.99)
figure('web-latency/to the bare connection, p99', slowest, 'times', MESSAGES)
figure('web-latency/Enter to the own row drawn, p50', median(toOwn), 'ms', MESSAGES)
figure('web-latency/Enter to the own row drawn, p95', quantile(toOwn, 0.95), 'ms', MESSAGES)
figure('web-latency/own row, p95, of the 100 ms that it may take', quantile(toOwn, 0.95) / 100, 'times', MESSAGES)

for (const poster of posters) poster[Symbol.dispose]()
