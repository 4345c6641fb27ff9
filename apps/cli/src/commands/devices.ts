import { CodedError, hasCode } from '@chancery/base'
import { inviteAgain, inviteOwnDevice, listDevices, listHistory, sendHistory } from '@chancery/client'
import { formatLink } from '@chancery/protocol'
import type { Command } from 'commander'
import { countMessages } from '../listing/count-messages.ts'
import { nameOfPerson } from '../listing/describe-change.ts'
import { deviceRecord, deviceRow } from '../listing/device-record.ts'
import { isoDay } from '../listing/iso-time.ts'
import { findAnybody } from '../session/find-anybody.ts'
import { DEFAULT_DAYS, expiryAfter } from '../session/invitation-expiry.ts'
import { openSession } from '../session/open-session.ts'
import { otherOwnDevice } from '../session/own-devices.ts'
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
    .argument('<device>', 'its label or its id')
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
  const whose = person === undefined ? undefined : findAnybody(engine, person)
  shell.printTable(listDevices(engine, whose).map(deviceRecord), deviceRow, 'No devices.')
}

async function add(shell: Shell): Promise<void> {
  await using session = await openSession(shell)
  const { engine } = session
  const expires = expiryAfter(engine, DEFAULT_DAYS)
  const invite = formatLink(await inviteOwnDevice(engine))
  shell.print(
    { invite, expires },
    `Enrol your other device with this link and show it to nobody: it makes a device yours.\nIt works once, until ${isoDay(expires)}. What you have here follows when this device is used after that.\n${invite}`,
  )
}

async function send(shell: Shell, target: string): Promise<void> {
  await using session = await openSession(shell)
  const { engine } = session
  const isReached = await refresh(shell, engine)
  const { device, label } = otherOwnDevice(engine, target)
  await sendHistory(engine, device)
  if (isReached) await refresh(shell, engine)
  const sent = (await listHistory(engine)).find((one) => one.direction === 'to' && one.device === device)
  const { done = 0, total = 0, state = 'running' } = sent ?? {}
  shell.print(
    { device, label, messages: done, of: total, state },
    state === 'done'
      ? `${countMessages(done)} lie ready for “${label}”, which takes them in by itself.`
      : `${done} of ${countMessages(total)} lie ready for “${label}”. The next command goes on.`,
  )
}

async function replace(shell: Shell, text: string): Promise<void> {
  await using session = await openSession(shell)
  const { engine } = session
  await refresh(shell, engine)
  const person = findAnybody(engine, text)
  const name = nameOfPerson(engine, person)
  const expires = expiryAfter(engine, DEFAULT_DAYS)
  const link = await inviteAgain(engine, person).catch((error: unknown) => {
    if (!hasCode(error, 'client/not-allowed')) throw error
    const left = listDevices(engine, person).filter(({ isRevoked }) => !isRevoked).length
    throw new CodedError(
      error.code,
      `${name} still has ${left} ${left === 1 ? 'device' : 'devices'}. If all are lost, revoke them first: chancery revoke`,
    )
  })
  const invite = formatLink(link)
  shell.print(
    { invite, expires, person, name },
    `Whoever enrols with this link is ${name} to everybody: give it to nobody else.\nIt works once, until ${isoDay(expires)}:\n${invite}`,
  )
}
