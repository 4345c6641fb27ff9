import { fileURLToPath } from 'node:url'
import { fromBase64url, isSmallOrder, systemClock } from '@chancery/base'
import type { Clock } from '@chancery/base'
import { chooseReach, serverError } from '@chancery/host'
import type { AllowanceOptions, ReachChoice, ReachOptions } from '@chancery/host'

/** What a server can be told. Every default is in {@link resolveConfig}. */
export interface ServerOptions extends ReachOptions {
  readonly dataDir: string
  /** Folder of the built web app; that of this clone when left out. */
  readonly appDir?: string
  readonly host?: string
  /** 0 takes any free port. */
  readonly port?: number
  /** How long the board collects cells before it appends them. */
  readonly roundMs?: number
  readonly clock?: Clock
  /** Access key of the relay: with it, the server talks to the relay only, and takes cells in envelopes. */
  readonly relay?: string
  /** Cells that one device may send at once, and per second from then on. */
  readonly admission?: AllowanceOptions
  /** Bytes that files may take in the vault; as much as the disk has when left out. */
  readonly vaultMaxBytes?: number
  /** Loopback port for Prometheus; without it there are no metrics. */
  readonly metricsPort?: number
  /** Called when the store failed and nothing can be promised any more; by default the process crashes. */
  readonly onFatal?: (error: Error) => void
  /** Gets sentences that the operator should read; by default they go to stderr. */
  readonly onNotice?: (sentence: string) => void
}

export interface ServerConfig {
  readonly dataDir: string
  readonly appDir: string
  readonly host: string
  readonly port: number
  readonly roundMs: number
  readonly clock: Clock
  readonly relay: string | undefined
  readonly admission: AllowanceOptions
  readonly vaultMaxBytes: number | undefined
  readonly metricsPort: number | undefined
  readonly onFatal: (error: Error) => void
  readonly reach: ReachChoice
  readonly onNotice: (sentence: string) => void
}

/** A group of 200 people needs about 700 cells at once; after that a person writes no faster than a cell a second. */
const ADMISSION: AllowanceOptions = { burst: 1024, perSecond: 1 }

/** Where `tools/build-web.mjs` puts the app. Only what is built is ever read, never its source. */
const APP_FOLDER = fileURLToPath(new URL('../../web/dist', import.meta.url))

function crash(error: Error): void {
  queueMicrotask(() => {
    throw error
  })
}

function requireAccessKey(text: string): string {
  const key = fromBase64url(text)
  if (key?.length === 32 && !isSmallOrder(key)) return text
  throw serverError('server/option', 'After --relay stands the access key that the relay prints when it starts')
}

/** Throws `server/option` or `server/reach` with one sentence when people could not, or should not, reach the server as they are told. */
export function resolveConfig(options: ServerOptions): ServerConfig {
  const host = options.host ?? '127.0.0.1'
  return {
    dataDir: options.dataDir,
    appDir: options.appDir ?? APP_FOLDER,
    host,
    port: options.port ?? 0,
    roundMs: options.roundMs ?? 100,
    clock: options.clock ?? systemClock,
    relay: options.relay === undefined ? undefined : requireAccessKey(options.relay),
    admission: options.admission ?? ADMISSION,
    vaultMaxBytes: options.vaultMaxBytes,
    metricsPort: options.metricsPort,
    onFatal: options.onFatal ?? crash,
    reach: chooseReach(host, options),
    onNotice: options.onNotice ?? ((sentence) => process.stderr.write(`${sentence}\n`)),
  }
}
