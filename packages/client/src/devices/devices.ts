import { isValidNow } from '@chancery/crypto/public'
import type { DeviceId, PersonId } from '@chancery/protocol'
import type { Engine } from '../engine/engine.ts'

/** A device in plain words. */
export interface DeviceListing {
  readonly device: DeviceId
  readonly label: string
  readonly person: PersonId
  readonly name: string
  readonly isRevoked: boolean
  /** Whether it is the one this program runs on. */
  readonly isThis: boolean
}

/** The devices of a person, or everybody's, in the order in which they were certified. Nothing is fetched. */
export function listDevices(engine: Engine, person?: PersonId): DeviceListing[] {
  const { roster, keys } = engine
  return Object.values(roster.devices)
    .filter((device) => person === undefined || device.person === person)
    .sort((a, b) => a.certifiedAt - b.certifiedAt)
    .map(({ device, label, person: owner }) => ({
      device,
      label,
      person: owner,
      name: roster.people[owner]?.name ?? '',
      isRevoked: !isValidNow(roster, device),
      isThis: device === keys.device,
    }))
}
