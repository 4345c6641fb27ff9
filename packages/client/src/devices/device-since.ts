import type { DeviceId } from '@chancery/protocol'
import { decodeRegisterEntry } from '@chancery/protocol'
import type { Engine } from '../engine/engine.ts'
import { decodeRecord } from '../engine/record.ts'
import type { StoredEntry } from '../register/sync-register.ts'
import { entryKey } from '../register/sync-register.ts'

/** When a device was certified, by the server's clock in the register: Unix seconds. Nothing is fetched. */
export async function deviceSince(engine: Engine, device: DeviceId): Promise<number | undefined> {
  const certified = engine.roster.devices[device]
  if (certified === undefined) return undefined
  const stored = await engine.ports.store.get('register-entry', entryKey(certified.certifiedAt))
  return stored === undefined ? undefined : decodeRegisterEntry(decodeRecord<StoredEntry>(stored).leaf)?.time
}
