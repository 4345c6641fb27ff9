import type { PersonId } from '@chancery/protocol'
import type { Engine } from '../engine/engine.ts'

/** Who invited this person to the organization, as the register tells it; `undefined` for the founder. Nothing is fetched. */
export function invitedBy(engine: Engine): PersonId | undefined {
  const { roster, account } = engine
  const [first] = Object.values(roster.devices)
    .filter(({ person }) => person === account.person)
    .sort((a, b) => a.certifiedAt - b.certifiedAt)
  const invitation = Object.values(roster.invitations).find(({ index }) => index === first?.invitationAt)
  if (invitation === undefined || invitation.by === 'organization') return undefined
  const person = roster.devices[invitation.by]?.person
  return person === account.person ? undefined : person
}
