import type { ConversationId } from '@chancery/protocol'
import type { StoredMessage } from '../conversation/stored-message.ts'
import type { Engine } from '../engine/engine.ts'
import { decodeRecord } from '../engine/record.ts'

/** Every message once, in board order; of one conversation or of all. Nothing is fetched. */
export async function listMessages(engine: Engine, conversation?: ConversationId): Promise<StoredMessage[]> {
  const ids = conversation === undefined ? [...engine.conversations.keys()] : [conversation]
  const tables = await Promise.all(ids.map((id) => engine.ports.store.entries(`message/${id}`)))
  return tables
    .flat()
    .map(([, bytes]) => decodeRecord<StoredMessage>(bytes))
    .sort((a, b) => a.position - b.position)
}
