import type { ConversationId, MessageId, PersonId } from '@chancery/protocol'
import type { MessageRow } from '../../../contract/topics.ts'

/** Ids for tests: the letter, 22 times. */
export const people = {
  alice: 'A'.repeat(22) as PersonId,
  bob: 'B'.repeat(22) as PersonId,
  carol: 'C'.repeat(22) as PersonId,
}

export const conversation = 'K'.repeat(22) as ConversationId

/** A message of Bob's at a place of the board, sent one minute after the one before. */
export function rowAt(position: number, more: Partial<MessageRow> = {}): MessageRow {
  return {
    key: `m${position}`,
    conversation,
    id: `m${position}`.padEnd(22, '-') as MessageId,
    position,
    kind: 'text',
    person: people.bob,
    isOwn: false,
    text: `message ${position}`,
    sentAt: Date.UTC(2026, 10, 22, 10) + position * 60_000,
    state: 'sent',
    notes: [],
    ...more,
  }
}

/** A message of Alice's that is not on the board yet. */
export function waitingRow(key: string, more: Partial<MessageRow> = {}): MessageRow {
  const { id: _id, position: _position, ...row } = rowAt(0)
  return { ...row, key, person: people.alice, isOwn: true, state: 'sending', text: key, ...more }
}
