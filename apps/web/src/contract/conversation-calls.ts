import type { ConversationId, PersonId } from '@chancery/protocol'
import type { ConversationKey } from './topics.ts'

export interface ConversationCalls {
  /** What this person sets for a conversation, on this device; what is left out stays. */
  setPreferences(input: {
    readonly conversation: ConversationKey
    readonly isPinned?: boolean
    readonly isArchived?: boolean
    /** Milliseconds since 1970; 0: not muted. */
    readonly mutedUntil?: number
    readonly isMarked?: boolean
  }): void
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
}
