import { inspect } from 'node:util'
import { CodedError } from '@chancery/base'
import { CommanderError } from 'commander'
import type { PrivateCa } from '../reach/private-ca/private-ca.ts'
import type { BoxFlags } from './box-flags.ts'

/** A box that runs in this process. */
interface RunningBox {
  readonly url: string
  readonly privateCa: PrivateCa | undefined
  /** Reads the certificate's files again. */
  reload(): Promise<void>
  close(): Promise<void>
}

/** The flags as the box's own options: those that name a folder have other names there. */
export function optionsOf<Flags extends BoxFlags>({ data, app, ...rest }: Flags) {
  return { dataDir: data, ...(app !== undefined && { appDir: app }), ...rest }
}

/** Starts a box, tells the operator, and closes it in order on SIGINT and SIGTERM. */
async function runUntilStopped<Running extends RunningBox>(
  { cert }: BoxFlags,
  start: () => Promise<Running>,
  announce: (running: Running) => void,
): Promise<void> {
  // Before anything is opened: a signal during the start is obeyed after it, and everything is closed in order.
  const stopped = new Promise<void>((resolve) => {
    process.once('SIGINT', () => resolve())
    process.once('SIGTERM', () => resolve())
  })
  // Whatever is written is this user's alone, also in a folder that others may look into.
  process.umask(0o077)
  const running = await start()
  // Without a certificate of its own it keeps its usual meaning: the terminal is gone.
  if (cert !== undefined) process.on('SIGHUP', () => void running.reload())
  announce(running)
  await stopped
  await running.close()
}

/** A sentence and no stack for what an operator can mend; everything else is a defect and shows itself whole. */
function report(error: unknown): void {
  process.exitCode = 1
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2
  else process.stderr.write(`${error instanceof CodedError ? error.message : inspect(error)}\n`)
}

/** What an operator is told of a private CA for trials; nothing without one. */
export function privateCaLines({ url, privateCa }: RunningBox): string[] {
  if (privateCa === undefined) return []
  return [
    `${privateCa.isNew ? 'A private CA for trials was made just now' : 'This is with a private CA for trials'}; what each device must do once: ${url}/trust`,
    `SHA-256 fingerprint to compare there: ${privateCa.certificate.fingerprint256}`,
    `The CA’s certificate as a file, for the command line and others: ${privateCa.file}`,
  ]
}

/** The whole life of a box's process: reads flags, starts, announces, stops; says in a sentence what an operator can mend. */
export async function runBox<Flags extends BoxFlags, Running extends RunningBox>(
  readFlags: () => Flags,
  start: (flags: Flags) => Promise<Running>,
  announce: (running: Running, flags: Flags) => void,
): Promise<void> {
  try {
    const flags = readFlags()
    await runUntilStopped(
      flags,
      () => start(flags),
      (running) => announce(running, flags),
    )
  } catch (error) {
    report(error)
  }
}
