// The command behind `npm run relay`.
import { CodedError } from '@chancery/base'
import { fingerprint } from '@chancery/protocol'
import { Command, CommanderError, InvalidArgumentError } from 'commander'
import { startRelay } from './start-relay.ts'
import type { RunningRelay } from './start-relay.ts'

interface Flags {
  readonly board: string
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

function parsePort(text: string): number {
  const value = Number(text)
  if (/^[0-9]+$/.test(text) && value <= 65_535) return value
  throw new InvalidArgumentError('It must be a whole number from 0 to 65535.')
}

function parseFlags(args: readonly string[]): Flags {
  const command = new Command('npm run relay --')
    .description('Runs a relay before the Chancery server of another department.')
    .requiredOption('--board <address>', 'address of the server behind this relay')
    .option('--port <port>', 'port for people and their devices', parsePort, 8080)
    .option('--data <folder>', 'folder that holds its keys and what it witnessed', './chancery-relay')
    .option('--app <folder>', 'folder of the built web app (default: the one of this clone)')
    .option('--host <address>', 'address to listen on', '127.0.0.1')
    .option('--cert <file>', 'TLS with this certificate (PEM), others between it and its root behind it')
    .option('--key <file>', 'the key of the certificate (PEM)')
    .option('--private-ca <names>', 'TLS with a CA made here, for trials: host names and IP addresses, commas between')
    .option('--trust-proxy', 'plain HTTP, for a proxy that people reach over TLS')
    .option('--url <address>', 'what people open, where it is another address than this relay can know')
    .option('--metrics-port <port>', 'port for Prometheus, on this machine only (default: none)', parsePort)
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
  const relay = await startRelay({ dataDir, ...(appDir !== undefined && { appDir }), ...rest })
  if (flags.cert !== undefined) process.on('SIGHUP', () => void relay.reload())
  announce(relay, flags.board)
  await stopped
  await relay.close()
}

function announce({ url, key, witness, isNew, privateCa, joined }: RunningRelay, board: string): void {
  const lines = [
    isNew
      ? `This relay has new keys. Start the server at ${board} with: --relay ${key}`
      : `This relay’s key, with which the server at ${board} must be started: --relay ${key}`,
    `It cosigns both logs; an administrator compares this fingerprint: ${fingerprint(witness)}   ${witness}`,
    `People open: ${url}/`,
  ]
  if (privateCa !== undefined)
    lines.push(
      `${privateCa.isNew ? 'A private CA for trials was made just now' : 'This is with a private CA for trials'}; what each device must do once: ${url}/trust`,
      `SHA-256 fingerprint to compare there: ${privateCa.certificate.fingerprint256}`,
    )
  console.log(lines.join('\n'))
  void joined.then(() => console.log(`The relay is running: ${url}/`))
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
