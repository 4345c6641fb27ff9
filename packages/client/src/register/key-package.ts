import type { MlsIdentity } from '@chancery/crypto'
import { sealSlot } from '@chancery/crypto'
import { idBytes } from '@chancery/protocol'
import type { Account, StoredKeyPackage } from '../account/account.ts'
import type { Engine } from '../engine/engine.ts'
import { decodeRecord } from '../engine/record.ts'
import { Writes } from '../engine/writes.ts'

const DAY_SECONDS = 86_400
/** Others may use a KeyPackage for this long; it is renewed far earlier. */
const LIFETIME_DAYS = 90
/** A Welcome for an older KeyPackage is not expected any more. */
const KEPT_DAYS = 30

/** The MLS identity of a device. */
export function identityOf(account: Pick<Account, 'device' | 'secrets'>, signatureKey: Uint8Array): MlsIdentity {
  return { device: idBytes(account.device), signatureKey, signatureSeed: account.secrets.signSeed }
}

/** When a KeyPackage made at `made` is to be renewed: about a week later, at random. */
export function renewalAfter(made: number): number {
  const random = (crypto.getRandomValues(new Uint32Array(1))[0] as number) / 2 ** 32
  return Math.floor(made + (6.5 + random) * DAY_SECONDS)
}

/** The end of life of a KeyPackage made at `made`, Unix seconds. */
export function keyPackageEnd(made: number): number {
  return made + LIFETIME_DAYS * DAY_SECONDS
}

/** When this device's KeyPackage is to be renewed: Unix seconds. */
export async function keyPackageDueAt({ ports }: Engine): Promise<number> {
  const stored = await ports.store.entries('key-package')
  return Math.max(0, ...stored.map(([, bytes]) => decodeRecord<StoredKeyPackage>(bytes).renewAfter))
}

/** Renews this device's KeyPackage when its random time has come, whether or not the old one was used. Inside `exclusive`. */
export async function renewKeyPackage(engine: Engine): Promise<void> {
  const stored = await engine.ports.store.entries('key-package')
  const packages = stored.map(([key, bytes]) => ({ key, value: decodeRecord<StoredKeyPackage>(bytes) }))
  const made = engine.now()
  if (packages.some(({ value }) => value.renewAfter > made)) return
  const identity = identityOf(engine.account, engine.keys.signer.publicKey)
  const fresh = await engine.mls.makeKeyPackage(identity, keyPackageEnd(made))
  const writes = new Writes()
  // Due again at once until it is published: a lost answer must not leave the directory a week behind.
  writes.put('key-package', keyPackageKey(made), { ...fresh, made, renewAfter: made } satisfies StoredKeyPackage)
  for (const { key, value } of packages)
    if (value.made < made - KEPT_DAYS * DAY_SECONDS) writes.delete('key-package', key)
  await engine.commit(writes)
  await engine.api.putSlot(sealSlot(engine.account.directoryKey, fresh.keyPackage))
  const published = new Writes()
  const renewAfter = renewalAfter(made)
  published.put('key-package', keyPackageKey(made), { ...fresh, made, renewAfter } satisfies StoredKeyPackage)
  await engine.commit(published)
}

/** The key of a KeyPackage in the store: when it was made, in order. */
export function keyPackageKey(made: number): string {
  return String(made).padStart(12, '0')
}
