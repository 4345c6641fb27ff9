import { concatBytes, hkdfExpand, randomBytes } from '@chancery/base'
import type { DeviceId } from '@chancery/protocol'
import { deviceIdOf, idBytes, labels } from '@chancery/protocol'
import { generateBoxKeyPair } from './sealed-box.ts'
import type { BoxKeyPair } from './sealed-box.ts'
import type { Signer } from './signer.ts'
import { signerFromSeed } from './signer.ts'

/** Everything secret about a device; it never leaves it. */
export interface DeviceSecrets {
  /** Ed25519 seeds (32 bytes): for statements and MLS, and for signing in to the server. */
  readonly signSeed: Uint8Array
  readonly accessSeed: Uint8Array
  readonly box: BoxKeyPair
  /** Shared by all devices of one person (32 bytes): any of them can revoke any other. */
  readonly personSecret: Uint8Array
}

/** A device's keys, ready to use. */
export interface DeviceKeys {
  readonly device: DeviceId
  readonly signer: Signer
  readonly access: Signer
  readonly box: BoxKeyPair
}

/** Fresh secrets for a new device. `personSecret` comes from another device of the same person, if there is one. */
export async function generateDeviceSecrets(personSecret: Uint8Array = randomBytes(32)): Promise<DeviceSecrets> {
  return { signSeed: randomBytes(32), accessSeed: randomBytes(32), box: await generateBoxKeyPair(), personSecret }
}

/** The keys of these secrets. */
export function deviceKeysOf(secrets: DeviceSecrets): DeviceKeys {
  const signer = signerFromSeed(secrets.signSeed)
  return {
    device: deviceIdOf(signer.publicKey),
    signer,
    access: signerFromSeed(secrets.accessSeed),
    box: secrets.box,
  }
}

/** The key that revokes one device of the person who holds `personSecret`. The server cannot tell which devices share it. */
export function revocationSigner(personSecret: Uint8Array, device: DeviceId): Signer {
  return signerFromSeed(hkdfExpand(personSecret, concatBytes(labels.revoke, idBytes(device)), 32))
}
