import { markRead } from '@chancery/client'
import type { Engine, StoredMessage } from '@chancery/client'

/** Remembers that these messages were shown. In board order. */
export async function markAllRead(engine: Engine, messages: readonly StoredMessage[]): Promise<void> {
  const newest = new Map(messages.map(({ conversation, position }) => [conversation, position]))
  for (const [conversation, position] of newest) await markRead(engine, conversation, position)
}
