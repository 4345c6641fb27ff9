import { fromBase64url } from '@chancery/base'
import { approvedApps, invitedBy, ownMode } from '@chancery/client'
import type { StorageLock } from '@chancery/crypto'
import type { RunningApp } from '../../contract/running-app.ts'
import type { OpenSession, Session, StoredPasskey, UnlockWay } from '../../contract/topics.ts'
import type { Device } from '../device/device.ts'
import { wayOf } from '../lock/lock-records.ts'
import { policyView } from '../office/policy-view.ts'

/** How a device can be opened, in the order in which the ways are offered. */
export function waysOf(locks: readonly StorageLock[]): UnlockWay[] {
  const ways = new Set(locks.map(wayOf))
  return (['passkey', 'pin', 'passphrase'] as const).filter((way) => ways.has(way))
}

/** What a page needs to ask an authenticator. */
function passkeysOf(locks: readonly StorageLock[]): StoredPasskey[] {
  return locks.flatMap((lock) => {
    if (lock.kind !== 'passkey') return []
    const [credential, salt] = [fromBase64url(lock.credential), fromBase64url(lock.salt)]
    return credential === undefined || salt === undefined ? [] : [{ credential, salt }]
  })
}

/** A device that is stored here and not open. */
export function lockedSession(locks: readonly StorageLock[]): Session {
  return { phase: 'locked', ways: waysOf(locks), passkeys: passkeysOf(locks) }
}

/** Who this is, as the register tells it now. */
export function openSession(
  { engine, surroundings }: Device,
  locks: readonly StorageLock[],
  idleMinutes: number,
  app: RunningApp | undefined,
): OpenSession {
  const { roster, account } = engine
  const { relay, witness } = surroundings
  const own = roster.people[account.person]
  const inviter = invitedBy(engine)
  return {
    phase: 'open',
    organization: roster.organization?.name ?? '',
    person: account.person,
    name: own?.name ?? '',
    ...(own?.office === undefined ? {} : { office: own.office }),
    role: own?.role ?? 'member',
    device: account.device,
    deviceLabel: roster.devices[account.device]?.label ?? '',
    ...(inviter === undefined ? {} : { invitedBy: inviter }),
    mode: ownMode(engine),
    policy: policyView(engine),
    ...(relay === undefined ? {} : { relay }),
    ...(witness === undefined ? {} : { witness }),
    ways: waysOf(locks),
    idleMinutes,
    app: {
      manifest: app?.manifest ?? '',
      isApproved: approvedApps(engine).some(({ manifest }) => manifest === app?.manifest),
    },
  }
}
