import { join } from 'node:path'
import { parseLink } from '@chancery/protocol'
import type { FoundLink } from '@chancery/protocol'
import { startRelay } from '@chancery/relay'
import { startServer } from '@chancery/server'
import { freePort } from '@chancery/testkit'
import { runUntil } from '../clock/run-clock.ts'
import type { Simulation } from '../clock/run-clock.ts'
import type { Mode } from '../record/recording.ts'

/** The machines of an office: a server, and a relay before it where the mode has one. */
export interface Boxes {
  /** By which the organization is founded. */
  readonly foundLink: FoundLink
  /** Whose data folders and pages of metrics there are: `server`, `relay`. */
  readonly parts: readonly Box[]
  close(): Promise<void>
}

export interface Box {
  readonly name: 'server' | 'relay'
  readonly dataDir: string
  readonly metricsUrl: string
}

export function hasRelay(mode: Mode): boolean {
  return mode === 'relayed' || mode === 'protected'
}

async function newBox(folder: string, name: Box['name']): Promise<Box & { metricsPort: number; port: number }> {
  const [port, metricsPort] = [await freePort(), await freePort()]
  return { name, dataDir: join(folder, name), metricsPort, port, metricsUrl: `http://127.0.0.1:${metricsPort}/metrics` }
}

/** Starts the machines on fresh folders, with the settings that they have by themselves. */
export async function openBoxes(simulation: Simulation, folder: string, mode: Mode): Promise<Boxes> {
  const { clock, traffic } = simulation
  const board = await newBox(folder, 'server')
  const appDir = join(folder, 'no-app')
  const { dataDir, port, metricsPort } = board
  const options = { dataDir, port, metricsPort, clock, appDir }
  for (const watched of [port, metricsPort]) traffic.watch(watched)
  if (!hasRelay(mode)) {
    const server = await startServer(options)
    const foundLink = parseLink(server.foundLink ?? '') as FoundLink
    return { foundLink, parts: [board], close: () => server.close() }
  }
  const box = await newBox(folder, 'relay')
  for (const watched of [box.port, box.metricsPort]) traffic.watch(watched)
  const relay = await startRelay({
    board: `http://127.0.0.1:${port}`,
    dataDir: box.dataDir,
    port: box.port,
    metricsPort: box.metricsPort,
    clock,
    appDir,
  })
  const server = await startServer({ ...options, relay: relay.key })
  await runUntil(simulation, relay.joined)
  const foundLink = { ...(parseLink(server.foundLink ?? '') as FoundLink), server: relay.url }
  return {
    foundLink,
    parts: [board, box],
    async close() {
      await relay.close()
      await server.close()
    },
  }
}
