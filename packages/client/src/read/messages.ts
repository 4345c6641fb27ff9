import type { ConversationId } from '@chancery/protocol'
import type { StoredMessage } from '../conversation/stored-message.ts'
import type { Engine } from '../engine/engine.ts'
import { decodeRecord } from '../engine/record.ts'
import { Writes } from '../engine/writes.ts'

/** Every message once, in board order; of one conversation or of all. Nothing is fetched. */
export async function listMessages(engine: Engine, conversation?: ConversationId): Promise<StoredMessage[]> {
  const ids = conversation === undefined ? [...engine.conversations.keys()] : [conversation]
  const tables = await Promise.all(ids.map((id) => engine.ports.store.entries(`message/${id}`)))
  return tables
    .flat()
    .map(([, bytes]) => decodeRecord<StoredMessage>(bytes))
    .sort((a, b) => a.position - b.position)
}

/** Remembers how far the person has read; others learn it with this device's next statement there. Inside `exclusive`. */
export async function markRead(engine: Engine, messages: readonly StoredMessage[]): Promise<void> {
  const writes = new Writes()
  for (const { conversation: id, position } of messages) {
    const conversation = engine.conversations.get(id)
    if (conversation !== undefined && position >= conversation.read)
      engine.saveConversation(writes, { ...conversation, read: position + 1 })
  }
  if (writes.list().length > 0) await engine.commit(writes)
}
