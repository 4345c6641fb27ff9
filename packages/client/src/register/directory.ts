import { base64url, delay } from '@chancery/base'
import { openSlot } from '@chancery/crypto'
import type { DeviceId } from '@chancery/protocol'
import { decodeDirectory, deviceIdFromBytes, directoryHash, paths } from '@chancery/protocol'
import type { Engine } from '../engine/engine.ts'
import { clientError } from '../errors.ts'
import { syncRegister } from './sync-register.ts'

const ATTEMPTS = 6
const PAUSE_MS = 400

/**
 * The current KeyPackages of these devices. The whole directory file is fetched, whoever is wanted, and must be the one
 * whose hash is on the register. Throws `client/no-key-package` for a device that has none.
 */
export async function keyPackagesOf(engine: Engine, devices: readonly DeviceId[]): Promise<Uint8Array[]> {
  if (devices.length === 0) return []
  const slots = decodeDirectory(await fetchDirectory(engine))
  const byAccess = new Map(slots.map((slot) => [base64url(slot.access), slot.sealed]))
  return Promise.all(devices.map((device) => keyPackageOf(engine, device, byAccess)))
}

async function keyPackageOf(
  engine: Engine,
  device: DeviceId,
  slots: ReadonlyMap<string, Uint8Array>,
): Promise<Uint8Array> {
  const certified = engine.roster.devices[device]
  const sealed = slots.get(certified?.access ?? '')
  const keyPackage = sealed === undefined ? undefined : openSlot(engine.account.directoryKey, sealed)
  const content = keyPackage === undefined ? undefined : await engine.mls.readKeyPackage(keyPackage)
  const fits =
    content !== undefined &&
    content.notAfter > engine.now() &&
    deviceIdFromBytes(content.device) === device &&
    base64url(content.signatureKey) === certified?.sign
  if (keyPackage !== undefined && fits) return keyPackage
  const label = certified?.label ?? device
  throw clientError(
    'client/no-key-package',
    `The device “${label}” has no valid keys in the directory; its owner should open the program once`,
    { device },
  )
}

async function fetchDirectory(engine: Engine): Promise<Uint8Array> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const file = await engine.api.file(paths.directory)
    if (base64url(directoryHash(file)) === engine.roster.directory) return file
    // The file may have changed since we read the register: read on, then compare again.
    await delay(engine.ports.clock, PAUSE_MS)
    await syncRegister(engine, (await engine.api.heads()).register)
  }
  throw clientError(
    'client/register-forked',
    'The directory file is not the one that the register names. Tell your administrator',
  )
}
