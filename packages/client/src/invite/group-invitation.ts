import type { ConversationId, PersonId } from '@chancery/protocol'
import { devicesOf } from '@chancery/crypto/public'
import type { Engine } from '../engine/engine.ts'
import { decodeRecord } from '../engine/record.ts'
import { peopleOf } from '../read/conversations.ts'

/** {@link GroupInvitation}s by the public keys of their invitations. */
export const GROUP_INVITATION_TABLE = 'group-invitation'

/** What the device that invited remembers: whoever comes with this invitation is to be added to a group. */
export interface GroupInvitation {
  readonly conversation: ConversationId
  /** Whom it is for, in the words of who invited. */
  readonly name?: string
  /** Unix seconds. */
  readonly expires: number
  /** Where the board stood. Whoever was added behind this place has been in the group, and is not added again. */
  readonly since: number
}

/** An invitation into a group, as the details of the group show it. */
export interface GroupInvitationListing {
  /** The invitation's public key, in URL-safe base64. */
  readonly invitation: string
  readonly name?: string
  /** Unix seconds. */
  readonly expires: number
  /** Who has come with it and is about to be added. */
  readonly person?: PersonId
}

/** Whom this device has invited into a group, and who is not in it yet; the oldest first. Nothing is fetched. */
export async function listGroupInvitations(
  engine: Engine,
  conversation: ConversationId,
): Promise<GroupInvitationListing[]> {
  const group = engine.conversations.get(conversation)
  const present = group === undefined ? [] : peopleOf(engine, group)
  return (await readGroupInvitations(engine))
    .filter(([, note]) => note.conversation === conversation)
    .map(([invitation, { name, expires }]) => {
      const person = whoCame(engine, invitation)
      return {
        invitation,
        ...(name === undefined ? {} : { name }),
        expires,
        ...(person === undefined ? {} : { person }),
      }
    })
    .filter(({ person, expires }) => (person === undefined ? expires > engine.now() : !present.includes(person)))
    .sort((a, b) => a.expires - b.expires)
}

/** Nobody is added because of this invitation any more. The link itself goes on letting one person in. */
export async function forgetGroupInvitation({ ports }: Engine, invitation: string): Promise<void> {
  await ports.store.commit([{ table: GROUP_INVITATION_TABLE, key: invitation }])
}

/** All of them, by the public keys of their invitations. */
export async function readGroupInvitations({
  ports,
}: Engine): Promise<(readonly [invitation: string, GroupInvitation])[]> {
  const entries = await ports.store.entries(GROUP_INVITATION_TABLE)
  return entries.map(([key, bytes]) => [key, decodeRecord<GroupInvitation>(bytes)])
}

/** Who has come with an invitation, as long as they have a device. */
export function whoCame({ roster }: Engine, invitation: string): PersonId | undefined {
  const device = roster.invitations[invitation]?.usedBy
  const person = device === undefined ? undefined : roster.devices[device]?.person
  return person !== undefined && devicesOf(roster, person).length > 0 ? person : undefined
}
