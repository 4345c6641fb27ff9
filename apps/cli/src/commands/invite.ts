import { invitePerson } from '@chancery/client'
import { formatLink } from '@chancery/protocol'
import type { Command } from 'commander'
import { Option } from 'commander'
import { parseName } from '../flags/parse-name.ts'
import { wholeBetween } from '../flags/parse-whole.ts'
import { isoDay } from '../listing/iso-time.ts'
import { DEFAULT_DAYS, MAX_DAYS, expiryAfter } from '../session/invitation-expiry.ts'
import { openSession } from '../session/open-session.ts'
import type { Shell } from '../terminal/shell.ts'

interface Options {
  readonly name?: string
  readonly office?: string
  readonly role: 'member' | 'administrator'
  readonly days: number
}

export function invite(command: Command, shell: Shell): void {
  command
    .option('--name <name>', 'who it is for; otherwise they say so themselves', parseName)
    .option('--office <office>', 'their office', parseName)
    .addOption(new Option('--role <role>', 'what they may do').choices(['member', 'administrator']).default('member'))
    .option('--days <days>', 'how long the link holds', wholeBetween(1, MAX_DAYS), DEFAULT_DAYS)
    .action((options: Options) => run(shell, options))
}

async function run(shell: Shell, { name, office, role, days }: Options): Promise<void> {
  await using session = await openSession(shell)
  const { engine } = session
  const expires = expiryAfter(engine, days)
  const terms = { role, days, ...(name === undefined ? {} : { name }), ...(office === undefined ? {} : { office }) }
  const link = formatLink(await invitePerson(engine, terms))
  const whom = name ?? (role === 'administrator' ? 'A new administrator' : 'A colleague')
  const text = `${whom} can join with this link. It works once, until ${isoDay(expires)}:\n${link}`
  shell.print({ invite: link, expires, role }, text)
}
