import { join, resolve } from 'node:path'
import { Engine, foundOrganization, invitePerson, recoverySheet } from '@chancery/client'
import { formatLink } from '@chancery/protocol'
import type { Command } from 'commander'
import { parseName } from '../flags/parse-name.ts'
import { isoDay } from '../listing/iso-time.ts'
import { SheetFile } from '../recovery/sheet-file.ts'
import { requireFoundLink } from '../flags/require-link.ts'
import { deviceLabel } from '../session/device-label.ts'
import { DEFAULT_DAYS, expiryAfter } from '../session/invitation-expiry.ts'
import { beginSession } from '../session/open-session.ts'
import { tellWitness } from '../session/witness.ts'
import type { Shell } from '../terminal/shell.ts'

interface Options {
  readonly organization: string
  readonly name: string
  readonly office?: string
  readonly device?: string
  readonly recovery?: string
}

export function found(command: Command, shell: Shell): void {
  command
    .argument('<link>', 'the link that the server printed')
    .requiredOption('--organization <name>', 'what the organization is called', parseName)
    .requiredOption('--name <name>', 'your name', parseName)
    .option('--office <office>', 'your office, as colleagues see it', parseName)
    .option('--device <label>', 'what this device is called (default: the name of the machine)', parseName)
    .option('--recovery <file>', 'where the recovery sheet goes (default: recovery-sheet.txt in the home)')
    .action((link: string, options: Options) => run(shell, link, options))
}

async function run(shell: Shell, text: string, options: Options): Promise<void> {
  const link = requireFoundLink(text)
  const { organization, name, office } = options
  const founding = {
    organization,
    name,
    label: deviceLabel(options.device),
    ...(office === undefined ? {} : { office }),
  }
  const sheetPath = options.recovery === undefined ? join(shell.home, 'recovery-sheet.txt') : resolve(options.recovery)
  await using session = await beginSession(shell, async (ports) => {
    using file = new SheetFile(sheetPath)
    const write = (engine: Engine): Engine => {
      file.write(recoverySheet(engine, organization))
      const text = `The organization’s key is in ${sheetPath}. Print it, lock it away, and delete the file.`
      shell.note('recovery-sheet', text)
      return engine
    }
    try {
      return write(await foundOrganization(ports, link, founding))
    } catch (error) {
      // The server may go away right after it has founded: the key is here then, and its sheet must be too.
      await Engine.open(ports).then(write, () => undefined)
      throw error
    }
  })
  const { engine } = session
  const expires = expiryAfter(engine, DEFAULT_DAYS)
  const invite = formatLink(await invitePerson(engine))
  const { person, device } = engine.account
  shell.print(
    { invite, expires, organization, person, name, device, recovery: sheetPath },
    `${organization} is founded, and ${name} administrates it.\n\n` +
      `Invite your first colleague with this link. It works once, until ${isoDay(expires)}:\n${invite}`,
  )
  await tellWitness(shell, engine)
}
