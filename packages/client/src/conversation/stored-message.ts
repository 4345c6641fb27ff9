import type { ChangeStatement, ConversationId, DeviceId, MessageId, PersonId, TextStatement } from '@chancery/protocol'
import type { EvidenceCell } from '../board/found-cell.ts'

/** What a careful reader should know of a message. `gap`: an earlier one of its sender is missing. `clock`: the sender's clock was off. */
export type MessageNote = 'gap' | 'clock'

/** A person who is named in a text, or everybody in the conversation: UTF-16 offset and length. */
export interface Mention {
  readonly at: number
  readonly length: number
  readonly person: PersonId | 'all'
}

/** A statement in a conversation, as people see it. */
export interface StoredMessage {
  readonly id: MessageId
  readonly conversation: ConversationId
  /** Its place on the board: where its last missing cell lay. */
  readonly position: number
  readonly kind: 'text' | 'change' | 'leave'
  readonly device: DeviceId
  readonly person: PersonId
  readonly text?: string
  readonly mentions?: readonly Mention[]
  readonly answers?: MessageId
  /** What this device called it before it was sent; only on messages that this device sent. */
  readonly tag?: string
  readonly change?: Pick<ChangeStatement, 'add' | 'remove' | 'name' | 'admins'>
  /** The sender's `[unix seconds, zone minutes]`, and the board's clock. */
  readonly time: readonly [number, number]
  readonly anchorTime: number
  readonly notes: readonly MessageNote[]
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

/** The key of a message in its conversation's table: its position, in order. */
export function messageKey(position: number): string {
  return String(position).padStart(12, '0')
}

/** Mentions as they stand in a statement. */
export function mentionsFrom(wire: NonNullable<TextStatement['n']>): Mention[] {
  return wire.map(([at, length, person]) => ({ at, length, person }))
}

/** Mentions as they are signed. */
export function mentionsToWire(mentions: readonly Mention[]): NonNullable<TextStatement['n']> {
  return mentions.map(({ at, length, person }) => [at, length, person])
}
