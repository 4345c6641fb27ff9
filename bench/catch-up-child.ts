// A device that comes back after a while, in a process of its own so that its time and memory are its own: opens the
// store that {@link catchUpOf} wrote, brings itself up to date once, says what that took. Its argument: CatchUpOptions.
import { readFile } from 'node:fs/promises'
import { deserialize } from 'node:v8'
import { systemClock } from '@chancery/base'
import { Engine, httpTransport, synchronize } from '@chancery/client'
import type { EnginePorts, Transport } from '@chancery/client'
import { MemoryStore, QueueLock } from '@chancery/testkit'

export interface CatchUpOptions {
  /** A file with the store's tables. */
  readonly store: string
  /** The device's clock ahead of the machine's, in milliseconds. */
  readonly shiftMs: number
}

/** What catching up took. */
export interface CatchUp {
  readonly ms: number
  readonly cpuMs: number
  /** Bodies of the answers. */
  readonly bytes: number
  readonly requests: number
  /** Resident memory in bytes: before, and the most during. */
  readonly rssBefore: number
  readonly rssPeak: number
  readonly boardSize: number
  readonly registerSize: number
  readonly messages: number
}

let bytes = 0
let requests = 0

function countingTransport(server: string): Transport {
  const transport = httpTransport(server)
  return {
    async request(request) {
      const response = await transport.request(request)
      bytes += response.body.length
      requests++
      return response
    },
    live: transport.live,
  }
}

async function openStore(path: string): Promise<MemoryStore> {
  const store = new MemoryStore()
  const tables = deserialize(await readFile(path)) as MemoryStore['tables']
  for (const [table, records] of tables) store.tables.set(table, records)
  return store
}

const options = JSON.parse(process.argv[2] as string) as CatchUpOptions
let messages = 0
const ports: EnginePorts = {
  store: await openStore(options.store),
  lock: new QueueLock(),
  clock: { now: () => systemClock.now() + options.shiftMs, after: (ms, task) => systemClock.after(ms, task) },
  connect: countingTransport,
  report: (event) => {
    if (event.kind === 'message') messages++
  },
}
const engine = await Engine.open(ports)
globalThis.gc?.()
const rssBefore = process.memoryUsage.rss()
const usedBefore = process.cpuUsage()
const startedAt = performance.now()
await synchronize(engine)
const ms = performance.now() - startedAt
const { user, system } = process.cpuUsage(usedBefore)
const result: CatchUp = {
  ms,
  cpuMs: (user + system) / 1000,
  bytes,
  requests,
  rssBefore,
  rssPeak: process.resourceUsage().maxRSS * 1024,
  boardSize: engine.board.size,
  registerSize: engine.register.size,
  messages,
}
process.once('SIGTERM', () => process.exit())
process.send?.(result)
