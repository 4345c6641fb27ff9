// The server under test in a process of its own. Its argument: ServerChildOptions as JSON.
import { systemClock } from '@chancery/base'
import type { Clock } from '@chancery/base'
import { startServer } from '@chancery/server'

export interface ServerChildOptions {
  readonly dataDir: string
  readonly roundMs: number
}

export interface ServerHello {
  readonly url: string
  readonly foundLink: string | undefined
}

export type ServerQuestion = { readonly kind: 'use' } | { readonly kind: 'shift'; readonly ms: number }

/** What the process has used so far. */
export interface ServerUse {
  /** Bytes, after a garbage collection. */
  readonly rss: number
  readonly cpuMs: number
}

let shiftMs = 0
const clock: Clock = {
  now: () => systemClock.now() + shiftMs,
  after: (delayMs, task) => systemClock.after(delayMs, task),
}

function use(): ServerUse {
  globalThis.gc?.()
  const { user, system } = process.cpuUsage()
  return { rss: process.memoryUsage.rss(), cpuMs: (user + system) / 1000 }
}

const options = JSON.parse(process.argv[2] as string) as ServerChildOptions
const server = await startServer({
  ...options,
  clock,
  // Nobody is slowed down: what is measured is the board, not its admission.
  admission: { burst: 1_000_000_000, perSecond: 1_000_000 },
})
process.on('message', (question: ServerQuestion) => {
  if (question.kind === 'shift') shiftMs = question.ms
  process.send?.(use())
})
// When the bench has gone, there is nobody to measure for.
process.once('disconnect', () => process.exit())
process.once('SIGTERM', () => void server.close().then(() => process.disconnect()))
process.send?.({ url: server.url.replace('localhost', '127.0.0.1'), foundLink: server.foundLink } satisfies ServerHello)
