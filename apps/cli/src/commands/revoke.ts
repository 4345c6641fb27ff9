import { findPerson, listDevices, revokeDevice, synchronize } from '@chancery/client'
import type { DeviceListing, Engine } from '@chancery/client'
import { hasCode } from '@chancery/base'
import type { Command } from 'commander'
import { usageError } from '../errors.ts'
import { nameOfPerson } from '../listing/describe-change.ts'
import { deviceRecord } from '../listing/device-record.ts'
import { openSession } from '../session/open-session.ts'
import { ownDevicesCalled } from '../session/own-devices.ts'
import type { Shell } from '../terminal/shell.ts'

interface Options {
  readonly yes?: true
}

export function revoke(command: Command, shell: Shell): void {
  command
    .argument('<device-or-person>', 'id of a device, label of one of your own, or a person’s name')
    .option('--yes', 'really revoke all devices of a person who has several')
    .action((target: string, options: Options) => run(shell, target, options))
}

async function run(shell: Shell, target: string, { yes }: Options): Promise<void> {
  await using session = await openSession(shell)
  const { engine } = session
  await synchronize(engine)
  const devices = oneDevice(engine, target) ?? devicesOfPerson(engine, target, yes === true)
  for (const { device } of devices) {
    await revokeDevice(engine, device)
    const now = listDevices(engine).find((other) => other.device === device)
    // One's own revocation cuts this device off before it can read it back.
    if (now !== undefined)
      shell.print({ ...deviceRecord(now), revoked: true }, `${now.name}’s device “${now.label}” is revoked.`)
  }
}

/** A device by its id, or one of the person's own by its label. */
function oneDevice(engine: Engine, target: string): DeviceListing[] | undefined {
  const all = listDevices(engine)
  const byId = all.find(({ device }) => device === target)
  if (byId !== undefined) return [byId]
  const own = ownDevicesCalled(engine, target)
  if (own.length === 0) return undefined
  if (own.length > 1 || personOf(engine, target) !== undefined)
    throw usageError(`“${target}” may mean more than one thing. Use the id of the device, as "devices" prints it`)
  return own
}

function devicesOfPerson(engine: Engine, target: string, isSure: boolean): DeviceListing[] {
  const person = findPerson(engine, target)
  const name = nameOfPerson(engine, person)
  // A beginning is enough to find somebody, not to lock them out.
  if (target !== person && target.normalize('NFC').toLowerCase() !== name.normalize('NFC').toLowerCase())
    throw usageError(`Do you mean ${name}? Whom you revoke must be named in full`)
  const devices = listDevices(engine, person).filter(({ isRevoked }) => !isRevoked)
  const own = devices.findIndex(({ isThis }) => isThis)
  // This device last: it can do nothing any more once it is revoked.
  if (own >= 0) devices.push(...devices.splice(own, 1))
  if (isSure || devices.length === 1) return devices
  throw usageError(`This revokes all ${devices.length} devices of ${name}. If you mean that, say it again with --yes`)
}

function personOf(engine: Engine, text: string): string | undefined {
  try {
    return findPerson(engine, text)
  } catch (error) {
    if (hasCode(error, 'client/no-such-recipient')) return undefined
    throw error
  }
}
