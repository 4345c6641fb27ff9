import type { ChangeStatement, ConversationId, DeviceId, MessageId, PersonId } from '@chancery/protocol'
import type { EvidenceCell } from '../board/found-cell.ts'
import type { Content, Mention } from './content.ts'

/** What a careful reader should know of a message. `gap`: an earlier one of its sender is missing. `clock`: the sender's clock was off. */
export type MessageNote = 'gap' | 'clock'

/** A text that was replaced by another. */
export interface EarlierText {
  readonly text: string
  readonly mentions?: readonly Mention[]
  /** Where it was said: of the message, or of the edit. */
  readonly position: number
  /** The board's clock there. */
  readonly anchorTime: number
}

/** What one person has put under a message. */
export interface Reaction {
  readonly person: PersonId
  readonly emoji: string
  readonly position: number
}

/** What one person has chosen in a poll. */
export interface Vote {
  readonly person: PersonId
  readonly choices: readonly number[]
  readonly position: number
}

/** A statement in a conversation, as people see it, with all that was done to it since. */
export interface StoredMessage extends Partial<Content> {
  readonly id: MessageId
  readonly conversation: ConversationId
  /** Its place on the board: where its last missing cell lay. */
  readonly position: number
  readonly kind: 'text' | 'change' | 'leave'
  readonly device: DeviceId
  readonly person: PersonId
  /** What this device called it before it was sent; only on messages that this device sent. */
  readonly tag?: string
  readonly change?: Pick<ChangeStatement, 'add' | 'remove' | 'name' | 'admins' | 'about' | 'posting'> & {
    /** Whether the group's picture was changed. */
    readonly picture?: true
  }
  /** The sender's `[unix seconds, zone minutes]`, and the board's clock. */
  readonly time: readonly [number, number]
  readonly anchorTime: number
  readonly notes: readonly MessageNote[]
  /** In the order in which they came. */
  readonly reactions?: readonly Reaction[]
  /** What it said before, oldest first. */
  readonly edits?: readonly EarlierText[]
  /** Who deleted it for everybody. Then nothing of what it said is left here; its evidence is. */
  readonly deletedBy?: PersonId
  readonly isPinned?: true
  readonly votes?: readonly Vote[]
  /** Who has listened to it. */
  readonly heardBy?: readonly PersonId[]
  /** Board positions of the newest act of each sort: an older one that comes late changes nothing. */
  readonly newest?: Readonly<Record<string, number>>
}

/** Where a message is stored. */
export interface MessagePlace {
  readonly conversation: ConversationId
  readonly position: number
}

/** What proves a message later, without asking anybody: exact bytes, cells with their keys, and the anchor before them. */
export interface StoredEvidence {
  readonly document: Uint8Array
  readonly cells: readonly EvidenceCell[]
  readonly anchor: { readonly position: number; readonly cell: Uint8Array }
}

/** The table of a conversation's messages, by {@link messageKey}. */
export function messageTable(conversation: ConversationId): string {
  return `message/${conversation}`
}

/** The key of a message in its conversation's table: its position, in order. */
export function messageKey(position: number): string {
  return String(position).padStart(12, '0')
}
