import type { InvitationDocument, RegisterDocument, RegisterEntry } from '@chancery/protocol'
import type { Judgement } from './judgement.ts'
import type { Roster } from './roster.ts'
import { devicesOf, isAdministrator } from './roster.ts'

/** An invitation counts when an administrator signed it, or when somebody made it for a further device of their own. */
export function judgeInvitation(roster: Roster, entry: RegisterEntry, document: InvitationDocument): Judgement {
  if (entry.kind !== 'invitation' || entry.key !== document.key || entry.expires !== document.expires)
    return { refusal: 'The invitation and its entry do not agree' }
  if (roster.invitations[document.key] !== undefined) return { refusal: 'This invitation key was used before' }
  const refusal = refuseInvitation(roster, document)
  if (refusal !== undefined) return { refusal }
  const { key, expires, role, name, office, person } = document
  const invitation = {
    index: roster.size,
    by: document.by,
    expires,
    role,
    ...(name === undefined ? {} : { name }),
    ...(office === undefined ? {} : { office }),
    ...(person === undefined ? {} : { person }),
  }
  return {
    change: { invitations: { ...roster.invitations, [key]: invitation } },
    verdict: { kind: 'invitation', index: roster.size },
  }
}

/**
 * Who has lost all devices is let in again by an administrator, as the same person. As long as one of theirs counts nobody else
 * can add another: that would be a ghost in all of their conversations.
 */
function refuseInvitation(roster: Roster, { by, person }: InvitationDocument): string | undefined {
  const own = by === 'organization' ? undefined : roster.devices[by]?.person
  if (person !== undefined && person === own) return undefined
  if (!isAdministrator(roster, by))
    return person === undefined
      ? 'Only an administrator can invite people'
      : 'Only a person’s own device can invite a further device of theirs'
  if (person === undefined) return undefined
  if (roster.people[person] === undefined) return 'It invites a device of somebody who is not on the register'
  return devicesOf(roster, person).length === 0
    ? undefined
    : 'Only a person’s own device can invite a further device of theirs, as long as they have one'
}

/** A device is revoked by an administrator, by any device of the same person, or by the organization's key. */
export function judgeRevocation(
  roster: Roster,
  entry: RegisterEntry,
  document: Extract<RegisterDocument, { kind: 'revocation' }>,
): Judgement {
  const target = roster.devices[document.device]
  if (
    entry.kind !== 'revocation' ||
    target === undefined ||
    target.access !== document.access ||
    entry.access !== document.access
  )
    return { refusal: 'The revocation and its entry do not name one certified device' }
  if (target.revokedAt !== undefined) return { refusal: 'This device was revoked before' }
  const signer = document.by === 'organization' ? undefined : roster.devices[document.by]?.person
  if (signer !== target.person && !isAdministrator(roster, document.by))
    return { refusal: 'Only an administrator or the person’s own device can revoke a device' }
  return {
    change: { devices: { ...roster.devices, [document.device]: { ...target, revokedAt: roster.size } } },
    verdict: { kind: 'revoked', index: roster.size, device: document.device },
  }
}

/** Roles are given and taken by administrators. */
export function judgeRole(roster: Roster, document: Extract<RegisterDocument, { kind: 'role' }>): Judgement {
  const person = roster.people[document.person]
  if (person === undefined) return { refusal: 'It gives a role to somebody who is not on the register' }
  if (!isAdministrator(roster, document.by)) return { refusal: 'Only an administrator can give a role' }
  return {
    change: { people: { ...roster.people, [document.person]: { ...person, role: document.role } } },
    verdict: { kind: 'role', index: roster.size },
  }
}

/** The organization's key is handed on by administrators, to administrators' devices. What is in the box is not seen here. */
export function judgeHandover(roster: Roster, document: Extract<RegisterDocument, { kind: 'handover' }>): Judgement {
  if (!isAdministrator(roster, document.by) || !isAdministrator(roster, document.to))
    return { refusal: 'The organization’s key goes from administrator to administrator only' }
  return {
    change: { handedOver: [...roster.handedOver, document.to] },
    verdict: { kind: 'handover', index: roster.size },
  }
}

/** An app is approved by administrators. Approving it again moves it to the end: it is the newest one then. */
export function judgeApp(
  roster: Roster,
  entry: RegisterEntry,
  { by, manifest, version }: Extract<RegisterDocument, { kind: 'app' }>,
): Judgement {
  if (entry.kind !== 'app' || entry.manifest !== manifest) return { refusal: 'The approval and its entry do not agree' }
  if (!isAdministrator(roster, by)) return { refusal: 'Only an administrator can approve an app' }
  const others = roster.apps.filter((app) => app.manifest !== manifest)
  return {
    change: { apps: [...others, { manifest, version, by, index: roster.size, time: entry.time }] },
    verdict: { kind: 'app', index: roster.size },
  }
}

/**
 * An entry whose opening is erased or withheld says nothing, except that a revocation still revokes: whoever hides why must
 * not thereby keep a device alive.
 */
export function judgeSealed(roster: Roster, entry: RegisterEntry): Judgement {
  const index = roster.size
  const target =
    entry.kind === 'revocation'
      ? Object.values(roster.devices).find(
          ({ access, revokedAt }) => access === entry.access && revokedAt === undefined,
        )
      : undefined
  if (target === undefined) return { change: {}, verdict: { kind: 'sealed', index } }
  return {
    change: { devices: { ...roster.devices, [target.device]: { ...target, revokedAt: index } } },
    verdict: { kind: 'sealed', index },
  }
}
