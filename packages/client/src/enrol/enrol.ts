import { base64url } from '@chancery/base'
import { deviceKeysOf, generateDeviceSecrets, revocationSigner, sealSlot, signerFromSeed } from '@chancery/crypto'
import type { InviteLink } from '@chancery/protocol'
import { personIdOf } from '@chancery/protocol'
import type { Account } from '../account/account.ts'
import { createOwnKeyPackage } from '../account/own-key-package.ts'
import { beginAccount, resumeAccount } from '../account/store-account.ts'
import { ServerApi } from '../api/server-api.ts'
import type { EnginePorts } from '../engine/engine.ts'
import type { Engine } from '../engine/engine.ts'
import { prepareEntry } from '../register/append-entry.ts'
import { deviceDocument } from '../register/device-document.ts'

/** What a new person says of themselves; for a further device only the label counts. */
export interface Enrolment {
  readonly name: string
  readonly office?: string
  readonly label: string
}

/**
 * Enrols this device with an invite link: certifies itself with the one-use key in the link, then reads the whole register
 * and checks that it is the inviter's organization and history. Throws the server's refusals (`client/refused-by-server`:
 * used, expired), and `client/enrolment-refused` when the register does not bear the link out. After `client/unreachable`
 * the same call goes on where it stopped.
 */
export async function enrolDevice(ports: EnginePorts, link: InviteLink, enrolment: Enrolment): Promise<Engine> {
  const resumed = await resumeAccount(ports)
  if (resumed !== undefined) return resumed
  const office = await new ServerApi(ports.connect(link.server), ports.clock).office()
  const secrets = await generateDeviceSecrets(link.further?.secret)
  const keys = deviceKeysOf(secrets)
  const account: Account = {
    server: link.server,
    organization: link.organization,
    boardKey: office.board,
    registerKey: office.register,
    directoryKey: link.directoryKey,
    secrets,
    device: keys.device,
    person: link.further?.person ?? personIdOf(keys.signer.publicKey),
  }
  const invitation = signerFromSeed(link.seed)
  const keyPackage = await createOwnKeyPackage(ports, account)
  const request = await prepareEntry({
    entry: {
      kind: 'device',
      access: base64url(keys.access.publicKey),
      revoke: base64url(revocationSigner(secrets.personSecret, keys.device).publicKey),
      invitation: base64url(invitation.publicKey),
    },
    document: await deviceDocument(account, 'invitation', invitation.publicKey, namesOf(link, enrolment)),
    issuer: invitation,
    admission: invitation,
    directoryKey: link.directoryKey,
    slot: sealSlot(link.directoryKey, keyPackage.keyPackage),
  })
  const { register, board } = link
  return beginAccount(ports, { account, keyPackage, pending: { kind: 'enrol', request, register, board } })
}

/** A further device needs no name: the person has one on the register. */
function namesOf(link: InviteLink, enrolment: Enrolment): Enrolment {
  return link.further === undefined || enrolment.name !== '' ? enrolment : { ...enrolment, name: enrolment.label }
}
