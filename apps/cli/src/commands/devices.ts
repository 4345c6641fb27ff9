import { findPerson, inviteOwnDevice, listDevices } from '@chancery/client'
import { formatLink } from '@chancery/protocol'
import type { Command } from 'commander'
import { deviceRecord, deviceRow } from '../listing/device-record.ts'
import { isoDay } from '../listing/iso-time.ts'
import { DEFAULT_DAYS, expiryAfter } from '../session/invitation-expiry.ts'
import { openSession } from '../session/open-session.ts'
import { refresh } from '../session/refresh.ts'
import type { Shell } from '../terminal/shell.ts'

export function devices(command: Command, shell: Shell): void {
  command
    .argument('[person]', 'whose devices (default: everybody’s)')
    .action((person: string | undefined) => list(shell, person))
  command
    .command('add')
    .description('make a link by which you can enrol a further device of your own')
    .action(() => add(shell))
}

async function list(shell: Shell, person: string | undefined): Promise<void> {
  await using session = await openSession(shell)
  const { engine } = session
  await refresh(shell, engine)
  const whose = person === undefined ? undefined : findPerson(engine, person)
  shell.printTable(listDevices(engine, whose).map(deviceRecord), deviceRow, 'No devices.')
}

async function add(shell: Shell): Promise<void> {
  await using session = await openSession(shell)
  const { engine } = session
  const expires = expiryAfter(engine, DEFAULT_DAYS)
  const invite = formatLink(await inviteOwnDevice(engine))
  shell.print(
    { invite, expires },
    `Enrol your other device with this link and show it to nobody: it makes a device yours.\nIt works once, until ${isoDay(expires)}:\n${invite}`,
  )
}
