import type { MessageId } from '@chancery/protocol'
import type { MessagePlace, StoredMessage } from '../conversation/stored-message.ts'
import { messageKey } from '../conversation/stored-message.ts'
import type { Engine } from '../engine/engine.ts'
import { decodeRecord } from '../engine/record.ts'

/** A message by its id or by its place; `undefined` when this device does not have it. Nothing is fetched. */
export async function readMessage(engine: Engine, which: MessageId | MessagePlace): Promise<StoredMessage | undefined> {
  const place = typeof which === 'string' ? await placeOf(engine, which) : which
  if (place === undefined) return undefined
  const { conversation, position } = place
  const stored = await engine.ports.store.get(`message/${conversation}`, messageKey(position))
  return stored === undefined ? undefined : decodeRecord<StoredMessage>(stored)
}

async function placeOf(engine: Engine, id: MessageId): Promise<MessagePlace | undefined> {
  const stored = await engine.ports.store.get('message-id', id)
  return stored === undefined ? undefined : decodeRecord<MessagePlace>(stored)
}
