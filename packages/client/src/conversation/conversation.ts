import type { DayChain } from '@chancery/crypto'
import type { ConversationId, DeviceId, MessageId, PersonId } from '@chancery/protocol'

/** One MLS epoch of a conversation, for as long as cells of it may still come. */
export interface Epoch {
  readonly number: number
  /** The oldest day whose secret is still kept. */
  readonly chain: DayChain
  /** Devices in the tree, with their leaves. */
  readonly members: readonly { readonly device: DeviceId; readonly leaf: number }[]
  /** Board position after which this epoch counts, and the UTC day of that place. */
  readonly startedAt: number
  readonly startedOn: number
  /** Set by the commit that ended it: where, on which day, and whom it removed. */
  readonly ended?: { readonly at: number; readonly day: number; readonly removed: readonly DeviceId[] }
}

/** A commit of ours that is on its way to the board. Its next MLS state is in the table `mls-next`. */
export interface PendingCommit {
  readonly message: MessageId
  readonly epoch: number
  /** The Welcome to send once the commit has won, and the key that the intros carry. */
  readonly welcome?: Uint8Array
  readonly welcomeKey?: Uint8Array
}

/** Why this device no longer takes part. `stuck`: it could not follow a commit and has asked to be added again. */
export type ConversationStatus = 'active' | 'left' | 'removed' | 'stuck'

/** A conversation as this device knows it. Its MLS state is in the table `mls`. */
export interface Conversation extends ConversationContext {
  readonly id: ConversationId
  /** In a direct conversation, the other person, also when none of their devices is in it any more. */
  readonly other?: PersonId
  readonly status: ConversationStatus
  /** Oldest first; the last one is current. */
  readonly epochs: readonly Epoch[]
  /** Each device's last statement here. */
  readonly heads: Readonly<Record<DeviceId, MessageId>>
  /** Positions up to which each device said it had received and read. */
  readonly marks: Readonly<Record<DeviceId, readonly [delivered: number, read: number]>>
  /** Devices with a gap before a statement that is not shown; the next one that is shown says so. */
  readonly gaps?: readonly DeviceId[]
  /** Board position up to which this person has read. */
  readonly read: number
  readonly joinedAt: number
  /** Position of the newest message. */
  readonly lastAt: number
  /** Signed leave and rejoin statements that nobody has acted on yet, by device. */
  readonly wishes: Readonly<Record<DeviceId, Uint8Array>>
  /** Of a group: who is out of it only because the last of their devices was revoked, and since which UTC day. */
  readonly awaited?: Readonly<Record<PersonId, number>>
  readonly pending?: PendingCommit
}

/** What a conversation is, as every member agrees on it: the value of the GroupContext extension. */
export interface ConversationContext {
  readonly kind: 'direct' | 'group'
  /** Empty for a direct conversation: it is called by the other person's name. */
  readonly name: string
  readonly administrators: readonly PersonId[]
  readonly description?: string
  /** WebP or JPEG, at most 4,096 bytes. */
  readonly picture?: Uint8Array
  /** Only administrators may write. */
  readonly posting?: 'admins'
}

/** The current epoch. */
export function currentEpoch(conversation: Conversation): Epoch {
  const epoch = conversation.epochs.at(-1)
  if (epoch === undefined) throw new TypeError('currentEpoch: conversation has no epoch')
  return epoch
}

/** What all members agree on, and nothing that only this device knows. */
export function contextOf(context: ConversationContext): ConversationContext {
  const { kind, name, administrators, description, picture, posting } = context
  return {
    kind,
    name,
    administrators,
    ...(description === undefined ? {} : { description }),
    ...(picture === undefined ? {} : { picture }),
    ...(posting === undefined ? {} : { posting }),
  }
}

/** A conversation with another context in place of its own. */
export function withContext(conversation: Conversation, context: ConversationContext): Conversation {
  const { description: _description, picture: _picture, posting: _posting, ...rest } = conversation
  return { ...rest, ...contextOf(context) }
}
