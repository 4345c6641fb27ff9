import { deviceKeysOf, tsMlsEngine } from '@chancery/crypto'
import type { EnginePorts } from '../engine/engine.ts'
import { identityOf, keyPackageEnd, renewalAfter } from '../register/key-package.ts'
import type { Account, StoredKeyPackage } from './account.ts'

/** The first KeyPackage of a device that is about to be certified. */
export async function createOwnKeyPackage(ports: EnginePorts, account: Account): Promise<StoredKeyPackage> {
  const made = Math.floor(ports.clock.now() / 1000)
  const engine = tsMlsEngine({ authenticate: () => false })
  const identity = identityOf(account, deviceKeysOf(account.secrets).signer.publicKey)
  return { ...(await engine.makeKeyPackage(identity, keyPackageEnd(made))), made, renewAfter: renewalAfter(made) }
}
