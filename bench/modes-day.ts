import type { Clock } from '@chancery/base'
import { follow, offeredRelay } from '@chancery/client'
import type { Mode, PersonId } from '@chancery/protocol'
import { runTo, runUntil } from './modes-activity.ts'
import type { Simulation } from './modes-activity.ts'
import { DayClock } from './modes-clock.ts'
import { listenLive } from './modes-line.ts'
import { DayOffice } from './modes-office.ts'
import type { CountedEngine } from './modes-office.ts'
import { gatewayOf, nameModes } from './modes-policy.ts'
import { POSTER, Posters } from './modes-posters.ts'
import { randomOf } from './modes-random.ts'
import { Wires, since } from './modes-wires.ts'
import type { WireBytes } from './modes-wires.ts'

/** A working day of eight hours, or a part of one: everybody writes at random moments of it, one cell each time. */
export interface DayOptions {
  readonly people: number
  /** Messages per person and day. */
  readonly perPerson: number
  /** How much of the day is run. */
  readonly hours: number
  /** And then so much of the night, in which nobody writes. */
  readonly nightHours: number
  readonly isRelayed: boolean
}

/** What went over connections, and how many requests an engine made for it. */
export interface Use {
  readonly bytes: WireBytes
  readonly requests: number
}

/** By whom and how. `protected` and `boardLink` (without TLS, up is to the board) only where there is a relay. */
export const parts = ['standard', 'saver', 'protected', 'posted', 'boardLink'] as const
export type Part = (typeof parts)[number]

export interface DayUse {
  readonly messages: number
  readonly day: Readonly<Record<Part, Use>>
  readonly night: Readonly<Record<Part, Use>>
}

type Lengths = [leadMs: number, dayMs: number, nightMs: number]

const HOUR_MS = 3_600_000
/** Before the day and before the night, so that what is counted neither begins with nothing nor ends in the middle. */
const LEAD_HOURS = 1 / 30
export const WORKING_HOURS = 8
/** Enough that no two of their cells have to go in the same round of the relay. */
const POSTERS = 16
/** The last message of the day is on the board before it ends. */
const LAST_ROUND_MS = 1000
const LISTENER = 'listener'
/** Connections of engines are told apart by the names under which they reach the server. */
const SAVER = 'localhost'
const PROTECTED = '127.0.0.1'

/** Runs the day on the real server, with one device in each mode, and counts at the sockets. */
export async function runDay({ people, perPerson, hours, nightHours, isRelayed }: DayOptions): Promise<DayUse> {
  using wires = new Wires()
  const clock = new DayClock(Math.floor(Date.now() / 1000) * 1000)
  const simulation: Simulation = { clock, wires }
  await using office = await DayOffice.open(simulation, { isRelayed, isTls: true })
  const tokens = await office.tokens(POSTERS)
  const alice = await office.enrol('Alice', SAVER)
  const bob = isRelayed ? await office.enrol('Bob', PROTECTED) : undefined
  const relay = await runUntil(simulation, offeredRelay(office.carol))
  await runUntil(simulation, nameModes(office.carol, relay, modesOf(alice, bob)))
  using posters = new Posters(simulation, gatewayOf(relay))
  await posters.open(office.url, tokens)

  const use = (port: number, owner?: string, engine?: CountedEngine): Use => ({
    bytes: wires.bytes(port, owner),
    requests: engine?.requests() ?? 0,
  })
  const look = (): Record<Part, Use> => ({
    standard: use(office.port, LISTENER),
    saver: use(office.port, SAVER, alice),
    protected: use(office.port, PROTECTED, bob),
    posted: use(office.port, POSTER),
    boardLink: use(office.boardPort),
  })
  const socket = await runUntil(simulation, listenLive(office.url, tokens[0] as string))
  wires.name(socket, LISTENER)
  const followings = [alice, bob].flatMap((one) => (one === undefined ? [] : [follow(one.engine)]))

  const [leadMs, dayMs, nightMs] = [LEAD_HOURS, hours, nightHours].map((length) => length * HOUR_MS) as Lengths
  const perHour = (people * perPerson) / WORKING_HOURS
  const messages = Math.round(perHour * hours)
  const early = Math.round(perHour * LEAD_HOURS)
  const morning = clock.now() + leadMs
  const evening = morning + dayMs
  const times = [...randomTimes(early, clock.now(), leadMs), ...randomTimes(messages, morning, dayMs - LAST_ROUND_MS)]
  writeAll(clock, posters, times)
  await runTo(simulation, morning)
  const first = look()
  await runTo(simulation, evening)
  const second = look()
  await runTo(simulation, evening + leadMs)
  const third = look()
  await runTo(simulation, evening + leadMs + nightMs)
  const last = look()
  for (const following of followings) following.stop()
  await runUntil(simulation, Promise.all(followings.map(({ ended }) => ended)))
  socket.destroy()
  if (posters.sent !== times.length) throw new Error(`Of ${times.length} messages ${posters.sent} were taken`)
  return { messages, day: between(first, second), night: between(third, last) }
}

function modesOf(alice: CountedEngine, bob: CountedEngine | undefined): Record<PersonId, Mode> {
  const modes: Record<PersonId, Mode> = { [alice.engine.account.person]: 'saver' }
  if (bob !== undefined) modes[bob.engine.account.person] = 'protected'
  return modes
}

function randomTimes(count: number, from: number, lengthMs: number): number[] {
  const random = randomOf(count)
  return Array.from({ length: count }, () => from + Math.floor(random() * lengthMs)).toSorted((a, b) => a - b)
}

/** Has a cell posted at each of these moments. Whatever is refused ends the program. */
function writeAll(clock: Clock, posters: Posters, times: readonly number[], at = 0): void {
  const time = times[at]
  if (time === undefined) return
  clock.after(time - clock.now(), () => {
    void posters.post()
    writeAll(clock, posters, times, at + 1)
  })
}

function between(before: Record<Part, Use>, after: Record<Part, Use>): Record<Part, Use> {
  const entries = parts.map((part): [Part, Use] => {
    const [one, two] = [before[part], after[part]]
    return [part, { bytes: since(two.bytes, one.bytes), requests: two.requests - one.requests }]
  })
  return Object.fromEntries(entries) as Record<Part, Use>
}
