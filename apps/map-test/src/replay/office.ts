import { foundOrganization, invitePerson, offeredRelay, setPolicy } from '@chancery/client'
import type { Engine } from '@chancery/client'
import { formatLink, parseLink } from '@chancery/protocol'
import type { InviteLink } from '@chancery/protocol'
import { runTo, runUntil } from '../clock/run-clock.ts'
import type { Simulation } from '../clock/run-clock.ts'
import type { Random } from '../data/random.ts'
import type { Mode } from '../record/recording.ts'
import { openBoxes } from './boxes.ts'
import type { Boxes } from './boxes.ts'
import { Device } from './device.ts'
import type { DeviceOptions } from './device.ts'

const SECOND = 1000

/** The real server with everybody enrolled, nobody online yet. */
export interface Office {
  readonly boxes: Boxes
  readonly devices: readonly Device[]
  /** Nobody of the data, and never writes; its line hears every block. */
  readonly administrator: Device
}

export interface OfficeOptions {
  readonly folder: string
  readonly mode: Mode
  /** Mean milliseconds between two cover cells of a device; what devices do by themselves when left out. */
  readonly coverMs?: number
  readonly people: number
  readonly random: Random
  readonly device: Omit<DeviceOptions, 'number' | 'random' | 'clock' | 'traffic' | 'onPush'>
  /** Told of what the board tells everybody. */
  readonly onPush: (bytes: Uint8Array) => void
  readonly onProgress: (done: number, of: number) => void
}

/** Says how the organization's devices send and receive, where that is not the default. */
async function pinPolicy(engine: Engine, mode: Mode, coverMs: number | undefined): Promise<void> {
  const cover = coverMs === undefined ? {} : { coverMs }
  if (mode === 'standard' && coverMs === undefined) return
  if (mode === 'standard' || mode === 'saver') return setPolicy(engine, { mode, ...cover })
  const relay = await offeredRelay(engine)
  await setPolicy(engine, { mode: mode === 'relayed' ? 'standard' : mode, ...cover, ...relay })
}

/** Founds an organization on fresh machines and enrols everybody, in random order, some seconds apart. */
export async function openOffice(simulation: Simulation, options: OfficeOptions): Promise<Office> {
  const { clock, traffic } = simulation
  const { folder, mode, coverMs, people, random, onProgress } = options
  const boxes = await openBoxes(simulation, folder, mode)
  const settings = { ...options.device, clock, traffic, random }
  const administrator = new Device({ ...settings, number: people, onPush: options.onPush })
  const founding = { organization: 'Office of the map test', name: 'Carol', label: 'desk' }
  const founded = foundOrganization(administrator.ports, boxes.foundLink, founding)
  administrator.take(await runUntil(simulation, founded))
  await runUntil(simulation, pinPolicy(administrator.engine, mode, coverMs))
  const devices = Array.from({ length: people }, (_, number) => new Device({ ...settings, number }))
  let done = 0
  for (const device of random.shuffled(devices)) {
    await runTo(simulation, clock.now() + random.between(5 * SECOND, 60 * SECOND))
    const invite = await runUntil(simulation, invitePerson(administrator.engine))
    await runUntil(simulation, device.enrol(parseLink(formatLink(invite)) as InviteLink))
    onProgress(++done, people)
  }
  return { boxes, devices, administrator }
}
