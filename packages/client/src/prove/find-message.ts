import type { MessageId } from '@chancery/protocol'
import type { Engine } from '../engine/engine.ts'
import { listMessages } from '../read/messages.ts'

/** The message, or act, that a person means by its id or by its board position; `undefined` when this device has none such. */
export async function findMessage(engine: Engine, text: string): Promise<MessageId | undefined> {
  if ((await engine.ports.store.get('message-id', text)) !== undefined) return text as MessageId
  const messages = await engine.exclusive(() => listMessages(engine))
  return messages.find(({ position }) => String(position) === text)?.id
}
