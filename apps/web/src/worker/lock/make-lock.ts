import { hasCode, wipe } from '@chancery/base'
import type { Engine } from '@chancery/client'
import { evaluatePepper, keepPepper, makePepper } from '@chancery/client'
import type { StorageLock } from '@chancery/crypto'
import { sealStorageKey } from '@chancery/crypto'
import type { LockSecret } from '../../contract/calls.ts'
import { lockError } from './lock-error.ts'
import type { LockRecords } from './lock-records.ts'
import { passkeyOpener } from './open-lock.ts'

/** The first lock of a new storage. A PIN has no pepper yet: the server knows this device only once it is enrolled. */
export function makeFirstLock(key: Uint8Array, secret: LockSecret): Promise<StorageLock> {
  if (secret.way === 'pin') return sealStorageKey(key, { kind: 'pin-unpeppered', pin: secret.pin })
  return sealStorageKey(key, openerOf(secret))
}

function openerOf(secret: Exclude<LockSecret, { way: 'pin' }>): Parameters<typeof sealStorageKey>[1] {
  if (secret.way === 'passkey') return passkeyOpener(secret)
  return { kind: 'passphrase', passphrase: secret.passphrase }
}

/** Adds a lock, or replaces the one of the same kind. A PIN needs the server: `lock/needs-server`. */
export async function addLock(
  engine: Engine,
  records: LockRecords,
  key: Uint8Array,
  secret: LockSecret,
): Promise<void> {
  // A copy: the device may be locked meanwhile, and its key wiped. A lock around zeros would be the end of everything.
  const own = key.slice()
  try {
    if (secret.way === 'pin') await addPin(engine, records, own, secret.pin)
    else await records.put(await sealStorageKey(own, openerOf(secret)))
  } finally {
    wipe(own)
  }
}

async function addPin(engine: Engine, records: LockRecords, key: Uint8Array, pin: string): Promise<void> {
  try {
    const transport = engine.ports.connect(engine.account.server)
    const pepper = await makePepper(engine.api)
    const lock = await sealStorageKey(key, {
      kind: 'pin',
      pin,
      pepper: await evaluatePepper(transport, pepper, pin),
    })
    // The old lock is good until here, and its pepper until the new lock is on the disk.
    await records.put(lock)
    await keepPepper(engine.api, pepper)
  } catch (error) {
    throw hasCode(error, 'client/unreachable') ? lockError('lock/needs-server', error) : error
  }
}
