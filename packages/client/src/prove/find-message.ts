import type { MessageId } from '@chancery/protocol'
import type { Engine } from '../engine/engine.ts'
import { listMessages } from '../read/messages.ts'

/** The message that a person means by its id or by its board position; `undefined` when this device has none such. */
export async function findMessage(engine: Engine, text: string): Promise<MessageId | undefined> {
  const messages = await engine.exclusive(() => listMessages(engine))
  const byId = messages.find(({ id }) => id === text)
  return (byId ?? messages.find(({ position }) => String(position) === text))?.id
}
