import type { ConversationId, MessageId } from '@chancery/protocol'
import type { MessagePlace } from '../conversation/stored-message.ts'
import type { Engine } from '../engine/engine.ts'
import { decodeRecord } from '../engine/record.ts'

/** What this person has deleted for themselves on this device: places by message. Written without the lock. */
export const HIDDEN_TABLE = 'hidden'

/** Whether this person has deleted a message for themselves, as far as this program knows. */
export async function isHidden(engine: Engine, message: MessageId): Promise<boolean> {
  return (await loadHidden(engine)).has(message)
}

/** The board positions of what this person has deleted for themselves in a conversation. */
export async function hiddenIn(engine: Engine, conversation: ConversationId): Promise<ReadonlySet<number>> {
  const places = [...(await loadHidden(engine)).values()]
  return new Set(places.filter((place) => place.conversation === conversation).map(({ position }) => position))
}

/** Reads again whether a message is deleted for this person: another program on the same store may have changed that. */
export async function refreshHidden(engine: Engine, message: MessageId): Promise<void> {
  const bytes = await engine.ports.store.get(HIDDEN_TABLE, message)
  await noteHidden(engine, message, bytes === undefined ? undefined : decodeRecord<MessagePlace>(bytes))
}

/** Takes over what is stored: a place, or none. What is unread is counted anew. */
export async function noteHidden(engine: Engine, message: MessageId, place: MessagePlace | undefined): Promise<void> {
  const hidden = await loadHidden(engine)
  const before = hidden.get(message)
  if (place === undefined) hidden.delete(message)
  else hidden.set(message, place)
  const conversation = (place ?? before)?.conversation
  if (conversation !== undefined) engine.unread.delete(conversation)
}

async function loadHidden(engine: Engine): Promise<Map<MessageId, MessagePlace>> {
  if (engine.hidden !== undefined) return engine.hidden
  const entries = await engine.ports.store.entries(HIDDEN_TABLE)
  engine.hidden ??= new Map(entries.map(([id, bytes]) => [id as MessageId, decodeRecord<MessagePlace>(bytes)]))
  return engine.hidden
}
