import { fileURLToPath } from 'node:url'
import { systemClock } from '@chancery/base'
import type { Clock } from '@chancery/base'
import { chooseReach } from '@chancery/host'
import type { AllowanceOptions, ReachChoice, ReachOptions } from '@chancery/host'
import { relayError } from './errors.ts'

/** What a relay can be told. Every default is in {@link resolveConfig}. */
export interface RelayOptions extends ReachOptions {
  /** Address of the board's server, such as `https://board.example.org:8443`. */
  readonly board: string
  readonly dataDir: string
  /** Folder of the built web app; that of this clone when left out. */
  readonly appDir?: string
  readonly host?: string
  /** 0 takes any free port. */
  readonly port?: number
  readonly clock?: Clock
  /** How long envelopes of no slot are collected: milliseconds. */
  readonly promptMs?: number
  /** Envelopes that one device may send at once, and per second from then on, outside its slots. */
  readonly admission?: AllowanceOptions
  /** Memory for parts of the logs that do not change any more: bytes. */
  readonly cacheBytes?: number
  /** Loopback port for Prometheus; without it there are no metrics. */
  readonly metricsPort?: number
  /** Gets sentences that the operator should read; by default they go to stderr. */
  readonly onNotice?: (sentence: string) => void
}

export interface RelayConfig {
  readonly board: string
  readonly dataDir: string
  readonly appDir: string
  readonly host: string
  readonly port: number
  readonly clock: Clock
  readonly promptMs: number
  readonly admission: AllowanceOptions
  readonly cacheBytes: number
  readonly metricsPort: number | undefined
  readonly reach: ReachChoice
  readonly onNotice: (sentence: string) => void
}

/** As the board has it for cells, of which an envelope holds one. */
const ADMISSION: AllowanceOptions = { burst: 1024, perSecond: 1 }
const CACHE_BYTES = 64 * 1024 * 1024

/** Where `tools/build-web.mjs` puts the app: built in this clone, so that whoever runs the relay ships the client. */
const APP_FOLDER = fileURLToPath(new URL('../../web/dist', import.meta.url))

/** The board's origin. Throws `relay/board-address`. */
function parseBoard(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (
    url !== undefined &&
    /^https?:$/.test(url.protocol) &&
    url.pathname === '/' &&
    url.search === '' &&
    url.hash === ''
  )
    return url.origin
  throw relayError(
    'relay/board-address',
    'The address after --board must be like https://board.example.org:8443; write it without anything behind it',
  )
}

/** Throws `relay/board-address` or `server/reach` with one sentence that says what to do. */
export function resolveConfig(options: RelayOptions): RelayConfig {
  const host = options.host ?? '127.0.0.1'
  return {
    board: parseBoard(options.board),
    dataDir: options.dataDir,
    appDir: options.appDir ?? APP_FOLDER,
    host,
    port: options.port ?? 0,
    clock: options.clock ?? systemClock,
    promptMs: options.promptMs ?? 100,
    admission: options.admission ?? ADMISSION,
    cacheBytes: options.cacheBytes ?? CACHE_BYTES,
    metricsPort: options.metricsPort,
    reach: chooseReach(host, options),
    onNotice: options.onNotice ?? ((sentence) => process.stderr.write(`${sentence}\n`)),
  }
}
