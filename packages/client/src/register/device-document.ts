import { base64url } from '@chancery/base'
import { deviceKeysOf, revocationSigner } from '@chancery/crypto'
import { possessionMessage } from '@chancery/crypto/public'
import type { DeviceDocument } from '@chancery/protocol'
import type { Account } from '../account/account.ts'

/** The certificate that this new device asks for, with the proof that it holds its own key. `issuer`: public key of who signs it. */
export async function deviceDocument(
  account: Account,
  by: DeviceDocument['by'],
  issuer: Uint8Array,
  names: { readonly name: string; readonly office?: string; readonly label: string },
): Promise<DeviceDocument> {
  const keys = deviceKeysOf(account.secrets)
  const access = keys.access.publicKey
  const revoke = revocationSigner(account.secrets.personSecret, keys.device).publicKey
  const kem = keys.box.publicKey
  const possession = await keys.signer.sign(possessionMessage({ issuer, access, revoke, kem }))
  return {
    kind: 'device',
    by,
    sign: base64url(keys.signer.publicKey),
    kem: base64url(kem),
    access: base64url(access),
    revoke: base64url(revoke),
    person: account.person,
    name: names.name,
    ...(names.office === undefined ? {} : { office: names.office }),
    label: names.label,
    possession: base64url(possession),
  }
}
