// The command behind `npm start`.
import { CodedError } from '@chancery/base'
import { fingerprint } from '@chancery/protocol'
import { Command, CommanderError, InvalidArgumentError } from 'commander'
import { startServer } from './compose.ts'
import type { RunningServer } from './compose.ts'

interface Flags {
  readonly data: string
  readonly app?: string
  readonly host: string
  readonly port: number
  readonly metricsPort?: number
  readonly roundMs: number
  readonly cert?: string
  readonly key?: string
  readonly privateCa?: string
  readonly trustProxy?: boolean
  readonly url?: string
  readonly relay?: string
}

function wholeBetween(low: number, high: number): (text: string) => number {
  return (text) => {
    const value = Number(text)
    if (/^[0-9]+$/.test(text) && value >= low && value <= high) return value
    throw new InvalidArgumentError(`It must be a whole number from ${low} to ${high}.`)
  }
}

function parseFlags(args: readonly string[]): Flags {
  const command = new Command('npm start --')
    .description('Runs the Chancery server.')
    .option('--port <port>', 'port for people and their devices', wholeBetween(0, 65_535), 8080)
    .option('--data <folder>', 'folder that holds everything; made if it is not there', './chancery-data')
    .option('--app <folder>', 'folder of the built web app (default: the one of this clone)')
    .option('--host <address>', 'address to listen on', '127.0.0.1')
    .option('--cert <file>', 'TLS with this certificate (PEM), others between it and its root behind it')
    .option('--key <file>', 'the key of the certificate (PEM)')
    .option('--private-ca <names>', 'TLS with a CA made here, for trials: host names and IP addresses, commas between')
    .option('--trust-proxy', 'plain HTTP, for a proxy that people reach over TLS')
    .option('--url <address>', 'what people open, where it is another address than this server can know')
    .option(
      '--relay <key>',
      'talk to the relay with this access key only, which then serves people in this server’s place',
    )
    .option(
      '--metrics-port <port>',
      'port for Prometheus, on this machine only (default: none)',
      wholeBetween(1, 65_535),
    )
    .option('--round-ms <milliseconds>', 'how long the board collects messages', wholeBetween(1, 60_000), 100)
    .allowExcessArguments(false)
    .exitOverride()
  command.parse(args, { from: 'user' })
  return command.opts<Flags>()
}

async function run(flags: Flags): Promise<void> {
  const { data: dataDir, app: appDir, ...rest } = flags
  // Before anything is opened: a signal during the start is obeyed after it, and everything is closed in order.
  const stopped = new Promise<void>((resolve) => {
    process.once('SIGINT', () => resolve())
    process.once('SIGTERM', () => resolve())
  })
  // Whatever is written is this user's alone, also in a folder that others may look into.
  process.umask(0o077)
  const server = await startServer({ dataDir, ...(appDir !== undefined && { appDir }), ...rest })
  // Without a certificate of its own it keeps its usual meaning: the terminal is gone.
  if (flags.cert !== undefined) process.on('SIGHUP', () => void server.reload())
  announce(server, flags)
  await stopped
  await server.close()
}

function announce({ url, foundLink, gateway, privateCa }: RunningServer, flags: Flags): void {
  const lines = [
    foundLink === undefined
      ? `Chancery is running: ${url}/`
      : `Chancery is running. Open this link to found your organization: ${foundLink}`,
  ]
  if (flags.relay !== undefined)
    lines.push(
      flags.url === undefined
        ? 'It talks to its relay only. Name the relay’s address with --url, so that links lead there'
        : 'It talks to its relay only; people open the address of that',
    )
  if (gateway !== undefined)
    lines.push(`Its gateway’s key, for an administrator to compare this fingerprint: ${fingerprint(gateway)}`)
  if (privateCa !== undefined)
    lines.push(
      `${privateCa.isNew ? 'A private CA for trials was made just now' : 'This is with a private CA for trials'}; what each device must do once: ${url}/trust`,
      `SHA-256 fingerprint to compare there: ${privateCa.certificate.fingerprint256}`,
      `The CA’s certificate as a file, for the command line and others: ${privateCa.file}`,
    )
  console.log(lines.join('\n'))
}

/** A sentence and no stack for what an operator can mend; everything else is a defect and shows itself whole. */
function report(error: unknown): void {
  process.exitCode = 1
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2
  else console.error(error instanceof CodedError ? error.message : error)
}

await Promise.resolve()
  .then(() => run(parseFlags(process.argv.slice(2))))
  .catch(report)
