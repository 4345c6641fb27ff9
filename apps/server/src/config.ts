import { isIP } from 'node:net'
import { systemClock } from '@chancery/base'
import type { Clock } from '@chancery/base'
import type { AllowanceOptions } from './session/allowance.ts'

/** What a server can be told. Every default is in {@link resolveConfig}. */
export interface ServerOptions {
  readonly dataDir: string
  readonly host?: string
  /** 0 takes any free port. */
  readonly port?: number
  /** How long the board collects cells before it appends them. */
  readonly roundMs?: number
  readonly clock?: Clock
  /** Cells that one device may send at once, and per second from then on. */
  readonly admission?: AllowanceOptions
  /** Loopback port for Prometheus; without it there are no metrics. */
  readonly metricsPort?: number
  /** Called when the store failed and nothing can be promised any more; by default the process crashes. */
  readonly onFatal?: (error: Error) => void
}

export interface ServerConfig {
  readonly dataDir: string
  readonly host: string
  readonly port: number
  readonly roundMs: number
  readonly clock: Clock
  readonly admission: AllowanceOptions
  readonly metricsPort: number | undefined
  readonly onFatal: (error: Error) => void
}

/** A group of 200 people needs about 700 cells at once; after that a person writes no faster than a cell a second. */
const ADMISSION: AllowanceOptions = { burst: 1024, perSecond: 1 }

function crash(error: Error): void {
  queueMicrotask(() => {
    throw error
  })
}

export function resolveConfig(options: ServerOptions): ServerConfig {
  return {
    dataDir: options.dataDir,
    host: options.host ?? '127.0.0.1',
    port: options.port ?? 0,
    roundMs: options.roundMs ?? 100,
    clock: options.clock ?? systemClock,
    admission: options.admission ?? ADMISSION,
    metricsPort: options.metricsPort,
    onFatal: options.onFatal ?? crash,
  }
}

/** Whether only this machine can reach `host`. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'))
}

/** The address that people open, without a slash at the end. */
export function addressOf(host: string, port: number): string {
  const name = isLoopback(host) ? 'localhost' : isIP(host) === 6 ? `[${host}]` : host
  return `http://${name}:${port}`
}

/** What an operator should know about listening on `host`: one sentence, or nothing. */
export function warningFor(host: string): string | undefined {
  return isLoopback(host)
    ? undefined
    : 'Others can reach this address without TLS: put a proxy with TLS in front of it for now.'
}
