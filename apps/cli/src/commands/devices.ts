import { findPerson, inviteAgain, inviteOwnDevice, listDevices, listHistory, sendHistory } from '@chancery/client'
import { formatLink } from '@chancery/protocol'
import type { DeviceId } from '@chancery/protocol'
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
  command
    .command('send')
    .description('send the whole history to another device of your own, once more if it was sent before')
    .argument('<device>', 'its id')
    .action((device: string) => send(shell, device))
  command
    .command('replace')
    .description('make a link by which a person who has lost all devices comes back; revoke those first')
    .argument('<person>', 'who it is for')
    .action((person: string) => replace(shell, person))
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

async function send(shell: Shell, device: string): Promise<void> {
  await using session = await openSession(shell)
  const { engine } = session
  await refresh(shell, engine)
  await sendHistory(engine, device as DeviceId)
  await refresh(shell, engine)
  const sent = (await listHistory(engine)).find((one) => one.direction === 'to' && one.device === device)
  shell.print({ device, messages: sent?.done ?? 0 }, `${sent?.done ?? 0} messages are on their way to it.`)
}

async function replace(shell: Shell, text: string): Promise<void> {
  await using session = await openSession(shell)
  const { engine } = session
  await refresh(shell, engine)
  const person = findPerson(engine, text)
  const expires = expiryAfter(engine, DEFAULT_DAYS)
  const invite = formatLink(await inviteAgain(engine, person))
  shell.print(
    { invite, expires, person },
    `Whoever enrols with this link is this person to everybody: give it to nobody else.\nIt works once, until ${isoDay(expires)}:\n${invite}`,
  )
}
