import type { ConversationId } from '@chancery/protocol'
import type { Conversation } from '../conversation/conversation.ts'
import { contextOf } from '../conversation/conversation.ts'
import { keepOrder } from '../conversation/keep-order.ts'
import { indexMessage } from '../conversation/message-index.ts'
import { findStored, pinTable, replaceMessage, withEarlyActs } from '../conversation/store-message.ts'
import type { StoredMessage } from '../conversation/stored-message.ts'
import { messageKey, messageTable } from '../conversation/stored-message.ts'
import type { Engine } from '../engine/engine.ts'
import { readRecord } from '../engine/read-record.ts'
import type { Writes } from '../engine/writes.ts'
import { noteRead, readUpTo } from '../read/mark-read.ts'
import { foldPortrait } from '../portrait/fold-portrait.ts'
import { devicesIn } from '../portrait/tell-portrait.ts'
import type { ArchivedConversation } from './archive-record.ts'
import type { CheckedPart, CheckedRecord } from './check-part.ts'
import { newestOf } from './walk-history.ts'

/**
 * Puts a checked part among what this device has; what is there already stays as it is, unless the archive knows of later acts.
 * Nobody is notified of what was said long ago. Inside `exclusive`; gives the conversations that have changed.
 */
export async function takePart(engine: Engine, writes: Writes, part: CheckedPart): Promise<readonly ConversationId[]> {
  const touched = new Set<ConversationId>()
  for (const conversation of part.conversations) takeConversation(engine, writes, conversation)
  for (const record of part.records)
    if (await takeRecord(engine, writes, record)) touched.add(record.place.conversation)
  for (const id of touched) {
    await keepOrder(engine.ports.store, writes, id)
    engine.unread.delete(id)
    engine.announce({ kind: 'conversation', conversation: id })
  }
  return [...touched]
}

async function takeRecord(engine: Engine, writes: Writes, record: CheckedRecord): Promise<boolean> {
  const { id, place, message, evidence, portrait } = record
  const isKnown = (await readRecord(engine, writes, 'message-id', id)) !== undefined
  if (isKnown) return message !== undefined && takeNews(engine, writes, message)
  if (message !== undefined) {
    const table = messageTable(place.conversation)
    const key = messageKey(place.position)
    // Two messages never complete at one place: somebody lies, and what was first stays.
    if ((await readRecord(engine, writes, table, key)) !== undefined) return false
    const folded = await withEarlyActs(engine, writes, message)
    writes.put(table, key, folded)
    await indexMessage(engine, writes, folded)
    if (folded.isPinned === true) writes.put(pinTable(place.conversation), id, folded.newest?.['pin'] ?? place.position)
  }
  engine.seen.add(id)
  writes.put('message-id', id, place)
  if (evidence !== undefined) writes.put('evidence', id, evidence)
  // Who was there at the time is not known any more: whoever is there now counts as told.
  const devices = devicesIn(engine.conversations.get(place.conversation))
  if (portrait !== undefined) await foldPortrait(engine, writes, { ...portrait, position: place.position, devices })
  return message !== undefined
}

/** The same message, with what was done to it later. */
async function takeNews(engine: Engine, writes: Writes, message: StoredMessage): Promise<boolean> {
  const known = await findStored(engine, writes, message.id)
  if (known === undefined || known.deletedBy !== undefined) return false
  if (message.deletedBy === undefined && newestOf(message.newest) <= newestOf(known.newest)) return false
  const { tag } = known
  await replaceMessage(engine, writes, known, tag === undefined ? message : { ...message, tag })
  return true
}

/** A conversation that this device is not in is there to be read; it becomes a living one when the device is added. */
function takeConversation(engine: Engine, writes: Writes, archived: ArchivedConversation): void {
  const { id, other, status, read, joinedAt, lastAt } = archived
  const known = engine.conversations.get(id)
  if (known === undefined) {
    engine.saveConversation(writes, {
      ...contextOf(archived),
      id,
      ...(other === undefined ? {} : { other }),
      status: status === 'left' ? 'left' : 'removed',
      epochs: [],
      heads: {},
      marks: {},
      read,
      joinedAt,
      lastAt,
      wishes: {},
    })
    return
  }
  // As long as nothing was read here, this device knows no more than that it came later.
  const isUnread = readUpTo(engine, id) === known.joinedAt && read < known.joinedAt
  const merged: Conversation = {
    ...known,
    ...(known.other === undefined && other !== undefined ? { other } : {}),
    ...(isUnread ? { read } : {}),
    joinedAt: Math.min(known.joinedAt, joinedAt),
    lastAt: Math.max(known.lastAt, lastAt),
  }
  engine.saveConversation(writes, merged)
  if (!isUnread) noteRead(engine, writes, id, read)
}
