import type { ChangeStatement, ConversationId, DeviceId, MessageId, PersonId, Statement } from '@chancery/protocol'
import type { EvidenceCell } from '../board/found-cell.ts'
import type { Engine } from '../engine/engine.ts'
import type { Writes } from '../engine/writes.ts'

/** What a careful reader should know of a message. `gap`: an earlier one of its sender is missing. `clock`: the sender's clock was off. */
export type MessageNote = 'gap' | 'clock'

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
  readonly answers?: MessageId
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

/** Stores a message, once: its id is remembered for ever, whatever becomes of the message. */
export function storeMessage(engine: Engine, writes: Writes, message: StoredMessage, evidence?: StoredEvidence): void {
  const { id, conversation, position } = message
  engine.seen.add(id)
  writes.put(`message/${conversation}`, messageKey(position), message)
  writes.put('message-id', id, { conversation, position } satisfies MessagePlace)
  if (evidence !== undefined) writes.put('evidence', id, evidence)
  engine.announce({ kind: 'message', conversation, position, own: message.device === engine.keys.device })
}

/** What people see of a change. */
export function changeOf(statement: Extract<Statement, { k: 'c' }>): NonNullable<StoredMessage['change']> {
  const { add, remove, name, admins } = statement
  return {
    ...(add === undefined ? {} : { add }),
    ...(remove === undefined ? {} : { remove }),
    ...(name === undefined ? {} : { name }),
    ...(admins === undefined ? {} : { admins }),
  }
}
