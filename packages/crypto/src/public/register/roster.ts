import type { DeviceId, Mode, PersonId, Role } from '@chancery/protocol'

/** A certified device, as the register tells it. */
export interface CertifiedDevice {
  readonly device: DeviceId
  readonly person: PersonId
  readonly label: string
  /** Ed25519 key for statements and MLS, X-Wing key for intros, keys for sign-in and revocation: unpadded URL-safe base64. */
  readonly sign: string
  readonly kem: string
  readonly access: string
  readonly revoke: string
  /** Index of the register entry that certified it, and of the one that revoked it. */
  readonly certifiedAt: number
  readonly revokedAt?: number
  /** Index of the invitation it used; absent for the founder's first device. */
  readonly invitationAt?: number
}

/** A person who has at least one certified device. */
export interface Person {
  readonly person: PersonId
  readonly name: string
  readonly office?: string
  readonly role: Role
  /** Index of the register entry of their first device. */
  readonly since: number
}

/** An invitation, used or not. */
export interface Invitation {
  readonly index: number
  /** Who made it; it is worth nothing once that device is revoked. */
  readonly by: DeviceId | 'organization'
  readonly expires: number
  readonly role: Role
  readonly name?: string
  readonly office?: string
  /** Whose further device it is for. */
  readonly person?: PersonId
  readonly usedBy?: DeviceId
}

/** The organization, as its first register entry names it. */
export interface Organization {
  readonly name: string
  /** Its Ed25519 key, and the verifier keys of its two logs. */
  readonly key: string
  readonly board: string
  readonly register: string
}

/** A state of the web app that an administrator approved. */
export interface ApprovedApp {
  /** The app's hash: SHA-256 of its manifest, in URL-safe base64. */
  readonly manifest: string
  readonly version: string
  readonly by: DeviceId | 'organization'
  /** The register entry that approved it, the last one where it was approved again, and that entry's time. */
  readonly index: number
  readonly time: number
}

/** How devices send and receive: the last policy that an administrator made. */
export interface Policy {
  /** The mode of everybody whom `people` does not name. */
  readonly mode: Mode
  readonly people: Readonly<Partial<Record<PersonId, Mode>>>
  /** Protected: the length of a round. Saver: the time between two batches. Milliseconds. */
  readonly roundMs: number
  readonly batchMs: number
  /** Standard and Saver: mean milliseconds between two cover cells of a device, 0 for none. Absent: the default. */
  readonly coverMs?: number
  /** Without a relay: bytes of the largest file that goes on the shelf, 0 for no shelf. Absent: the default. */
  readonly shelfBytes?: number
  /** Verifier key of the witness without whose cosignature no head is taken. */
  readonly witness?: string
  /** Key configuration (RFC 9458) in URL-safe base64: what is sent is sealed to this key and to no other. */
  readonly gateway?: string
  readonly by: DeviceId | 'organization'
  /** The register entry that set it, and its time. */
  readonly index: number
  readonly time: number
}

/** What the register says, read up to `size` entries: plain data that can be stored and compared. */
export interface Roster {
  readonly size: number
  /** Unix time of the last entry. */
  readonly time: number
  readonly organization?: Organization
  readonly devices: Readonly<Record<DeviceId, CertifiedDevice>>
  readonly people: Readonly<Record<PersonId, Person>>
  /** By public key. */
  readonly invitations: Readonly<Record<string, Invitation>>
  /** SHA-256 of the current directory file, in URL-safe base64. */
  readonly directory?: string
  /** Administrators' devices to which the organization's key has been handed. */
  readonly handedOver: readonly DeviceId[]
  /** Approved apps, each once, the newest approval last. */
  readonly apps: readonly ApprovedApp[]
  /** Absent until an administrator sets one: everybody is in Standard then. */
  readonly policy?: Policy
}

/** The register before its first entry. */
export const emptyRoster: Roster = {
  size: 0,
  time: 0,
  devices: {},
  people: {},
  invitations: {},
  handedOver: [],
  apps: [],
}

/** The mode in which a person's devices send and receive. */
export function modeOf({ policy }: Roster, person: PersonId): Mode {
  return policy === undefined ? 'standard' : (policy.people[person] ?? policy.mode)
}

/** Whether a device's signature counts at a place that the first `registerSize` entries precede. */
export function isValidAt(device: CertifiedDevice, registerSize: number): boolean {
  return device.certifiedAt < registerSize && (device.revokedAt === undefined || device.revokedAt >= registerSize)
}

/** Whether a device counts now, as far as the roster has been read. */
export function isValidNow(roster: Roster, device: DeviceId): boolean {
  const certified = roster.devices[device]
  return certified !== undefined && isValidAt(certified, roster.size)
}

/** The devices of a person that count now, in the order of their certification. */
export function devicesOf(roster: Roster, person: PersonId): CertifiedDevice[] {
  return Object.values(roster.devices)
    .filter((device) => device.person === person && isValidAt(device, roster.size))
    .sort((a, b) => a.certifiedAt - b.certifiedAt)
}

/** Whether `by` speaks with an administrator's rights. Whether it counts is not asked. */
export function isAdministrator(roster: Roster, by: DeviceId | 'organization'): boolean {
  if (by === 'organization') return true
  const person = roster.devices[by]?.person
  return person !== undefined && roster.people[person]?.role === 'administrator'
}
