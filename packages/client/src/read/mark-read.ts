import type { ConversationId } from '@chancery/protocol'
import type { Engine } from '../engine/engine.ts'
import { READ_TABLE } from '../engine/engine.ts'
import { encodeRecord } from '../engine/record.ts'
import type { Writes } from '../engine/writes.ts'

/** Board position up to which this person has read a conversation: everything before it, on any of their devices. */
export function readUpTo(engine: Engine, conversation: ConversationId): number {
  return Math.max(engine.conversations.get(conversation)?.read ?? 0, engine.readMarks.get(conversation) ?? 0)
}

/**
 * Remembers that the person has read a conversation up to the message at `position`; others learn it with this device's
 * next statement there. Waits for nothing; what was read before stays read.
 */
export async function markRead(engine: Engine, conversation: ConversationId, position: number): Promise<void> {
  const read = position + 1
  if (!engine.conversations.has(conversation) || read <= readUpTo(engine, conversation)) return
  engine.readMarks.set(conversation, read)
  await engine.ports.store.commit([{ table: READ_TABLE, key: conversation, value: encodeRecord(read) }])
  engine.ports.report({ kind: 'read', conversation, read })
}

/** Takes over how far the person has read on another of their devices. */
export function noteRead(engine: Engine, writes: Writes, id: ConversationId, read: number): void {
  const conversation = engine.conversations.get(id)
  if (conversation === undefined || read <= readUpTo(engine, id)) return
  engine.saveConversation(writes, { ...conversation, read })
  engine.announce({ kind: 'read', conversation: id, read })
}
