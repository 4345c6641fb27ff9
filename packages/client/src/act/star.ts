import type { MessageId } from '@chancery/protocol'
import type { MessagePlace, StoredMessage } from '../conversation/stored-message.ts'
import type { Engine } from '../engine/engine.ts'
import { decodeRecord, encodeRecord } from '../engine/record.ts'
import { clientError } from '../errors.ts'
import { isHidden } from '../read/hidden.ts'
import { readMessage } from '../read/read-message.ts'

/** What this person has starred on this device: places by message, in the order of starring. Written without the lock. */
const STAR_TABLE = 'star'

/** Stars a message for this person, on this device, or takes the star away. Nobody else learns of it. */
export async function starMessage(engine: Engine, message: MessageId, isStarred: boolean): Promise<void> {
  const stored = await readMessage(engine, message)
  if (stored === undefined) throw clientError('client/not-allowed', 'This device does not have that message')
  const { conversation, position } = stored
  const place: MessagePlace = { conversation, position }
  const record = { table: STAR_TABLE, key: message }
  const stars = await loadStars(engine)
  await engine.ports.store.commit([isStarred ? { ...record, value: encodeRecord(place) } : record])
  if (isStarred) stars.set(message, place)
  else stars.delete(message)
  engine.ports.report({ kind: 'act', conversation, position, stored })
}

/** Whether this person has starred a message, as far as this program knows. */
export async function isStarred(engine: Engine, message: MessageId): Promise<boolean> {
  return (await loadStars(engine)).has(message)
}

/** Reads again whether a message is starred: another program on the same store may have changed that. */
export async function refreshStar(engine: Engine, message: MessageId): Promise<void> {
  const stars = await loadStars(engine)
  const bytes = await engine.ports.store.get(STAR_TABLE, message)
  if (bytes === undefined) stars.delete(message)
  else stars.set(message, decodeRecord<MessagePlace>(bytes))
}

/** What is starred, the last one first. Nothing is fetched. */
export async function listStarred(engine: Engine): Promise<StoredMessage[]> {
  const walk = { direction: 'back', limit: Number.MAX_SAFE_INTEGER } as const
  const places = await engine.ports.store.walk(STAR_TABLE, walk)
  const messages: StoredMessage[] = []
  for (const [id, bytes] of places) {
    const message = await readMessage(engine, decodeRecord<MessagePlace>(bytes))
    if (message === undefined || message.deletedBy !== undefined || (await isHidden(engine, id as MessageId))) continue
    messages.push(message)
  }
  return messages
}

async function loadStars(engine: Engine): Promise<Map<MessageId, MessagePlace>> {
  if (engine.stars !== undefined) return engine.stars
  const entries = await engine.ports.store.entries(STAR_TABLE)
  engine.stars ??= new Map(entries.map(([id, bytes]) => [id as MessageId, decodeRecord<MessagePlace>(bytes)]))
  return engine.stars
}
