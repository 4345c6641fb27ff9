import { base64url } from '@chancery/base'
import { deviceKeysOf, generateDeviceSecrets, revocationSigner, sealSlot, signerFromSeed } from '@chancery/crypto'
import { isValidNow } from '@chancery/crypto/public'
import type { InviteLink } from '@chancery/protocol'
import { personIdOf } from '@chancery/protocol'
import type { Account } from '../account/account.ts'
import { createOwnKeyPackage } from '../account/own-key-package.ts'
import { forgetAccount, storeAccount } from '../account/store-account.ts'
import { ServerApi } from '../api/server-api.ts'
import { catchUp } from '../board/sync-board.ts'
import { startBoard } from '../board/start-board.ts'
import type { EnginePorts } from '../engine/engine.ts'
import { Engine } from '../engine/engine.ts'
import { clientError } from '../errors.ts'
import { prepareEntry } from '../register/append-entry.ts'
import { deviceDocument } from '../register/device-document.ts'
import { syncRegister } from '../register/sync-register.ts'

/** What a new person says of themselves; for a further device only the label counts. */
export interface Enrolment {
  readonly name: string
  readonly office?: string
  readonly label: string
}

/**
 * Enrols this device with an invite link: certifies itself with the one-use key in the link, then reads the whole register
 * and checks that it is the inviter's organization and history. Throws the server's refusals (`client/refused-by-server`:
 * used, expired), and `client/enrolment-refused` when the register does not bear the link out.
 */
export async function enrolDevice(ports: EnginePorts, link: InviteLink, enrolment: Enrolment): Promise<Engine> {
  const api = new ServerApi(ports.connect(link.server), ports.clock)
  const office = await api.office()
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
    document: await deviceDocument(account, 'invitation', invitation.publicKey, enrolment),
    issuer: invitation,
    admission: invitation,
    directoryKey: link.directoryKey,
    slot: sealSlot(link.directoryKey, keyPackage.keyPackage),
  })
  await storeAccount(ports, account, keyPackage)
  try {
    await api.append(request)
    const engine = await Engine.open(ports)
    await engine.exclusive(() => begin(engine, link))
    return engine
  } catch (error) {
    await forgetAccount(ports)
    throw error
  }
}

async function begin(engine: Engine, link: InviteLink): Promise<void> {
  const heads = await engine.api.heads()
  await syncRegister(engine, heads.register, [link.register])
  const { organization } = engine.roster
  const { account } = engine
  if (
    organization?.key !== base64url(link.organization) ||
    organization.board !== account.boardKey ||
    organization.register !== account.registerKey
  )
    throw clientError(
      'client/enrolment-refused',
      'This server does not hold the organization that invited you. Do not use it; tell the person who invited you',
    )
  if (!isValidNow(engine.roster, account.device))
    throw clientError('client/enrolment-refused', 'The register does not accept this invitation. Ask for a new one')
  await startBoard(engine, heads.board, [link.board])
  await catchUp(engine)
}
