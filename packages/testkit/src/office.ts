import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { systemClock } from '@chancery/base'
import type { Clock } from '@chancery/base'
import { enrolDevice, foundOrganization, httpTransport, invitePerson } from '@chancery/client'
import type { Engine, EngineEvent, EnginePorts, Transport } from '@chancery/client'
import { formatLink, parseLink } from '@chancery/protocol'
import type { FoundLink, InviteLink } from '@chancery/protocol'
import { startServer } from '@chancery/server'
import { MemoryStore } from './memory-store.ts'
import { QueueLock } from './queue-lock.ts'

/** A person at their device: the engine, its store, and what it has reported. */
export interface Colleague {
  readonly name: string
  readonly engine: Engine
  readonly store: MemoryStore
  readonly ports: EnginePorts
  readonly events: EngineEvent[]
}

/** A running office: a real server in this process, on its own data folder and a free port. */
export interface Office extends AsyncDisposable {
  readonly url: string
  readonly dataDir: string
  /** Who founded it: Carol, the administrator. */
  readonly carol: Colleague
  /** Enrols a newcomer with a fresh invitation. */
  enrol(name: string): Promise<Colleague>
  /** Stops the server, starts it again on the same folder. */
  restart(): Promise<void>
  /** Starts a second server on a copy of the folder, with the same keys, as a dishonest operator would. */
  fork(): Promise<Fork>
}

/** A second history of one office. */
export interface Fork extends AsyncDisposable {
  readonly url: string
}

export interface OfficeOptions {
  readonly clock?: Clock
  readonly roundMs?: number
  readonly connect?: (server: string) => Transport
}

/** Ports for a new device. Events are collected, not printed. */
export function newDevice(options: OfficeOptions = {}): {
  ports: EnginePorts
  store: MemoryStore
  events: EngineEvent[]
} {
  const store = new MemoryStore()
  const events: EngineEvent[] = []
  const ports: EnginePorts = {
    store,
    lock: new QueueLock(),
    clock: options.clock ?? systemClock,
    connect: options.connect ?? httpTransport,
    report: (event) => events.push(event),
  }
  return { ports, store, events }
}

/** Opens an office founded by Carol. Close it with `await using`. */
export async function openOffice(options: OfficeOptions = {}): Promise<Office> {
  const dataDir = await mkdtemp(join(tmpdir(), 'chancery-office-'))
  const serverOptions = {
    dataDir,
    roundMs: options.roundMs ?? 5,
    ...(options.clock === undefined ? {} : { clock: options.clock }),
    admission: { burst: 100_000, perSecond: 100_000 },
  }
  let server = await startServer({ ...serverOptions, port: 0 })
  const port = Number(new URL(server.url).port)
  const link = parseLink(server.foundLink ?? '') as FoundLink
  const device = newDevice(options)
  const founding = { organization: 'Bank of Examples', name: 'Carol', label: 'desk' }
  const engine = await foundOrganization(device.ports, link, founding)
  const carol: Colleague = { name: 'Carol', engine, ...device }
  return {
    url: server.url,
    dataDir,
    carol,
    async enrol(name) {
      const invite = await invitePerson(carol.engine)
      const newcomer = newDevice(options)
      const enrolled = await enrolDevice(newcomer.ports, parseLink(formatLink(invite)) as InviteLink, {
        name,
        label: 'laptop',
      })
      return { name, engine: enrolled, ...newcomer }
    },
    async restart() {
      await server.close()
      server = await startServer({ ...serverOptions, port })
    },
    async fork() {
      const copy = await mkdtemp(join(tmpdir(), 'chancery-fork-'))
      await server.close()
      await cp(dataDir, copy, { recursive: true })
      server = await startServer({ ...serverOptions, port })
      const second = await startServer({ ...serverOptions, dataDir: copy, port: 0 })
      return {
        url: second.url,
        async [Symbol.asyncDispose]() {
          await second.close()
          await rm(copy, { recursive: true, force: true })
        },
      }
    },
    async [Symbol.asyncDispose]() {
      await server.close()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}
