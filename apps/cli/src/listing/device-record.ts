import type { DeviceListing } from '@chancery/client'

/** A device as `devices` and `revoke` print it. */
export interface DeviceRecord {
  readonly device: string
  readonly label: string
  readonly person: string
  readonly name: string
  readonly revoked: boolean
  readonly this: boolean
}

export function deviceRecord({ device, label, person, name, isRevoked, isThis }: DeviceListing): DeviceRecord {
  return { device, label, person, name, revoked: isRevoked, this: isThis }
}

/** The same as columns for people. */
export function deviceRow(record: DeviceRecord): string[] {
  const state = record.revoked ? 'revoked' : record.this ? 'this device' : ''
  return [record.name, record.label, record.device, state]
}
