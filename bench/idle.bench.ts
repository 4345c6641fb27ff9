// What one more idle live connection costs the server in memory. Sessions are open before, so that only connections
// are counted; memory is what the system sees (RSS) after a garbage collection.
import { setTimeout as pause } from 'node:timers/promises'
import { Listeners } from './listeners.ts'
import { BenchOffice } from './office.ts'
import { figure, size } from './report.ts'

const DEVICES = size(1000, 100)
/** The most connections; some devices then hold several. */
const MOST = DEVICES * 5
const SETTLE_MS = 3000

await using office = await BenchOffice.open(100)
const tokens = (await office.signIn(await office.enrolRaw(DEVICES))).map(({ token }) => token)

async function restingBytes(): Promise<number> {
  await pause(SETTLE_MS)
  return (await office.use()).rss
}

// Once up and down: what the first connection loads for all that follow is not counted to any of them.
for (const _ of [1, 2]) {
  const [first = ''] = tokens
  using warm = await Listeners.connect(office.url, [first])
  await office.fill(first, warm.sockets.length)
}
const none = await restingBytes()
using first = await Listeners.connect(office.url, tokens)
const some = await restingBytes()
const more = Array.from({ length: MOST - DEVICES }, (_, at) => tokens[at % DEVICES] as string)
using others = await Listeners.connect(office.url, more)
const many = await restingBytes()

const KB = 1000
figure('idle/server without connections', none / KB / KB, 'MB', DEVICES)
figure(`idle/per connection at ${DEVICES}`, (some - none) / DEVICES / KB, 'KB', first.sockets.length)
figure(`idle/per connection at ${MOST}`, (many - none) / MOST / KB, 'KB', first.sockets.length + others.sockets.length)
