import { listDevices } from '@chancery/client'
import type { DeviceListing, Engine } from '@chancery/client'
import { usageError } from '../errors.ts'

/** The person’s own devices with this label that count. */
export function ownDevicesCalled(engine: Engine, label: string): DeviceListing[] {
  return listDevices(engine, engine.account.person).filter((device) => device.label === label && !device.isRevoked)
}

/** Another device of the person’s own, by its id or label. Throws `cli/usage`, and says what else can be meant. */
export function otherOwnDevice(engine: Engine, target: string): DeviceListing {
  const byId = listDevices(engine).filter(({ device }) => device === target)
  const found = byId.length > 0 ? byId : ownDevicesCalled(engine, target)
  const [only, ...others] = found
  if (only === undefined)
    throw usageError(`You have no device called “${target}”. "chancery devices" lists them, with their ids`)
  if (others.length > 0)
    throw usageError(`You have ${found.length} devices called “${target}”. Use the id, as "chancery devices" prints it`)
  if (only.isThis) throw usageError('That is the device that you are on. Name another one of yours')
  return only
}
