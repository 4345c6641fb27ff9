// From before a message is posted until it arrives at a colleague's device, with everybody connected, beside the bare
// loop that sends each message to as many connections. Both serve at once; messages go to one and the other in turn.
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { CELL_BYTES, TAG_BYTES } from '@chancery/protocol'
import type { BareHello } from './bare-child.ts'
import { Child } from './child.ts'
import { Listeners } from './listeners.ts'
import { BenchOffice } from './office.ts'
import { Poster, randomCells } from './poster.ts'
import { figure, median, quantile, size } from './report.ts'
import { connectSocket } from './web-socket.ts'
import type { Socket } from './web-socket.ts'

const CLIENTS = size(1000, 100)
const MESSAGES = size(320, 20)
const PER_SECOND = 3.2
/** Every one hundredth client is watched: the first is served before the others, the last after them. */
const WATCH_EVERY = size(100, 20)
const SENDERS = 16
/** Type, position, and count of cells come before the cells of a block. */
const BLOCK_HEADER_BYTES = 13
const HEADER_OF_BARE = 0

/** When each message that is under way was sent, by its first bytes, and how long the finished ones took. */
class Watch {
  readonly #sentAt = new Map<string, number>()
  readonly tookMs: number[] = []

  sent(cell: Uint8Array): void {
    this.#sentAt.set(Buffer.from(cell.subarray(0, TAG_BYTES)).toString('hex'), performance.now())
  }

  /** Looks into everything that arrives at these sockets. */
  observe(sockets: readonly Socket[], headerBytes: number): void {
    for (const socket of sockets)
      socket.on('message', (data) => {
        const now = performance.now()
        for (let at = headerBytes; at + CELL_BYTES <= data.length; at += CELL_BYTES) {
          const sentAt = this.#sentAt.get(data.toString('hex', at, at + TAG_BYTES))
          if (sentAt !== undefined) this.tookMs.push(now - sentAt)
        }
      })
  }
}

const watched = <Item>(items: readonly Item[]): Item[] => items.filter((_, at) => at % WATCH_EVERY === WATCH_EVERY - 1)

await using office = await BenchOffice.open(100)
const tokens = (await office.signIn(await office.enrolRaw(CLIENTS))).map(({ token }) => token)
using listeners = await Listeners.connect(office.url, tokens)
const posters = await Promise.all(tokens.slice(0, SENDERS).map((token) => Poster.open(office.url, token)))

const file = join(office.dataDir, 'bare-messages')
await using bare = await Child.start<BareHello>('bare-child.ts', { file, broadcasts: true })
const bareSockets: Socket[] = []
for (let at = 0; at < CLIENTS; at++) bareSockets.push(await connectSocket(bare.hello.url))

const ours = new Watch()
ours.observe(watched(listeners.sockets), BLOCK_HEADER_BYTES)
const theirs = new Watch()
theirs.observe(watched(bareSockets), HEADER_OF_BARE)

const before = await office.use()
const posting: Promise<void>[] = []
for (let message = 0; message < MESSAGES; message++) {
  // People write when they like: the pauses are those of a Poisson process.
  const pauseMs = (-Math.log(1 - Math.random()) * 1000) / PER_SECOND
  await pause(pauseMs / 2)
  const cell = randomCells(1)
  ours.sent(cell)
  posting.push((posters[message % SENDERS] as Poster).post(cell))
  await pause(pauseMs / 2)
  const other = randomCells(1)
  theirs.sent(other)
  ;(bareSockets[message % SENDERS] as Socket).send(other)
}
await Promise.all(posting)
await pause(1000)
const after = await office.use()

const expected = MESSAGES * Math.floor(CLIENTS / WATCH_EVERY)
if (ours.tookMs.length !== expected || theirs.tookMs.length !== expected)
  throw new Error(`Of ${expected} arrivals ${ours.tookMs.length} and ${theirs.tookMs.length} were seen`)
figure(`latency/send to seen, ${CLIENTS} connected, p50`, median(ours.tookMs), 'ms', expected)
figure(`latency/send to seen, ${CLIENTS} connected, p99`, quantile(ours.tookMs, 0.99), 'ms', expected)
figure(`latency/bare loop, ${CLIENTS} connected, p50`, median(theirs.tookMs), 'ms', expected)
figure(`latency/bare loop, ${CLIENTS} connected, p99`, quantile(theirs.tookMs, 0.99), 'ms', expected)
figure('latency/to the bare loop, p50', median(ours.tookMs) / median(theirs.tookMs), 'times', expected)
const slowest = quantile(ours.tookMs, 0.99) / quantile(theirs.tookMs, 0.99)
figure('latency/to the bare loop, p99', slowest, 'times', expected)
figure('latency/server CPU per message to all', (after.cpuMs - before.cpuMs) / MESSAGES, 'ms', MESSAGES)

for (const poster of posters) poster[Symbol.dispose]()
for (const socket of bareSockets) socket.terminate()
