// The command behind `npm run relay`.
import { boxCommand, optionsOf, privateCaLines, runBox } from '@chancery/host/command'
import type { BoxFlags } from '@chancery/host/command'
import { fingerprint } from '@chancery/protocol'
import { startRelay } from './start-relay.ts'
import type { RunningRelay } from './start-relay.ts'

interface Flags extends BoxFlags {
  readonly board: string
}

function readFlags(): Flags {
  const command = boxCommand({
    name: 'npm run relay --',
    description: 'Runs a relay before the Chancery server of another department.',
    box: 'relay',
    folder: './chancery-relay',
    holds: 'folder that holds its keys and what it witnessed',
  }).requiredOption('--board <address>', 'address of the server behind this relay')
  command.parse(process.argv.slice(2), { from: 'user' })
  return command.opts<Flags>()
}

function announce(running: RunningRelay, { board }: Flags): void {
  const { url, key, witness, isNew, joined } = running
  const lines = [
    isNew
      ? `This relay has new keys. Start the server at ${board} with: --relay ${key}`
      : `This relay’s key, with which the server at ${board} must be started: --relay ${key}`,
    `It cosigns both logs; an administrator compares this fingerprint: ${fingerprint(witness)}   ${witness}`,
    `People open: ${url}/`,
  ]
  lines.push(...privateCaLines(running))
  console.log(lines.join('\n'))
  void joined.then(() => console.log(`The relay is running: ${url}/`))
}

await runBox(readFlags, (flags) => startRelay(optionsOf(flags)), announce)
