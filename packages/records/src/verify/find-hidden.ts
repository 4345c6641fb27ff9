import type { RegisterEntry } from '@chancery/protocol'
import type { JudgedRegister } from './judge-certificates.ts'

/**
 * What the bundle does not show although it could take the sender's certificate away: sentences, none when all is shown.
 *
 * An entry's kind and keys are clear even where the rest is sealed. So it is seen that a revocation of a device in the
 * chain is left out, or an earlier use of an invitation, or a record by which an administrator may have lost the role.
 */
export function findHidden(entries: readonly (RegisterEntry | undefined)[], judged: JudgedRegister): string[] {
  const { roster, opened } = judged
  const devices = Object.values(roster.devices)
  const certifiers = [...opened].filter(([, { document, isRefused }]) => {
    return !isRefused && document !== undefined && 'by' in document && document.by.length === 22
  })
  const lastCertifier = Math.max(-1, ...certifiers.map(([index]) => index))
  const hidden: string[] = []
  for (const [index, entry] of entries.entries()) {
    const shown = opened.get(index)
    if (entry === undefined || (shown !== undefined && !shown.isByStranger)) continue
    if (entry.kind === 'revocation') {
      const device = devices.find(({ access }) => access === entry.access)
      if (device !== undefined && !(device.revokedAt !== undefined && device.revokedAt < index))
        hidden.push(`Entry ${index} revokes a device of the chain, by whose word is not shown`)
    } else if (entry.kind === 'record') {
      if (index < lastCertifier)
        hidden.push(`Entry ${index} may have taken an administrator’s role away and is not shown`)
    } else if (entry.kind === 'device' || entry.kind === 'invitation') {
      const key = entry.kind === 'device' ? entry.invitation : entry.key
      const invitation = key === undefined ? undefined : roster.invitations[key]
      const user = invitation?.usedBy === undefined ? undefined : roster.devices[invitation.usedBy]
      const before = entry.kind === 'device' ? user?.certifiedAt : invitation?.index
      if (before !== undefined && index < before) hidden.push(`Entry ${index} used an invitation of the chain before`)
    }
  }
  return hidden
}
