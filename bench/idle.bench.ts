// What one idle live connection costs the server in memory: from a fresh process on, first everybody signs in, then
// everybody connects. Memory is what the system sees (RSS) after a garbage collection.
import { setTimeout as pause } from 'node:timers/promises'
import { Listeners } from './listeners.ts'
import { BenchOffice } from './office.ts'
import { figure, size } from './report.ts'

const DEVICES = size(1000, 100)
/** The most connections; some devices then hold several. */
const MOST = DEVICES * 5
const SETTLE_MS = 3000

await using office = await BenchOffice.open(100)
const devices = await office.enrolRaw(DEVICES)
// Enrolling a thousand people leaves a large heap, in which connections would cost nothing.
await office.restart()

async function restingBytes(): Promise<number> {
  await pause(SETTLE_MS)
  return (await office.use()).rss
}

// Once up and down: what the first connection loads for all that follow is not counted to any of them.
for (const { token } of await office.signIn(devices.slice(0, 2))) {
  using warm = await Listeners.connect(office.url, [token])
  await office.fill(token, warm.sockets.length)
}
const none = await restingBytes()
const tokens = (await office.signIn(devices)).map(({ token }) => token)
const signedIn = await restingBytes()
using first = await Listeners.connect(office.url, tokens)
const some = await restingBytes()
const more = Array.from({ length: MOST - DEVICES }, (_, at) => tokens[at % DEVICES] as string)
using others = await Listeners.connect(office.url, more)
const many = await restingBytes()

const KB = 1000
figure('idle/server without sessions and connections', none / KB / KB, 'MB', DEVICES)
figure('idle/per session, with what signing in leaves behind', (signedIn - none) / DEVICES / KB, 'KB', DEVICES)
figure(`idle/per connection at ${DEVICES}`, (some - signedIn) / DEVICES / KB, 'KB', first.sockets.length)
figure(`idle/per connection at ${MOST}`, (many - signedIn) / MOST / KB, 'KB', DEVICES + others.sockets.length)
figure(`idle/per connection at ${MOST}, sessions included`, (many - none) / MOST / KB, 'KB', MOST)
