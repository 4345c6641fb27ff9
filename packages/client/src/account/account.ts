import type { DeviceSecrets } from '@chancery/crypto'
import type { DeviceId, PersonId } from '@chancery/protocol'

/** Who this device is, and whom it trusts: what founding or enrolling stores, all of it secret. */
export interface Account {
  /** `https://host[:port]` */
  readonly server: string
  /** The organization's public key (32 bytes): the root of every certificate. */
  readonly organization: Uint8Array
  /** Verifier keys of the two logs, as the organization's founding entry names them. */
  readonly boardKey: string
  readonly registerKey: string
  /** Seals personal fields on the register (32 bytes). */
  readonly directoryKey: Uint8Array
  readonly secrets: DeviceSecrets
  readonly device: DeviceId
  readonly person: PersonId
  /** The organization's private key (32-byte seed), on administrators' devices. */
  readonly organizationSeed?: Uint8Array
}

/** The private side of a published KeyPackage, kept until no Welcome can refer to it any more. */
export interface StoredKeyPackage {
  readonly keyPackage: Uint8Array
  readonly secret: Uint8Array
  /** Unix seconds. */
  readonly made: number
  /** When the next one is due: about a week later, at random, never because this one was used. */
  readonly renewAfter: number
}
