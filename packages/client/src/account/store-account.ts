import { hasCode } from '@chancery/base'
import { catchUp } from '../board/sync-board.ts'
import type { EnginePorts } from '../engine/engine.ts'
import { Engine, STATE_TABLE } from '../engine/engine.ts'
import { Writes } from '../engine/writes.ts'
import { clientError } from '../errors.ts'
import { keyPackageKey } from '../register/key-package.ts'
import type { Account, StoredKeyPackage } from './account.ts'
import type { PendingEnrolment } from './pending-enrolment.ts'

/** Everything that a new device must not lose. */
export interface NewAccount {
  readonly account: Account
  readonly keyPackage: StoredKeyPackage
  readonly pending: PendingEnrolment
}

/**
 * Makes sure that the store is free. Throws `client/already-enrolled` when it holds a device, and gives a device back
 * whose founding or enrolling was interrupted, completed now.
 */
export async function resumeAccount(ports: EnginePorts): Promise<Engine | undefined> {
  if ((await ports.store.get(STATE_TABLE, 'account')) === undefined) return undefined
  if ((await ports.store.get(STATE_TABLE, 'pending')) !== undefined) return complete(ports)
  throw clientError(
    'client/already-enrolled',
    'This device is enrolled already. Use another home for another person or organization',
  )
}

/**
 * Stores a new device, then sends its request. The order matters: an organization whose key was lost between the server's
 * answer and our disk could never be used. A refusal leaves the store as it was; a lost answer leaves the request in it.
 */
export async function beginAccount(ports: EnginePorts, { account, keyPackage, pending }: NewAccount): Promise<Engine> {
  const writes = new Writes()
  writes.put(STATE_TABLE, 'account', account)
  writes.put(STATE_TABLE, 'pending', pending)
  writes.put('key-package', keyPackageKey(keyPackage.made), keyPackage)
  await ports.store.commit(writes.list())
  return complete(ports)
}

async function complete(ports: EnginePorts): Promise<Engine> {
  try {
    const engine = await Engine.open(ports)
    await engine.exclusive(() => catchUp(engine))
    return engine
  } catch (error) {
    if (hasCode(error, 'client/refused-by-server') || hasCode(error, 'client/enrolment-refused')) await forget(ports)
    throw error
  }
}

async function forget(ports: EnginePorts): Promise<void> {
  const writes = new Writes()
  for (const key of ['account', 'pending', 'register', 'roster', 'board', 'generation']) writes.delete(STATE_TABLE, key)
  for (const table of ['key-package', 'register-entry', 'tile/register'])
    for (const [key] of await ports.store.entries(table)) writes.delete(table, key)
  await ports.store.commit(writes.list())
}
