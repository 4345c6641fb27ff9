import { enrolDevice } from '@chancery/client'
import type { Command } from 'commander'
import { usageError } from '../errors.ts'
import { nameOfPerson } from '../listing/describe-change.ts'
import { parseName } from '../flags/parse-name.ts'
import { requireInviteLink } from '../flags/require-link.ts'
import { deviceLabel } from '../session/device-label.ts'
import { beginSession } from '../session/open-session.ts'
import { tellWitness } from '../session/witness.ts'
import type { Shell } from '../terminal/shell.ts'

interface Options {
  readonly name?: string
  readonly office?: string
  readonly device?: string
}

export function enrol(command: Command, shell: Shell): void {
  command
    .argument('<link>', 'the invite link')
    .option('--name <name>', 'your name; not needed for a further device of your own', parseName)
    .option('--office <office>', 'your office, as colleagues see it', parseName)
    .option('--device <label>', 'what this device is called (default: the name of the machine)', parseName)
    .action((link: string, options: Options) => run(shell, link, options))
}

async function run(shell: Shell, text: string, options: Options): Promise<void> {
  const link = requireInviteLink(text)
  const { name, office } = options
  if (name === undefined && link.further === undefined) throw usageError('Say who you are with --name')
  const label = deviceLabel(options.device)
  // A further device takes over the name that the register has; the document wants one all the same.
  const enrolment = { name: name ?? label, label, ...(office === undefined ? {} : { office }) }
  await using session = await beginSession(shell, (ports) => enrolDevice(ports, link, enrolment))
  const { account, roster } = session.engine
  const organization = roster.organization?.name ?? ''
  const known = nameOfPerson(session.engine, account.person)
  shell.print(
    { person: account.person, name: known, device: account.device, organization },
    `Welcome to ${organization}, ${known}. This device is called “${roster.devices[account.device]?.label ?? label}”.`,
  )
  await tellWitness(shell, session.engine)
}
