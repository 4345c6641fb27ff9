import { base64url, randomBytes } from '@chancery/base'
import type { FoundLink } from '@chancery/protocol'
import { personIdOf } from '@chancery/protocol'
import { deviceKeysOf, generateDeviceSecrets, revocationSigner, sealSlot, signerFromSeed } from '@chancery/crypto'
import type { Account } from '../account/account.ts'
import { createOwnKeyPackage } from '../account/own-key-package.ts'
import { ServerApi } from '../api/server-api.ts'
import { beginAccount, resumeAccount } from '../account/store-account.ts'
import type { EnginePorts } from '../engine/engine.ts'
import type { Engine } from '../engine/engine.ts'
import { clientError } from '../errors.ts'
import { prepareEntry } from '../register/append-entry.ts'
import { deviceDocument } from '../register/device-document.ts'

/** What a founder says. */
export interface Founding {
  readonly organization: string
  readonly name: string
  readonly office?: string
  /** What this device is called. */
  readonly label: string
}

/**
 * Founds the organization with the link that the server printed: makes the organization's key here, on the founder's
 * device, and the first entries of the register. The server never sees a private key. Throws `client/already-enrolled`
 * and the server's refusals; nothing is stored then. After `client/unreachable` the same call goes on where it stopped.
 */
export async function foundOrganization(ports: EnginePorts, link: FoundLink, founding: Founding): Promise<Engine> {
  const resumed = await resumeAccount(ports)
  if (resumed !== undefined) return resumed
  const office = await new ServerApi(ports.connect(link.server), ports.clock).office()
  if (office.founded)
    throw clientError(
      'client/refused-by-server',
      'This server has its organization already. Ask an administrator for an invite link',
      { code: 'api/already-founded' },
    )
  const organizationSeed = randomBytes(32)
  const organizationSigner = signerFromSeed(organizationSeed)
  const secrets = await generateDeviceSecrets()
  const keys = deviceKeysOf(secrets)
  const account: Account = {
    server: link.server,
    organization: organizationSigner.publicKey,
    boardKey: office.board,
    registerKey: office.register,
    directoryKey: randomBytes(32),
    secrets,
    device: keys.device,
    person: personIdOf(keys.signer.publicKey),
    organizationSeed,
  }
  const { directoryKey } = account
  const names = { key: base64url(organizationSigner.publicKey), board: office.board, register: office.register }
  const organization = await prepareEntry({
    entry: { kind: 'organization', ...names },
    document: { kind: 'organization', ...names, name: founding.organization },
    issuer: organizationSigner,
    admission: organizationSigner,
    directoryKey,
  })
  const keyPackage = await createOwnKeyPackage(ports, account)
  const document = await deviceDocument(account, 'organization', organizationSigner.publicKey, founding)
  const device = await prepareEntry({
    entry: {
      kind: 'device',
      access: base64url(keys.access.publicKey),
      revoke: base64url(revocationSigner(secrets.personSecret, keys.device).publicKey),
    },
    document,
    issuer: organizationSigner,
    admission: organizationSigner,
    directoryKey,
    slot: sealSlot(directoryKey, keyPackage.keyPackage),
  })
  const request = { token: base64url(link.token), organization, device }
  return beginAccount(ports, { account, keyPackage, pending: { kind: 'found', request } })
}
