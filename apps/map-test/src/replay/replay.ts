import { cpSync } from 'node:fs'
import { get } from 'node:http'
import { join } from 'node:path'
import { decodeFrame, isAnchor } from '@chancery/protocol'
import { watchActivity } from '../clock/activity.ts'
import { runTo } from '../clock/run-clock.ts'
import type { Simulation } from '../clock/run-clock.ts'
import { SimulatedClock } from '../clock/simulated-clock.ts'
import type { DataSet, Message } from '../data/data-set.ts'
import { Random } from '../data/random.ts'
import { daysOf } from '../data/sessions.ts'
import type { Presence } from '../data/sessions.ts'
import { Traffic } from '../line/traffic.ts'
import type { SeenRequest } from '../line/transport.ts'
import { Logs } from '../record/logs.ts'
import type {
  BlockRecord,
  RealEnvelope,
  RealWish,
  DiskCopy,
  MetricsPage,
  Mode,
  OnlineTime,
  Recording,
  WrittenMessage,
} from '../record/recording.ts'
import type { Device } from './device.ts'
import { Habits } from './habits.ts'
import { Groups } from './groups.ts'
import { openOffice } from './office.ts'
import type { Office } from './office.ts'
import { textOf } from './text.ts'
import { envelopes } from '../share/quicken.ts'
import { sharePureWork } from '../share/share-work.ts'

const MINUTE = 60_000
const DAY = 86_400_000
/** A Monday, nine in the morning. */
const BEGIN = Date.UTC(2026, 10, 23, 9)
/** People are enrolled one after the other before that, each within this time. */
const ENROLMENT_MS = MINUTE
const HOUR = 60 * MINUTE
/** People come to work before the first message. */
const LEAD_MS = 2 * MINUTE
/** What was written last may still be on its way. */
const REST_MS = 2 * MINUTE
/** Among so many messages one group loses or gains somebody. */
const MESSAGES_PER_CHANGE = 150

export interface ReplayOptions {
  readonly data: DataSet
  readonly mode: Mode
  /** Mean milliseconds between two cover cells of a device; what devices do by themselves when left out. */
  readonly coverMs?: number
  readonly presence: Presence
  /** What share of messages carries a file. */
  readonly files: number
  /** What share of received messages gets a reaction; edits and deletions go with it. */
  readonly acts: number
  readonly seed: number
  /** An empty folder for the server's data and its copies. */
  readonly folder: string
  readonly onProgress: (what: string, done: number, of: number) => void
}

class Replay {
  readonly #options: ReplayOptions
  readonly #simulation: Simulation
  readonly #logs: Logs
  readonly #random: Random
  readonly #texts: Random
  readonly #failures: string[] = []
  readonly #written: WrittenMessage[] = []
  readonly #online: OnlineTime[] = []
  readonly #requests: SeenRequest[] = []
  readonly #metrics: MetricsPage[] = []
  readonly #blocks: BlockRecord[] = []
  readonly #realEnvelopes: RealEnvelope[] = []
  readonly #realWishes: RealWish[] = []
  readonly #disks: DiskCopy[] = []
  readonly #habits: Habits
  #begun = BEGIN
  #groups: Groups | undefined

  constructor(options: ReplayOptions, traffic: Traffic, clock: SimulatedClock, logs: Logs) {
    this.#options = options
    this.#simulation = { clock, traffic, activity: watchActivity() }
    this.#logs = logs
    this.#random = new Random(options.seed)
    this.#texts = new Random(options.seed)
    const { files, acts, seed } = options
    const onFailure = (device: number, error: Error): void => this.#fail(device, error)
    this.#habits = new Habits({ files, acts, seed, clock, onFailure })
  }

  async run(): Promise<Recording> {
    const { data, folder, mode, coverMs, onProgress } = this.#options
    const { clock } = this.#simulation
    const office = await openOffice(this.#simulation, {
      folder,
      mode,
      ...(coverMs !== undefined && { coverMs }),
      people: data.people,
      random: this.#random,
      device: {
        onRequest: (seen) => this.#requests.push(seen),
        onOnline: (device, from, to) => this.#online.push({ device, from, to }),
        onText: (device, event) => this.#habits.heard(device, event),
        onFailure: (device, error) => this.#fail(device, error),
      },
      onPush: (bytes) => this.#hear(bytes),
      onProgress: (done, of) => onProgress('enrolled', done, of),
    })
    this.#watchEnvelopes(office)
    this.#requests.length = 0
    this.#begun = Math.max(BEGIN, clock.now() + MINUTE)
    const end = this.#begun + LEAD_MS + (data.messages.at(-1)?.time ?? 0) + REST_MS
    clock.at(this.#begun, () => office.administrator.goOnline())
    this.#schedule(office, end)
    await runTo(this.#simulation, end)
    for (const device of [...office.devices, office.administrator]) device.goOffline()
    await runTo(this.#simulation, end)
    await office.boxes.close()
    this.#copy(office, 'end')
    return this.#recording(office, end)
  }

  #schedule(office: Office, end: number): void {
    const { data, seed, presence, onProgress } = this.#options
    const { clock } = this.#simulation
    const { devices } = office
    const begun = this.#begun + LEAD_MS
    const days = daysOf(data, end - begun, seed, presence)
    for (const [person, sessions] of days.sessions.entries()) {
      const device = devices[person] as Device
      for (const { from, to } of sessions) {
        // At the beginning not everybody comes in the same second.
        const early = from === 0 ? this.#random.between(0, LEAD_MS - MINUTE / 2) - LEAD_MS : from
        clock.at(begun + early, () => device.goOnline())
        if (begun + to < end) clock.at(begun + to, () => device.goOffline())
      }
    }
    const groups = new Groups({
      devices,
      random: this.#random,
      onFailure: (device, error) => this.#fail(device, error),
    })
    this.#groups = groups
    for (const [number, message] of days.messages.entries())
      clock.at(begun + message.time, () => {
        this.#write(devices, groups, message, number)
        if (number % MESSAGES_PER_CHANGE === MESSAGES_PER_CHANGE - 1) void groups.change()
        if (number % 50 === 0) onProgress('written', number, data.messages.length)
      })
    const scrape = (): void => {
      this.#scrape(office)
      if (clock.now() + MINUTE < end) clock.after(MINUTE, scrape)
    }
    clock.at(begun, scrape)
    clock.at(Math.max(begun + (end - begun) / 2, end - DAY), () => this.#copy(office, 'earlier'))
  }

  #write(devices: readonly Device[], groups: Groups, { sender, receivers }: Message, number: number): void {
    const device = devices[sender] as Device
    const text = textOf(this.#texts, number)
    const time = this.#simulation.clock.now()
    const file = this.#habits.nextFile()
    this.#written.push({ time, sender, receivers, bytes: text.length, ...(file !== undefined && { file }) })
    const [only] = receivers
    const written =
      receivers.length === 1 && only !== undefined
        ? device.write({ kind: 'person', person: (devices[only] as Device).person }, `${number}`, text, file)
        : groups
            .conversation(device, receivers)
            .then((conversation) => device.write({ kind: 'conversation', conversation }, `${number}`, text, file))
    written.catch((error: unknown) => this.#fail(sender, error as Error))
  }

  #hear(bytes: Uint8Array): void {
    const frame = decodeFrame(bytes)
    if (frame.type !== 'block') return
    const cells = frame.cells.filter((cell) => !isAnchor(cell)).length
    this.#blocks.push({ time: this.#simulation.clock.now(), cells })
  }

  #watchEnvelopes({ devices }: Office): void {
    const { clock } = this.#simulation
    const numbers = new Map<object, number>(devices.map(({ engine, number }) => [engine, number]))
    envelopes.onCell = (engine) => {
      const device = numbers.get(engine)
      if (device !== undefined) this.#realEnvelopes.push({ time: clock.now(), device })
    }
    envelopes.onWish = (engine, { kind, name }) => {
      const device = numbers.get(engine)
      if (device !== undefined) this.#realWishes.push({ time: clock.now(), device, kind, name })
    }
  }

  #scrape({ boxes }: Office): void {
    const time = this.#simulation.clock.now()
    for (const { name, metricsUrl } of boxes.parts)
      get(metricsUrl, (response) => {
        let text = ''
        response.setEncoding('utf8')
        response.on('data', (chunk: string) => (text += chunk))
        response.on('end', () => this.#metrics.push({ time, box: name, text }))
      }).on('error', (error) => this.#fail(-1, error))
  }

  #copy({ boxes }: Office, name: string): void {
    for (const { name: box, dataDir } of boxes.parts) {
      const folder = join(this.#options.folder, `${box}-disk-${name}`)
      cpSync(dataDir, folder, { recursive: true })
      this.#disks.push({ time: this.#simulation.clock.now(), box, folder })
    }
  }

  #fail(device: number, error: Error): void {
    const { code } = error as { code?: string }
    this.#failures.push(`device ${device}: ${code ?? ''} ${error.message}`)
  }

  #recording({ devices }: Office, ended: number): Recording {
    const sum = (count: (device: Device) => number): number => devices.reduce((all, device) => all + count(device), 0)
    return {
      data: this.#options.data,
      mode: this.#options.mode,
      begun: this.#begun,
      ended,
      accessKeys: devices.map(({ access }) => access),
      written: this.#written,
      online: this.#online,
      requests: this.#requests,
      network: this.#simulation.traffic.record(),
      blocks: this.#blocks,
      realEnvelopes: this.#realEnvelopes,
      realWishes: this.#realWishes,
      metrics: this.#metrics,
      logs: this.#logs.lines,
      disks: this.#disks,
      deeds: this.#habits.deeds,
      failures: this.#failures,
      arrived: sum(({ arrived }) => arrived),
      received: sum(({ received }) => received),
      groups: this.#groups?.created ?? 0,
      changes: this.#groups?.changed ?? 0,
    }
  }
}

/** Replays a data set through the real server with real engines, on a clock of its own. */
export async function replay(options: ReplayOptions): Promise<Recording> {
  sharePureWork()
  const clock = new SimulatedClock(BEGIN - HOUR - options.data.people * ENROLMENT_MS)
  using traffic = new Traffic()
  using logs = new Logs(() => clock.now())
  const recording = await new Replay(options, traffic, clock, logs).run()
  return recording
}
