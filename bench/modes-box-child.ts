// The board's server, or the relay before it, in a process of its own and in real time. Its argument: BoxOptions as JSON.
import { subscribe } from 'node:diagnostics_channel'
import type { Socket } from 'node:net'
import { startRelay } from '@chancery/relay'
import { startServer } from '@chancery/server'

export type BoxOptions =
  | { readonly box: 'board'; readonly dataDir: string; readonly port: number; readonly relay?: string }
  | { readonly box: 'relay'; readonly dataDir: string; readonly board: string }

export interface BoxHello {
  readonly url: string
  /** Of the board, until it is founded. */
  readonly foundLink?: string | undefined
  /** Of the relay: what the board's server is started with. */
  readonly key?: string
}

/** What the process has used so far. */
export interface BoxUse {
  /** Bytes, after a garbage collection. */
  readonly rss: number
  readonly cpuMs: number
  /** Bytes on connections that this process has opened: of a relay, those to the board. */
  readonly sent: number
  readonly got: number
}

/** Nobody is slowed down: a few devices here post what an organization writes. */
const ADMISSION = { burst: 1_000_000_000, perSecond: 1_000_000 }

const sockets: Socket[] = []
subscribe('net.client.socket', (message) => sockets.push((message as { socket: Socket }).socket))

function use(): BoxUse {
  globalThis.gc?.()
  const { user, system } = process.cpuUsage()
  return {
    rss: process.memoryUsage.rss(),
    cpuMs: (user + system) / 1000,
    sent: sockets.reduce((sum, { bytesWritten }) => sum + bytesWritten, 0),
    got: sockets.reduce((sum, { bytesRead }) => sum + bytesRead, 0),
  }
}

async function start(options: BoxOptions): Promise<{ hello: BoxHello; close: () => Promise<void> }> {
  if (options.box === 'relay') {
    const { dataDir, board } = options
    const relay = await startRelay({ board, dataDir, admission: ADMISSION, onNotice: () => undefined })
    return { hello: { url: relay.url, key: relay.key }, close: () => relay.close() }
  }
  const { box: _box, ...rest } = options
  const server = await startServer({ ...rest, admission: ADMISSION })
  return { hello: { url: server.url, foundLink: server.foundLink }, close: () => server.close() }
}

const { hello, close } = await start(JSON.parse(process.argv[2] as string) as BoxOptions)
process.on('message', () => process.send?.(use()))
// When the bench has gone, there is nobody to measure for.
process.once('disconnect', () => process.exit())
process.once('SIGTERM', () => void close().then(() => process.exit()))
process.send?.({ ...hello, url: hello.url.replace('localhost', '127.0.0.1') } satisfies BoxHello)
