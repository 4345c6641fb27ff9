import type { ConversationId, MessageId, PersonId } from '@chancery/protocol'
import type { ConversationKey } from './topics.ts'

/** `mutedUntil` of a conversation that is muted until the person says otherwise: the last moment that a date can name. */
export const MUTED_FOR_EVER = 8_640_000_000_000_000

/** What a person sets for a conversation; what is left out stays. */
export interface PreferenceChange {
  readonly isPinned?: boolean
  readonly isArchived?: boolean
  /** Milliseconds since 1970; 0: not muted. */
  readonly mutedUntil?: number
  /** Marked as unread. */
  readonly isMarked?: boolean
}

/** Somebody whom this device has invited into a group and who is not in it yet. */
export interface InvitedRow {
  /** Names the invitation; it opens nothing. */
  readonly invitation: string
  /** As the inviter put it. */
  readonly name?: string
  /** Unix seconds. */
  readonly expires: number
  /** Who has come and is about to be added. */
  readonly person?: PersonId
}

export interface ConversationCalls {
  /** Kept on this device, for all of its tabs; nobody else hears of it. */
  setPreferences(input: PreferenceChange & { readonly conversation: ConversationKey }): void
  /** For the group’s administrators. An empty description, or picture, takes it away; what is left out stays. */
  describeGroup(input: {
    readonly conversation: ConversationId
    readonly description?: string
    /** WebP or JPEG, at most 4,096 bytes. */
    readonly picture?: Uint8Array
    readonly isAdministratorsOnly?: boolean
  }): void
  /** Groups that this person and another are both in. */
  groupsInCommon(person: PersonId): readonly ConversationId[]
  /**
   * A link by which one person joins the organization; this device then adds them to the group. For administrators of both.
   * The link is kept nowhere.
   */
  inviteToGroup(input: { readonly conversation: ConversationId; readonly name?: string; readonly office?: string }): {
    readonly link: string
    /** Unix seconds. */
    readonly expires: number
  }
  listInvited(conversation: ConversationId): readonly InvitedRow[]
  /** Whoever comes with this invitation is not added to its group. The link itself goes on letting them in. */
  forgetInvited(invitation: string): void
  /** What all members see alike while they are in the same state of a group; none where this device cannot tell it now. */
  groupNumber(conversation: ConversationId): string | undefined
  /**
   * The files that prove one message to anybody, without the server, by their paths; the list of them comes last. They
   * disclose this message and who sent it.
   */
  proveMessage(message: MessageId): readonly (readonly [path: string, bytes: Uint8Array])[]
}
