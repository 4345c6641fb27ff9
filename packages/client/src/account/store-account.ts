import type { EnginePorts } from '../engine/engine.ts'
import { STATE_TABLE } from '../engine/engine.ts'
import { Writes } from '../engine/writes.ts'
import { clientError } from '../errors.ts'
import { keyPackageKey } from '../register/key-package.ts'
import type { Account, StoredKeyPackage } from './account.ts'

/** Stores a new device's account and first KeyPackage. Throws `client/already-enrolled` when the store holds a device. */
export async function storeAccount(ports: EnginePorts, account: Account, keyPackage: StoredKeyPackage): Promise<void> {
  if ((await ports.store.get(STATE_TABLE, 'account')) !== undefined)
    throw clientError(
      'client/already-enrolled',
      'This device is enrolled already. Use another home for another person or organization',
    )
  const writes = new Writes()
  writes.put(STATE_TABLE, 'account', account)
  writes.put('key-package', keyPackageKey(keyPackage.made), keyPackage)
  await ports.store.commit(writes.list())
}

/** Undoes {@link storeAccount} after the server refused. */
export async function forgetAccount(ports: EnginePorts): Promise<void> {
  const writes = new Writes()
  writes.delete(STATE_TABLE, 'account')
  for (const [key] of await ports.store.entries('key-package')) writes.delete('key-package', key)
  await ports.store.commit(writes.list())
}
