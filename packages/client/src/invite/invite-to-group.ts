import { base64url } from '@chancery/base'
import { signerFromSeed } from '@chancery/crypto'
import type { ConversationId, InviteLink } from '@chancery/protocol'
import type { Engine } from '../engine/engine.ts'
import { Writes } from '../engine/writes.ts'
import { clientError } from '../errors.ts'
import type { GroupInvitation } from './group-invitation.ts'
import { GROUP_INVITATION_TABLE } from './group-invitation.ts'
import { DEFAULT_DAYS, invitePerson } from './invite.ts'
import type { InvitationTerms } from './invite.ts'

const DAY_SECONDS = 86_400

/** An invitation into a group. Whoever has the link can use it; it is kept nowhere. */
export interface MadeGroupInvitation {
  readonly link: InviteLink
  /** Unix seconds. */
  readonly expires: number
}

/**
 * A link by which one person can join the organization, once, and then finds themselves in a group: this device adds them as
 * soon as the register tells that they have come (`addInvited`). The register does not say which group it was. Throws
 * `client/not-allowed` for who does not administer the group, and what {@link invitePerson} throws.
 */
export async function inviteToGroup(
  engine: Engine,
  conversation: ConversationId,
  terms: Omit<InvitationTerms, 'role'> = {},
): Promise<MadeGroupInvitation> {
  requireAdministrator(engine, conversation)
  const { name, days = DEFAULT_DAYS } = terms
  const link = await invitePerson(engine, terms)
  const note: GroupInvitation = {
    conversation,
    ...(name === undefined ? {} : { name }),
    expires: engine.now() + days * DAY_SECONDS,
    since: link.board.size,
  }
  const writes = new Writes()
  writes.put(GROUP_INVITATION_TABLE, base64url(signerFromSeed(link.seed).publicKey), note)
  // Before anybody has the link.
  await engine.ports.store.commit(writes.list())
  return { link, expires: note.expires }
}

function requireAdministrator({ conversations, account }: Engine, id: ConversationId): void {
  const group = conversations.get(id)
  if (group?.kind !== 'group' || group.status !== 'active')
    throw clientError('client/not-allowed', 'You can only invite into a group that you are in')
  if (!group.administrators.includes(account.person))
    throw clientError('client/not-allowed', 'Only an administrator of the group can do that')
}
