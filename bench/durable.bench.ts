// How many cells a second the board makes durable, beside the bare loop on the same disk in the same run.
import { join } from 'node:path'
import { CELL_BYTES } from '@chancery/protocol'
import type { BareHello } from './bare-child.ts'
import { Child } from './child.ts'
import { BenchOffice } from './office.ts'
import { Poster, randomCells } from './poster.ts'
import { figure, median, size } from './report.ts'
import { connectSocket } from './web-socket.ts'

const RUNS = size(5, 1)
const RUN_MS = size(4000, 1000)
const DEVICES = 32
const BATCH = 64
const POSTERS = 128
const SINGLES = 64

/** Runs `step` over and over in as many loops as `start` has; gives how often a second, after a short warm-up. */
async function rate(start: readonly (() => Promise<unknown>)[]): Promise<number> {
  const warmAt = performance.now() + RUN_MS / 5
  const endAt = warmAt + RUN_MS
  let steps = 0
  const loop = async (step: () => Promise<unknown>): Promise<void> => {
    while (performance.now() < endAt) {
      await step()
      const now = performance.now()
      if (now >= warmAt && now < endAt) steps++
    }
  }
  await Promise.all(start.map(loop))
  return (steps * 1000) / RUN_MS
}

async function cellRate(
  office: BenchOffice,
  tokens: readonly string[],
  posters: number,
  batch: number,
): Promise<number> {
  const open = await Promise.all(
    Array.from({ length: posters }, (_, at) => Poster.open(office.url, tokens[at % tokens.length] as string)),
  )
  const cells = randomCells(batch)
  const perSecond = await rate(open.map((poster) => () => poster.post(cells)))
  for (const poster of open) poster[Symbol.dispose]()
  return perSecond * batch
}

/** The bare loop with `connections` senders that each keep `window` messages unacknowledged. */
async function bareRate(url: string, connections: number, window: number): Promise<number> {
  const message = randomCells(1)
  const sockets = await Promise.all(Array.from({ length: connections }, () => connectSocket(url)))
  const loops = sockets.flatMap((socket) => {
    const waiting: (() => void)[] = []
    socket.on('message', () => waiting.shift()?.())
    const send = (): Promise<void> =>
      new Promise((resolve) => {
        waiting.push(resolve)
        socket.send(message)
      })
    return Array.from({ length: window }, () => send)
  })
  const perSecond = await rate(loops)
  for (const socket of sockets) socket.terminate()
  return perSecond
}

async function prepare(roundMs: number): Promise<{ office: BenchOffice; tokens: string[] }> {
  const office = await BenchOffice.open(roundMs)
  const signedIn = await office.signIn(await office.enrolRaw(DEVICES))
  return { office, tokens: signedIn.map(({ token }) => token) }
}

const usual = await prepare(100)
const quick = await prepare(1)
const file = join(usual.office.dataDir, 'bare-messages')
const bare = await Child.start<BareHello>('bare-child.ts', { file, broadcasts: false })

const figures = {
  'batches of 64, round 100 ms': () => cellRate(usual.office, usual.tokens, POSTERS, BATCH),
  'batches of 64, round 1 ms': () => cellRate(quick.office, quick.tokens, POSTERS, BATCH),
  'bare loop, 8,192 in flight': () => bareRate(bare.hello.url, DEVICES, (POSTERS * BATCH) / DEVICES),
  'single cells, 64 at once, round 100 ms': () => cellRate(usual.office, usual.tokens, SINGLES, 1),
  'single cells, 64 at once, round 1 ms': () => cellRate(quick.office, quick.tokens, SINGLES, 1),
  'bare loop, 64 in flight': () => bareRate(bare.hello.url, SINGLES, 1),
}
type Name = keyof typeof figures
const rates = Object.fromEntries(Object.keys(figures).map((name) => [name, []])) as unknown as Record<Name, number[]>
for (let run = 0; run < RUNS; run++)
  for (const name of Object.keys(figures) as Name[]) rates[name].push(await figures[name]())

for (const name of Object.keys(figures) as Name[])
  figure(`durable/${name}`, median(rates[name]), name.startsWith('bare') ? 'messages/s' : 'cells/s', RUNS)
const ratio = (ours: Name, theirs: Name): number =>
  median(rates[ours].map((value, run) => value / (rates[theirs][run] ?? 0)))
const BATCHES = 'batches of 64, round 100 ms'
figure('durable/batches to the bare loop', ratio(BATCHES, 'bare loop, 8,192 in flight'), 'times', RUNS)
figure(
  'durable/single cells, round 1 ms, to the bare loop',
  ratio('single cells, 64 at once, round 1 ms', 'bare loop, 64 in flight'),
  'times',
  RUNS,
)
figure('durable/bytes of a cell', CELL_BYTES, 'bytes', 1)

await bare[Symbol.asyncDispose]()
await usual.office[Symbol.asyncDispose]()
await quick.office[Symbol.asyncDispose]()
