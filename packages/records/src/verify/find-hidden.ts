import type { Roster } from '@chancery/crypto/public'
import type { RegisterEntry } from '@chancery/protocol'
import { isId } from '@chancery/protocol'
import type { JudgedRegister } from './judge-certificates.ts'

/**
 * What the bundle does not show although it could take the sender's certificate away: sentences, none when all is shown.
 *
 * An entry's kind and keys are clear even where the rest is sealed. So it is seen that a revocation of a device in the
 * chain is left out, or an earlier use of an invitation, or a record by which an administrator may have lost the role.
 */
export function findHidden(entries: readonly (RegisterEntry | undefined)[], judged: JudgedRegister): string[] {
  const { roster, opened } = judged
  const last = lastByDevice(judged)
  return entries.flatMap((entry, index) => {
    const shown = opened.get(index)
    if (entry === undefined || (shown !== undefined && !shown.isByStranger)) return []
    if (entry.kind === 'revocation' && couldRevoke(roster, entry.access, index))
      return [`Entry ${index} revokes a device of the chain, by whose word is not shown`]
    if (entry.kind === 'record' && index < last)
      return [`Entry ${index} may have taken an administrator’s role away and is not shown`]
    if (couldUseInvitation(roster, entry, index)) return [`Entry ${index} used an invitation of the chain before`]
    return []
  })
}

/** The last entry that counts by the word of a device: only the records before it can matter. */
function lastByDevice({ opened }: JudgedRegister): number {
  const indexes = [...opened].flatMap(([index, { document, isRefused }]) =>
    !isRefused && document !== undefined && 'by' in document && isId(document.by) ? [index] : [],
  )
  return Math.max(-1, ...indexes)
}

function couldRevoke(roster: Roster, access: string, index: number): boolean {
  const device = Object.values(roster.devices).find((known) => known.access === access)
  return device !== undefined && (device.revokedAt === undefined || device.revokedAt >= index)
}

function couldUseInvitation(roster: Roster, entry: RegisterEntry, index: number): boolean {
  if (entry.kind === 'invitation') return index < (roster.invitations[entry.key]?.index ?? 0)
  if (entry.kind !== 'device') return false
  const user = roster.invitations[entry.invitation ?? '']?.usedBy
  return user !== undefined && index < (roster.devices[user]?.certifiedAt ?? 0)
}
