import { concatBytes, dssePae } from '@chancery/base'
import { payloadTypes } from '@chancery/protocol'

/** What a device signs to show that it holds the key it is certified with (docs/spec/3-register.md, "Possession"). */
export function possessionMessage(keys: {
  readonly access: Uint8Array
  readonly revoke: Uint8Array
  readonly kem: Uint8Array
  readonly issuer: Uint8Array
}): Uint8Array {
  return dssePae(payloadTypes.possession, concatBytes(keys.issuer, keys.access, keys.revoke, keys.kem))
}
