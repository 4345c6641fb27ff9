import { base64url, delay, hasCode } from '@chancery/base'
import { openSlot } from '@chancery/crypto'
import { isValidNow } from '@chancery/crypto/public'
import type { DeviceId } from '@chancery/protocol'
import { decodeDirectory, deviceIdFromBytes, directoryHash, paths } from '@chancery/protocol'
import type { Engine } from '../engine/engine.ts'
import { decodeRecord } from '../engine/record.ts'
import { Writes } from '../engine/writes.ts'
import { clientError } from '../errors.ts'
import { syncRegister } from './sync-register.ts'

const ATTEMPTS = 6
const PAUSE_MS = 400
const TABLE = 'directory'
const FILE = 'file'
const NOTE = 'note'
/** A KeyPackage is taken for 30 days after it was replaced; a copy of the file that is a day old is as good as a new one. */
const KEPT_SECONDS = 86_400

/** What is known of the copy of the directory file that this device keeps. */
interface DirectoryNote {
  readonly hash: string
  /** Unix seconds. */
  readonly fetchedAt: number
  /** Devices that counted then and had no slot. */
  readonly missing: readonly DeviceId[]
  /** How many register entries had been read then. */
  readonly registerSize: number
}

/**
 * The current KeyPackages of these devices, from a copy of the whole directory file, whoever is wanted. Whoever follows uses
 * the copy at hand, which is renewed by the clock and never because somebody is wanted; otherwise the newest file is fetched.
 * Throws `client/no-key-package` for a device that has none; `detail.isAwaited` when it may be in the next copy.
 */
export async function keyPackagesOf(engine: Engine, devices: readonly DeviceId[]): Promise<Uint8Array[]> {
  if (devices.length === 0) return []
  const note = await noteOf(engine)
  if (note === undefined || (!engine.isFollowing && note.hash !== engine.roster.directory)) await fetchDirectory(engine)
  const file = await engine.ports.store.get(TABLE, FILE)
  const slots = decodeDirectory(file ?? new Uint8Array(0))
  const byAccess = new Map(slots.map((slot) => [base64url(slot.access), slot.sealed]))
  return Promise.all(devices.map((device) => keyPackageOf(engine, device, byAccess)))
}

/** Whether the copy is too old, or lacks a device that has come since: what everybody can see on the register. */
export async function isDirectoryDue(engine: Engine): Promise<boolean> {
  const note = await noteOf(engine)
  if (note === undefined || engine.now() - note.fetchedAt >= KEPT_SECONDS) return true
  const { roster } = engine
  if (note.hash === roster.directory) return false
  const isMissing = (device: DeviceId): boolean => note.missing.includes(device) && isValidNow(roster, device)
  return Object.values(roster.devices).some(
    ({ device, certifiedAt }) => (certifiedAt >= note.registerSize && isValidNow(roster, device)) || isMissing(device),
  )
}

/** When the copy is due for its age alone: Unix seconds. */
export async function directoryAgesAt(engine: Engine): Promise<number> {
  return ((await noteOf(engine))?.fetchedAt ?? 0) + KEPT_SECONDS
}

/** Fetches the directory file if it is due. Inside `exclusive`. */
export async function renewDirectory(engine: Engine): Promise<void> {
  if (await isDirectoryDue(engine)) await fetchDirectory(engine)
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
  const isAwaited = sealed === undefined && engine.isFollowing && (await isDirectoryDue(engine))
  throw clientError(
    'client/no-key-package',
    isAwaited
      ? `The device “${label}” was added a moment ago, and its keys are not here yet. Try again in half a minute`
      : `The device “${label}” has no valid keys in the directory; its owner should open the program once`,
    { device, isAwaited },
  )
}

async function noteOf({ ports }: Engine): Promise<DirectoryNote | undefined> {
  const stored = await ports.store.get(TABLE, NOTE)
  return stored === undefined ? undefined : decodeRecord<DirectoryNote>(stored)
}

/** Fetches the file, which must be the one whose hash is on the register, and keeps it. */
async function fetchDirectory(engine: Engine): Promise<void> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const file = await engine.api.file(paths.directory)
    const hash = base64url(directoryHash(file))
    if (hash === engine.roster.directory) return keep(engine, file, hash)
    // The file may have changed since we read the register: read on, then compare again.
    await delay(engine.ports.clock, PAUSE_MS)
    await syncRegister(engine, (await engine.api.heads()).register)
  }
  throw clientError(
    'client/register-forked',
    'The directory file is not the one that the register names. Tell your administrator',
  )
}

async function keep(engine: Engine, file: Uint8Array, hash: string): Promise<void> {
  const { roster } = engine
  const present = new Set(decodeDirectory(file).map(({ access }) => base64url(access)))
  const missing = Object.values(roster.devices).filter(
    ({ device, access }) => isValidNow(roster, device) && !present.has(access),
  )
  const note: DirectoryNote = {
    hash,
    fetchedAt: engine.now(),
    missing: missing.map(({ device }) => device),
    registerSize: roster.size,
  }
  const writes = new Writes()
  writes.putBytes(TABLE, FILE, file)
  writes.put(TABLE, NOTE, note)
  await engine.commit(writes)
  engine.directory = hash
  wakeForDirectory(engine)
}

/** Wakes whoever waits for keys: they may be here now, or nobody answers any more, which they are told then. */
export function wakeForDirectory({ onDirectory }: Engine): void {
  for (const wake of onDirectory) wake()
  onDirectory.clear()
}

/** Does something that may need the keys of somebody who has just come: if it does, again when they are here. Outside `exclusive`. */
export async function withAwaitedKeys<Result>(engine: Engine, task: () => Promise<Result>): Promise<Result> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await task()
    } catch (error) {
      const isAwaited = hasCode(error, 'client/no-key-package') && error.detail['isAwaited'] === true
      if (!isAwaited || attempt === ATTEMPTS || !engine.isFollowing) throw error
      await new Promise<void>((wake) => engine.onDirectory.add(wake))
    }
  }
}
