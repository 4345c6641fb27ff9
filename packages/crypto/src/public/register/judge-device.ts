import { fromBase64url, isSmallOrder, verifyEd25519 } from '@chancery/base'
import type { DeviceDocument, PersonId, RegisterEntry } from '@chancery/protocol'
import { deviceIdOf, personIdOf } from '@chancery/protocol'
import { possessionMessage } from '../possession.ts'
import type { Judgement } from './judgement.ts'
import type { CertifiedDevice, Invitation, Person, Roster } from './roster.ts'
import { devicesOf } from './roster.ts'

const bytes = (text: string): Uint8Array => fromBase64url(text) as Uint8Array

/**
 * Certifies a device. Refused: a reused or expired invitation, a person's id that the signer may not use (a *ghost
 * device*), a signature key of small order, keys that the new device does not show that it holds.
 */
export async function judgeDevice(roster: Roster, entry: RegisterEntry, document: DeviceDocument): Promise<Judgement> {
  if (entry.kind !== 'device' || entry.access !== document.access || entry.revoke !== document.revoke)
    return { refusal: 'The device certificate and its entry name different keys' }
  const invitation = document.by === 'invitation' ? roster.invitations[entry.invitation ?? ''] : undefined
  const refusal = refuseByIssuer(roster, entry, document, invitation)
  if (refusal !== undefined) return { refusal }
  const signatureKey = bytes(document.sign)
  if (isSmallOrder(signatureKey)) return { refusal: 'The device’s signature key is of small order' }
  const device = deviceIdOf(signatureKey)
  if (roster.devices[device] !== undefined) return { refusal: 'This device key is on the register already' }
  const person = invitation?.person ?? personIdOf(signatureKey)
  if (document.person !== person) return { refusal: 'The certificate claims somebody else’s person id' }
  const issuer = bytes(entry.invitation ?? roster.organization?.key ?? '')
  const possession = possessionMessage({
    issuer,
    access: bytes(document.access),
    revoke: bytes(document.revoke),
    kem: bytes(document.kem),
  })
  if (!(await verifyEd25519(signatureKey, possession, bytes(document.possession))))
    return { refusal: 'The device does not show that it holds its own key' }
  return certify(roster, entry, document, invitation, { device, person })
}

function refuseByIssuer(
  roster: Roster,
  entry: Extract<RegisterEntry, { kind: 'device' }>,
  document: DeviceDocument,
  invitation: Invitation | undefined,
): string | undefined {
  if (document.by === 'organization')
    return entry.invitation === undefined && Object.keys(roster.devices).length === 0
      ? undefined
      : 'Only the founder’s first device is certified by the organization’s key itself'
  if (invitation === undefined) return 'The invitation that this device names is not on the register'
  if (invitation.usedBy !== undefined) return 'The invitation was used before'
  if (entry.time > invitation.expires) return 'The invitation had expired'
  if (invitation.by !== 'organization' && roster.devices[invitation.by]?.revokedAt !== undefined)
    return 'The device that made the invitation has been revoked since'
  return isGhost(roster, invitation) ? 'The person has a device that counts, and did not invite this one' : undefined
}

/** Whether somebody else invited a further device of a person who has one again. */
function isGhost(roster: Roster, { by, person }: Invitation): boolean {
  if (person === undefined) return false
  const inviter = by === 'organization' ? undefined : roster.devices[by]?.person
  return inviter !== person && devicesOf(roster, person).length > 0
}

function certify(
  roster: Roster,
  entry: Extract<RegisterEntry, { kind: 'device' }>,
  document: DeviceDocument,
  invitation: Invitation | undefined,
  ids: Pick<CertifiedDevice, 'device' | 'person'>,
): Judgement {
  const index = roster.size
  const { label, sign, kem, access, revoke } = document
  const certified: CertifiedDevice = {
    ...ids,
    label,
    sign,
    kem,
    access,
    revoke,
    certifiedAt: index,
    ...(invitation === undefined ? {} : { invitationAt: invitation.index }),
  }
  return {
    change: {
      devices: { ...roster.devices, [ids.device]: certified },
      people: roster.people[ids.person]
        ? roster.people
        : { ...roster.people, [ids.person]: personOf(ids.person, document, invitation, index) },
      invitations:
        invitation === undefined
          ? roster.invitations
          : { ...roster.invitations, [entry.invitation as string]: { ...invitation, usedBy: ids.device } },
    },
    verdict: { kind: 'certified', index, device: ids.device },
  }
}

/** The inviter's word on name and office goes before the person's own. */
function personOf(
  person: PersonId,
  document: DeviceDocument,
  invitation: Invitation | undefined,
  since: number,
): Person {
  const office = invitation?.office ?? document.office
  return {
    person,
    name: invitation?.name ?? document.name,
    ...(office === undefined ? {} : { office }),
    role: invitation?.role ?? 'administrator',
    since,
  }
}
