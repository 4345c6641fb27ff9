import { join } from 'node:path'
import { foundOrganization, invitePerson } from '@chancery/client'
import { formatLink, parseLink } from '@chancery/protocol'
import type { FoundLink, InviteLink } from '@chancery/protocol'
import { startServer } from '@chancery/server'
import type { RunningServer } from '@chancery/server'
import { freePort } from '@chancery/testkit'
import { runTo, runUntil } from '../clock/run-clock.ts'
import type { Simulation } from '../clock/run-clock.ts'
import type { Random } from '../data/random.ts'
import { Device } from './device.ts'
import type { DeviceOptions } from './device.ts'

const SECOND = 1000

/** The real server with everybody enrolled, nobody online yet. */
export interface Office {
  readonly server: RunningServer
  readonly dataDir: string
  readonly metricsUrl: string
  readonly devices: readonly Device[]
}

export interface OfficeOptions {
  readonly folder: string
  readonly people: number
  readonly random: Random
  readonly device: Omit<DeviceOptions, 'number' | 'random' | 'clock' | 'traffic'>
  readonly onProgress: (done: number, of: number) => void
}

/** Founds an organization on a fresh server and enrols everybody, in random order, some seconds apart. */
export async function openOffice(simulation: Simulation, options: OfficeOptions): Promise<Office> {
  const { clock, traffic } = simulation
  const { folder, people, random, onProgress } = options
  const dataDir = join(folder, 'server')
  const metricsPort = await freePort()
  const server = await startServer({ dataDir, port: 0, clock, metricsPort })
  traffic.watch(Number(new URL(server.url).port))
  traffic.watch(metricsPort)
  const newDevice = (number: number): Device => new Device({ ...options.device, number, clock, traffic, random })
  // The administrator is nobody of the data, and never writes.
  const administrator = newDevice(people)
  const link = parseLink(server.foundLink ?? '') as FoundLink
  const founding = { organization: 'Office of the map test', name: 'Carol', label: 'desk' }
  administrator.take(await runUntil(simulation, foundOrganization(administrator.ports, link, founding)))
  const devices = Array.from({ length: people }, (_, number) => newDevice(number))
  let done = 0
  for (const device of random.shuffled(devices)) {
    await runTo(simulation, clock.now() + random.between(5 * SECOND, 60 * SECOND))
    const invite = await runUntil(simulation, invitePerson(administrator.engine))
    await runUntil(simulation, device.enrol(parseLink(formatLink(invite)) as InviteLink))
    onProgress(++done, people)
  }
  return { server, dataDir, metricsUrl: `http://127.0.0.1:${metricsPort}/metrics`, devices }
}
