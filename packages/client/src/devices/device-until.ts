import type { DeviceId } from '@chancery/protocol'
import { decodeRegisterEntry } from '@chancery/protocol'
import type { Engine } from '../engine/engine.ts'
import { decodeRecord } from '../engine/record.ts'
import type { StoredEntry } from '../register/sync-register.ts'
import { entryKey } from '../register/sync-register.ts'

/**
 * When a device was revoked, by the server's clock in the register: Unix seconds; `undefined` for one that was not. Nothing is
 * fetched.
 */
export async function deviceUntil(engine: Engine, device: DeviceId): Promise<number | undefined> {
  const revokedAt = engine.roster.devices[device]?.revokedAt
  if (revokedAt === undefined) return undefined
  const stored = await engine.ports.store.get('register-entry', entryKey(revokedAt))
  return stored === undefined ? undefined : decodeRegisterEntry(decodeRecord<StoredEntry>(stored).leaf)?.time
}
