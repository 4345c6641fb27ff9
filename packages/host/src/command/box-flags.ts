import { Command, InvalidArgumentError } from 'commander'

/** What either box can be told on its command line. */
export interface BoxFlags {
  readonly data: string
  readonly app?: string
  readonly host: string
  readonly port: number
  readonly metricsPort?: number
  readonly cert?: string
  readonly key?: string
  readonly privateCa?: string
  readonly trustProxy?: boolean
  readonly url?: string
}

const LAST_PORT = 65_535

/** Reads a whole number of this range; throws commander's error with a sentence. */
export function wholeBetween(low: number, high: number): (text: string) => number {
  return (text) => {
    const value = Number(text)
    if (/^[0-9]+$/.test(text) && value >= low && value <= high) return value
    throw new InvalidArgumentError(`It must be a whole number from ${low} to ${high}.`)
  }
}

interface BoxCommandOptions {
  /** How it is started: `npm start --`. */
  readonly name: string
  readonly description: string
  /** What it is called in sentences: `server`, `relay`. */
  readonly box: string
  /** Its folder, where no other is named, and what that holds. */
  readonly folder: string
  readonly holds: string
}

/** A command with the flags of either box, which throws commander's errors instead of ending the process. */
export function boxCommand({ name, description, box, folder, holds }: BoxCommandOptions): Command {
  return new Command(name)
    .description(description)
    .option('--port <port>', 'port for people and their devices', wholeBetween(0, LAST_PORT), 8080)
    .option('--data <folder>', holds, folder)
    .option('--app <folder>', 'folder of the built web app (default: the one of this clone)')
    .option('--host <address>', 'address to listen on', '127.0.0.1')
    .option('--cert <file>', 'TLS with this certificate (PEM), others between it and its root behind it')
    .option('--key <file>', 'the key of the certificate (PEM)')
    .option('--private-ca <names>', 'TLS with a CA made here, for trials: host names and IP addresses, commas between')
    .option('--trust-proxy', 'plain HTTP, for a proxy that people reach over TLS')
    .option('--url <address>', `what people open, where it is another address than this ${box} can know`)
    .option(
      '--metrics-port <port>',
      'port for Prometheus, on this machine only (default: none)',
      wholeBetween(1, LAST_PORT),
    )
    .allowExcessArguments(false)
    .exitOverride()
}
