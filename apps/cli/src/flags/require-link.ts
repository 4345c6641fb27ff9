import { parseLink } from '@chancery/protocol'
import type { FoundLink, InviteLink } from '@chancery/protocol'
import { usageError } from '../errors.ts'

/** The link that `npm start` prints. */
export function requireFoundLink(text: string): FoundLink {
  const link = parseLink(text)
  if (link.kind === 'found') return link
  throw usageError('This link invites you to an organization. Use "chancery enrol" with it')
}

/** A link that `invite` or `devices add` prints. */
export function requireInviteLink(text: string): InviteLink {
  const link = parseLink(text)
  if (link.kind === 'invite') return link
  throw usageError('This link founds an organization. Use "chancery found" with it')
}
