import type { Socket } from 'node:net'
import { offeredRelay } from '@chancery/client'
import { runTo, runUntil } from './modes-activity.ts'
import type { Simulation } from './modes-activity.ts'
import { DayClock } from './modes-clock.ts'
import { listenLive } from './modes-line.ts'
import { DayOffice } from './modes-office.ts'
import { gatewayOf } from './modes-policy.ts'
import { Posters } from './modes-posters.ts'
import { Wires } from './modes-wires.ts'

export interface CrowdOptions {
  readonly connections: number
  readonly messages: number
}

/** What the connections of a crowd got over the same minutes: the least and the most of them, in bytes. */
export interface CrowdUse {
  readonly connections: number
  readonly least: number
  readonly most: number
}

const DEVICES = 16
const EVERY_MS = 700
const ROUNDS_TO_END_MS = 20_000

/** Has many connections listen to a relay at once, over plain TCP, and compares what each of them got. */
export async function runCrowd({ connections, messages }: CrowdOptions): Promise<CrowdUse> {
  using wires = new Wires()
  const clock = new DayClock(Math.floor(Date.now() / 1000) * 1000)
  const simulation: Simulation = { clock, wires }
  await using office = await DayOffice.open(simulation, { isRelayed: true, isTls: false })
  const tokens = await office.tokens(DEVICES)
  using posters = new Posters(simulation, gatewayOf(await runUntil(simulation, offeredRelay(office.carol))))
  await posters.open(office.url, tokens)
  const sockets: Socket[] = []
  for (let at = 0; at < connections; at++)
    sockets.push(await runUntil(simulation, listenLive(office.url, tokens[at % DEVICES] as string)))
  await runTo(simulation, clock.now() + 1)
  const before = sockets.map(({ bytesRead }) => bytesRead)
  for (let sent = 0; sent < messages; sent++) {
    void posters.post()
    await runTo(simulation, clock.now() + EVERY_MS)
  }
  await runTo(simulation, clock.now() + ROUNDS_TO_END_MS)
  const got = sockets.map(({ bytesRead }, at) => bytesRead - (before[at] as number))
  for (const socket of sockets) socket.destroy()
  return { connections, least: Math.min(...got), most: Math.max(...got) }
}
