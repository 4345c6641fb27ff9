import { base64url, dssePae, randomBytes } from '@chancery/base'
import type { Engine } from '@chancery/client'
import type { Signer } from '@chancery/crypto'
import {
  deviceKeysOf,
  generateDeviceSecrets,
  revocationSigner,
  sealEntry,
  sealSlot,
  signDocument,
  signerFromSeed,
} from '@chancery/crypto'
import { possessionMessage } from '@chancery/crypto/public'
import type { AppendRequest, RegisterDocument, RegisterSubmission } from '@chancery/protocol'
import { encodeRegisterDocument, encodeSubmission, paths, payloadTypes, personIdOf } from '@chancery/protocol'

/** An enrolled device of which only the key for sign-in is kept. */
export interface RawDevice {
  readonly access: Signer
}

type Uncommitted<Submission> = Submission extends { commitment: string } ? Omit<Submission, 'commitment'> : never

interface Entry {
  readonly entry: Uncommitted<RegisterSubmission>
  readonly document: RegisterDocument
  readonly issuer: Signer
  readonly admission: Signer
  readonly slot?: Uint8Array
}

/** As long as a KeyPackage is; nobody adds these devices to a group. */
const KEY_PACKAGE_BYTES = 420
const DAYS_14 = 14 * 86_400

/** Enrols one more person: `administrator` invites, the device certifies itself. Real documents, real signatures. */
export async function enrolRaw(administrator: Engine, url: string, number: number): Promise<RawDevice> {
  const { account, keys } = administrator
  if (account.organizationSeed === undefined) throw new TypeError('enrolRaw: not an administrator')
  const invitation = signerFromSeed(randomBytes(32))
  const key = base64url(invitation.publicKey)
  const expires = administrator.now() + DAYS_14
  await append(url, account.directoryKey, {
    entry: { kind: 'invitation', key, expires },
    document: { kind: 'invitation', by: keys.device, key, expires, role: 'member' },
    issuer: keys.signer,
    admission: signerFromSeed(account.organizationSeed),
  })
  return certify(url, account.directoryKey, invitation, `Colleague ${number}`)
}

async function certify(url: string, directoryKey: Uint8Array, invitation: Signer, name: string): Promise<RawDevice> {
  const secrets = await generateDeviceSecrets()
  const { signer, access, box, device } = deviceKeysOf(secrets)
  const revoke = revocationSigner(secrets.personSecret, device).publicKey
  const shown = { issuer: invitation.publicKey, access: access.publicKey, revoke, kem: box.publicKey }
  await append(url, directoryKey, {
    entry: {
      kind: 'device',
      access: base64url(access.publicKey),
      revoke: base64url(revoke),
      invitation: base64url(invitation.publicKey),
    },
    document: {
      kind: 'device',
      by: 'invitation',
      sign: base64url(signer.publicKey),
      kem: base64url(box.publicKey),
      access: base64url(access.publicKey),
      revoke: base64url(revoke),
      person: personIdOf(signer.publicKey),
      name,
      label: 'laptop',
      possession: base64url(await signer.sign(possessionMessage(shown))),
    },
    issuer: invitation,
    admission: invitation,
    slot: sealSlot(directoryKey, randomBytes(KEY_PACKAGE_BYTES)),
  })
  return { access }
}

/** Appends an entry as docs/spec/3-register.md says, "Appending". */
async function append(url: string, directoryKey: Uint8Array, input: Entry): Promise<void> {
  const { entry, document, issuer, admission, slot } = input
  const signed = await signDocument(payloadTypes.register, encodeRegisterDocument(document), issuer)
  const { commitment, opening } = sealEntry(directoryKey, signed)
  const submission: RegisterSubmission = { ...entry, commitment: base64url(commitment) }
  const body: AppendRequest = {
    entry: submission,
    opening: base64url(opening),
    admission: base64url(await admission.sign(dssePae(payloadTypes.admission, encodeSubmission(submission)))),
    ...(slot === undefined ? {} : { slot: base64url(slot) }),
  }
  const headers = { 'content-type': 'application/json' }
  const response = await fetch(url + paths.registerEntries, { method: 'POST', headers, body: JSON.stringify(body) })
  const answer = await response.text()
  if (!response.ok) throw new Error(`The register refused an entry: ${answer}`)
}
