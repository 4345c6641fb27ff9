// The command behind `npm start`.
import { boxCommand, optionsOf, privateCaLines, runBox, wholeBetween } from '@chancery/host/command'
import type { BoxFlags } from '@chancery/host/command'
import { fingerprint } from '@chancery/protocol'
import { startServer } from './compose.ts'
import type { RunningServer } from './compose.ts'

interface Flags extends BoxFlags {
  readonly roundMs: number
  readonly relay?: string
  readonly vaultMax?: number
}

function readFlags(): Flags {
  const command = boxCommand({
    name: 'npm start --',
    description: 'Runs the Chancery server.',
    box: 'server',
    folder: './chancery-data',
    holds: 'folder that holds everything; made if it is not there',
  })
    .option(
      '--relay <key>',
      'talk to the relay with this access key only, which then serves people in this server’s place',
    )
    .option(
      '--vault-max <gigabytes>',
      'how much files may take (default: what the disk has)',
      wholeBetween(1, 1_000_000),
    )
    .option('--round-ms <milliseconds>', 'how long the board collects messages', wholeBetween(1, 60_000), 100)
  command.parse(process.argv.slice(2), { from: 'user' })
  return command.opts<Flags>()
}

function announce(running: RunningServer, flags: Flags): void {
  const { url, foundLink, gateway } = running
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
  lines.push(...privateCaLines(running))
  console.log(lines.join('\n'))
}

function start({ vaultMax, ...flags }: Flags): Promise<RunningServer> {
  return startServer({ ...optionsOf(flags), ...(vaultMax !== undefined && { vaultMaxBytes: vaultMax * 1e9 }) })
}

await runBox(readFlags, start, announce)
