// From writing a text until another device has it, by mode: real engines and real time, everything in the same minutes.
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { createGroup, follow, offeredRelay, setPolicy, synchronize, writeLetter } from '@chancery/client'
import type { Engine, Following } from '@chancery/client'
import type { ConversationId, Mode } from '@chancery/protocol'
import { Boxes } from './modes-boxes.ts'
import { BareLine, Watch } from './modes-watch.ts'
import { figure, median, quantile, size } from './report.ts'

/** How long people write. */
const WRITING_MS = size(100_000, 8000)
const MESSAGES = size(200, 16)
/** In Protected, where each of the writers has one every ten seconds. */
const SLOW_MESSAGES = size(100, 8)
const WRITERS = size(10, 4)
const BATCH_MS = size(60_000, 10_000)
const ROUND_MS = 2000
const PATIENCE_MS = BATCH_MS + 20_000

/** Somebody who stays connected. */
interface Seat {
  readonly engine: Engine
  readonly following: Following
}

/** A conversation whose first member writes and whose others have all joined. */
async function converse(name: string, members: readonly Engine[]): Promise<ConversationId> {
  const [first, ...others] = members as [Engine, ...Engine[]]
  await synchronize(first)
  const id = await createGroup(
    first,
    name,
    others.map(({ account }) => account.person),
  )
  for (const other of others) {
    await synchronize(other)
    if (!other.conversations.has(id)) throw new Error(`Somebody is not in ${name}`)
  }
  return id
}

function sit(engine: Engine): Seat {
  return { engine, following: follow(engine) }
}

async function write({ engine, following }: Seat, conversation: ConversationId, text: string): Promise<void> {
  await writeLetter(engine, { to: { kind: 'conversation', conversation }, tag: text, text })
  following.nudge()
}

/** Does something so many times, at random moments of the time in which people write. */
async function duringWriting(times: number, task: (at: number) => Promise<void>): Promise<void> {
  const moments = Array.from({ length: times }, () => Math.random() * WRITING_MS).toSorted((a, b) => a - b)
  const startedAt = performance.now()
  for (const [at, moment] of moments.entries()) {
    await pause(Math.max(0, startedAt + moment - performance.now()))
    await task(at)
  }
}

/** Measures all modes at once and prints their figures. */
export async function reportLatency(): Promise<void> {
  await using direct = await Boxes.open(false)
  await using relayed = await Boxes.open(true)
  const watches = {
    'Standard, direct': new Watch(MESSAGES),
    'Standard, relayed': new Watch(MESSAGES),
    Saver: new Watch(MESSAGES),
    Protected: new Watch(SLOW_MESSAGES),
  }
  const near = await Promise.all([direct.enrol('Alice', silent), direct.enrol('Bob', watches['Standard, direct'].hear)])
  const alice = await relayed.enrol('Alice', silent)
  const bob = await relayed.enrol('Bob', watches['Standard, relayed'].hear)
  const dave = await relayed.enrol('Dave', watches.Saver.hear)
  const erin = await relayed.enrol('Erin', watches.Protected.hear)
  const writers: Engine[] = []
  for (let at = 0; at < WRITERS; at++) writers.push(await relayed.enrol(`Writer ${at}`, silent))
  const talks = {
    near: await converse('Near', near),
    far: await converse('Far', [alice, bob, dave]),
    slow: await converse('Slow', [...writers, erin]),
  }
  await setModes(relayed.carol, { saver: [dave], protected: [erin, ...writers] })
  const everybody = [...near, alice, bob, dave, erin, ...writers]
  for (const engine of everybody) await synchronize(engine)
  const seats = everybody.map(sit)
  await using bare = await BareLine.open(join(direct.folder, 'bare-messages'))
  await pause(ROUND_MS)
  console.error(`writing for ${WRITING_MS / 1000} s`)

  await Promise.all([
    duringWriting(MESSAGES, async (at) => {
      const text = `Message ${at}`
      watches['Standard, direct'].written(text)
      await write(seats[0] as Seat, talks.near, text)
    }),
    duringWriting(MESSAGES, async (at) => {
      const text = `Message ${at}`
      watches['Standard, relayed'].written(text)
      watches.Saver.written(text)
      await write(seats[near.length] as Seat, talks.far, text)
    }),
    duringWriting(SLOW_MESSAGES, async (at) => {
      const text = `Slow message ${at}`
      watches.Protected.written(text)
      await write(seats[seats.length - 1 - (at % WRITERS)] as Seat, talks.slow, text)
    }),
    duringWriting(MESSAGES, () => bare.send()),
  ])
  for (const watch of Object.values(watches)) await watch.complete(PATIENCE_MS)
  for (const { following } of seats) following.stop()

  figure('modes/latency, bare connection, p50', median(bare.tookMs), 'ms', MESSAGES)
  figure('modes/latency, bare connection, p99', quantile(bare.tookMs, 0.99), 'ms', MESSAGES)
  for (const [name, { tookMs }] of Object.entries(watches)) {
    figure(`modes/latency, ${name}, p50`, median(tookMs), 'ms', tookMs.length)
    figure(`modes/latency, ${name}, p99`, quantile(tookMs, 0.99), 'ms', tookMs.length)
    figure(
      `modes/latency, ${name}, p50 to the bare connection`,
      median(tookMs) / median(bare.tookMs),
      'times',
      tookMs.length,
    )
  }
}

function silent(): void {
  // What writers see of their own is not measured.
}

async function setModes(carol: Engine, groups: Readonly<Partial<Record<Mode, readonly Engine[]>>>): Promise<void> {
  const people = Object.fromEntries(
    Object.entries(groups).flatMap(([mode, engines]) => engines.map(({ account }) => [account.person, mode as Mode])),
  )
  await setPolicy(carol, {
    mode: 'standard',
    roundMs: ROUND_MS,
    batchMs: BATCH_MS,
    ...(await offeredRelay(carol)),
    people,
  })
}
