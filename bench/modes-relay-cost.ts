// What a relay needs for a thousand connected devices, and the board behind it: each in a process of its own, plain TCP.
import { setTimeout as pause } from 'node:timers/promises'
import { offeredRelay } from '@chancery/client'
import { encapsulateRequest } from '@chancery/ohttp'
import type { KeyConfig } from '@chancery/ohttp'
import { encodeEnvelopeRequest, paths } from '@chancery/protocol'
import type { BoxUse } from './modes-box-child.ts'
import { Boxes } from './modes-boxes.ts'
import { PostLine, listenLive } from './modes-line.ts'
import { gatewayOf } from './modes-policy.ts'
import { randomCells } from './poster.ts'
import { figure, size } from './report.ts'

const DEVICES = size(1000, 50)
const ROUND_MS = 2000
const ROUNDS = size(10, 3)
/** Of a thousand people with 40 messages in eight hours, so many slots hold a message. */
const REAL_SHARE = (40 * ROUND_MS) / (8 * 3_600_000)
/** Slots keep away from the ends of the round, so that none comes into the next one because this machine is late. */
const MARGIN_MS = 200
const PER_SECOND = 10
const STANDARD_MS = size(20_000, 3000)
const STANDARD_SENDERS = 16
const SETTLE_MS = 3000
const AT_ONCE = 50
const AHEAD_SECONDS = 25
const MB = 1e6

/** `aheadSeconds`: until about when it is sent; the board wants dates of now, give or take a minute. */
async function seal(config: KeyConfig, isReal: boolean, aheadSeconds = 0): Promise<Uint8Array> {
  const date = Math.floor(Date.now() / 1000) + aheadSeconds
  return (await encapsulateRequest(config, encodeEnvelopeRequest({ date, cells: isReal ? [randomCells(1)] : [] })))
    .bytes
}

/** Opens something for each device, some at once. */
async function forEach<Opened>(tokens: readonly string[], open: (token: string) => Promise<Opened>): Promise<Opened[]> {
  const opened: Opened[] = []
  for (let at = 0; at < tokens.length; at += AT_ONCE)
    opened.push(...(await Promise.all(tokens.slice(at, at + AT_ONCE).map(open))))
  return opened
}

/** What both processes used while a task ran that gives how many envelopes it sent. */
async function during(boxes: Boxes, what: string, task: () => Promise<number>): Promise<void> {
  const [relay, board] = [await boxes.relayUse(), await boxes.boardUse()]
  const startedAt = performance.now()
  const count = await task()
  const ms = performance.now() - startedAt
  const [relayNow, boardNow] = [await boxes.relayUse(), await boxes.boardUse()]
  const share = (now: BoxUse, before: BoxUse): number => (100 * (now.cpuMs - before.cpuMs)) / ms
  const say = (name: string, value: number, unit: string): void =>
    figure(`modes/relay, ${DEVICES} connected, ${what}: ${name}`, value, unit, count || DEVICES)
  if (count > 0) say('envelopes', (count * 1000) / ms, 'per s')
  say('CPU of the relay', share(relayNow, relay), '% of a core')
  say('CPU of the board', share(boardNow, board), '% of a core')
  say('memory of the relay', relayNow.rss / MB, 'MB')
  say('memory of the board', boardNow.rss / MB, 'MB')
  say('to the board', (relayNow.sent - relay.sent) / ms, 'KB/s')
  say('from the board', (relayNow.got - relay.got) / ms, 'KB/s')
}

async function require200(answer: ReturnType<PostLine['post']>): Promise<void> {
  const { status, body } = await answer
  if (status !== 200) throw new Error(`An envelope was refused: ${Buffer.from(body).toString()}`)
}

/** Protected: one envelope of each device in each round. They were sealed before, so that sealing is not in the way. */
async function fillSlots(lines: readonly PostLine[], envelopes: readonly Uint8Array[]): Promise<number> {
  const first = (Math.floor(Date.now() / ROUND_MS) + 1) * ROUND_MS
  await Promise.all(
    lines.map(async (line, device) => {
      const phase = MARGIN_MS + (device / lines.length) * (ROUND_MS - 2 * MARGIN_MS)
      for (let round = 0; round < ROUNDS; round++) {
        await pause(Math.max(0, first + round * ROUND_MS + phase - Date.now()))
        await require200(line.post(paths.envelopeSlot, envelopes[round * lines.length + device] as Uint8Array))
      }
    }),
  )
  return lines.length * ROUNDS
}

/** Standard: some cells each second, and everybody gets all of them. */
async function sendPromptly(lines: readonly PostLine[], config: KeyConfig): Promise<number> {
  const posts: Promise<void>[] = []
  const startedAt = performance.now()
  for (let at = 0; at < (STANDARD_MS / 1000) * PER_SECOND; at++) {
    await pause(Math.max(0, startedAt + (at * 1000) / PER_SECOND - performance.now()))
    const line = lines[at % STANDARD_SENDERS] as PostLine
    posts.push(require200(line.post(paths.envelope, await seal(config, true))))
  }
  await Promise.all(posts)
  return posts.length
}

/** Measures the relay and prints its figures. */
export async function reportRelayCost(): Promise<void> {
  await using boxes = await Boxes.open(true)
  const config = gatewayOf(await offeredRelay(boxes.carol)) as KeyConfig
  figure('modes/relay, nobody connected: memory', (await boxes.relayUse()).rss / MB, 'MB', 1)
  const tokens = await boxes.tokens(DEVICES)
  const openLine = (token: string): Promise<PostLine> => PostLine.open(boxes.url, token)
  const live = await forEach(tokens, (token) => listenLive(boxes.url, token))
  await pause(SETTLE_MS)
  await during(boxes, 'idle', async () => {
    await pause(STANDARD_MS)
    return 0
  })
  // A server hangs up on connections that ask nothing for a while: these are opened when they are needed.
  const few = await forEach(tokens.slice(0, STANDARD_SENDERS), openLine)
  await during(boxes, 'Standard', () => sendPromptly(few, config))
  const envelopes: Uint8Array[] = []
  for (let at = 0; at < DEVICES * ROUNDS; at++)
    envelopes.push(await seal(config, Math.random() < REAL_SHARE, AHEAD_SECONDS))
  const lines = await forEach(tokens, openLine)
  // So that what is measured begins about when a round does.
  await pause(2 * ROUND_MS - (Date.now() % ROUND_MS) - MARGIN_MS)
  await during(boxes, 'Protected', () => fillSlots(lines, envelopes))
  for (const socket of live) socket.destroy()
  for (const line of [...few, ...lines]) line.close()
}
