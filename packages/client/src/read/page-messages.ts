import type { ConversationId, MessageId } from '@chancery/protocol'
import type { MessagePlace, StoredMessage } from '../conversation/stored-message.ts'
import { dayAt, dayIndexOf } from '../conversation/message-index.ts'
import { messageKey, messageTable } from '../conversation/stored-message.ts'
import type { Engine } from '../engine/engine.ts'
import { decodeRecord } from '../engine/record.ts'
import type { StoreWalk } from '../ports/store.ts'
import { hiddenIn } from './hidden.ts'
import { unreadOf } from './unread.ts'

/**
 * Which messages: the newest, those around the first unread, around a message, around the first one at or after a board time (in
 * seconds), right before or right after a board position.
 */
export type MessageSlice =
  | { readonly at: 'end' | 'unread' }
  | { readonly at: 'time'; readonly time: number }
  | { readonly at: 'message'; readonly message: MessageId }
  | { readonly at: 'before' | 'after'; readonly position: number }

/** Some messages of a conversation, in board order. `isOldest`, `isNewest`: there are none beyond. */
export interface MessagePage {
  readonly messages: readonly StoredMessage[]
  readonly isOldest: boolean
  readonly isNewest: boolean
  /** For `at: 'unread'`, unless all is read: position of the first unread text, and how many there are. */
  readonly unread?: { readonly first: number; readonly count: number }
}

type Part = Pick<MessagePage, 'messages'> & { readonly isEnd: boolean }

/** How much of a page stands before the place it is about. */
const SHARE_BEFORE = 1 / 3

/**
 * At most `limit` messages of a conversation, with as much reading as that takes, however long the conversation is. A
 * message that this device does not have is where the conversation ends; what this person has deleted for themselves is
 * not there. Nothing is fetched, nothing waited for.
 */
export async function pageMessages(
  engine: Engine,
  conversation: ConversationId,
  slice: MessageSlice,
  limit: number,
): Promise<MessagePage> {
  switch (slice.at) {
    case 'end':
      return newest(engine, conversation, limit)
    case 'before': {
      const before = await part(
        engine,
        conversation,
        'back',
        limit,
        await keyBehind(engine, conversation, slice.position),
      )
      return { messages: before.messages, isOldest: before.isEnd, isNewest: false }
    }
    case 'after': {
      const after = await part(
        engine,
        conversation,
        'forth',
        limit,
        await keyUpTo(engine, conversation, slice.position),
      )
      return { messages: after.messages, isOldest: false, isNewest: after.isEnd }
    }
    case 'message': {
      const place = await placeOf(engine, conversation, slice.message)
      return place === undefined ? newest(engine, conversation, limit) : around(engine, conversation, place, limit)
    }
    case 'time': {
      const place = await firstSince(engine, conversation, slice.time)
      return place === undefined ? newest(engine, conversation, limit) : around(engine, conversation, place, limit)
    }
    case 'unread': {
      const { first, count } = await unreadOf(engine, conversation)
      if (first === undefined) return newest(engine, conversation, limit)
      return { ...(await around(engine, conversation, first, limit)), unread: { first, count } }
    }
  }
}

async function newest(engine: Engine, conversation: ConversationId, limit: number): Promise<MessagePage> {
  const { messages, isEnd } = await part(engine, conversation, 'back', limit)
  return { messages, isOldest: isEnd, isNewest: true }
}

/** A page with the message at `position` in it; where one side has too few, the other has more. */
async function around(
  engine: Engine,
  conversation: ConversationId,
  position: number,
  limit: number,
): Promise<MessagePage> {
  const from = await keyBehind(engine, conversation, position)
  const wanted = Math.min(limit - 1, Math.floor(limit * SHARE_BEFORE))
  const before = await part(engine, conversation, 'back', wanted, from)
  const room = limit - before.messages.length
  const start = await keyBefore(engine, conversation, position)
  const after = await part(engine, conversation, 'forth', room, start)
  if (after.messages.length === room || before.isEnd)
    return { messages: [...before.messages, ...after.messages], isOldest: before.isEnd, isNewest: after.isEnd }
  return newest(engine, conversation, limit)
}

/** Messages in one direction, in board order, and whether that is all there is. */
async function part(
  engine: Engine,
  conversation: ConversationId,
  direction: StoreWalk['direction'],
  limit: number,
  from?: string,
): Promise<Part> {
  const hidden = await hiddenIn(engine, conversation)
  const found: StoredMessage[] = []
  let [at, isEnd] = [from, false]
  // One more than asked for tells whether there is more.
  while (found.length <= limit && !isEnd) {
    const step = limit + 1 - found.length
    const walk: StoreWalk = { direction, limit: step, ...(at === undefined ? {} : { from: at }) }
    const records = await engine.ports.store.walk(messageTable(conversation), walk)
    const messages = records.map(([, bytes]) => decodeRecord<StoredMessage>(bytes))
    found.push(...messages.filter(({ position }) => !hidden.has(position)))
    at = records.at(-1)?.[0]
    isEnd = records.length < step
  }
  const messages = found.slice(0, limit)
  if (direction === 'back') messages.reverse()
  return { messages, isEnd: found.length <= limit }
}

/** The key from which a walk back begins with the newest message before `position`; `undefined` when that is the newest of all. */
async function keyBehind(engine: Engine, conversation: ConversationId, position: number): Promise<string | undefined> {
  const table = messageTable(conversation)
  const wanted = messageKey(position)
  if ((await engine.ports.store.get(table, wanted)) !== undefined) return wanted
  return (await passed(engine, table, wanted)).at
}

/** The key from which a walk forth begins with the oldest message after `position`; `undefined` when that is the oldest of all. */
async function keyUpTo(engine: Engine, conversation: ConversationId, position: number): Promise<string | undefined> {
  const table = messageTable(conversation)
  const wanted = messageKey(position)
  if ((await engine.ports.store.get(table, wanted)) !== undefined) return wanted
  return (await passed(engine, table, wanted)).before
}

/** As {@link keyUpTo}, but the walk begins with the message at `position` itself. */
async function keyBefore(engine: Engine, conversation: ConversationId, position: number): Promise<string | undefined> {
  const table = messageTable(conversation)
  const wanted = messageKey(position)
  if ((await engine.ports.store.get(table, wanted)) === undefined) return (await passed(engine, table, wanted)).before
  const [previous] = await engine.ports.store.walk(table, { direction: 'back', limit: 1, from: wanted })
  return previous?.[0]
}

const STEP = 256

/** Position of the first message at or after a board time; `undefined` when there is none. */
async function firstSince(engine: Engine, conversation: ConversationId, time: number): Promise<number | undefined> {
  const days = await dayIndexOf(engine, conversation)
  const at = days.find(([day]) => day >= dayAt(time))
  if (at === undefined) return undefined
  const [, first] = at
  const table = messageTable(conversation)
  for (let from = await keyBefore(engine, conversation, first); ;) {
    const records = await engine.ports.store.walk(table, {
      direction: 'forth',
      limit: STEP,
      ...(from === undefined ? {} : { from }),
    })
    const found = records.map(([, bytes]) => decodeRecord<StoredMessage>(bytes)).find((one) => one.anchorTime >= time)
    if (found !== undefined || records.length < STEP) return found?.position
    from = records.at(-1)?.[0]
  }
}

/** Looks for a place where no message stands: the key at or after it, and the one before it. */
async function passed(
  engine: Engine,
  table: string,
  wanted: string,
): Promise<{ readonly at?: string; readonly before?: string }> {
  let at: string | undefined
  for (;;) {
    const walk: StoreWalk = { direction: 'back', limit: STEP, ...(at === undefined ? {} : { from: at }) }
    const records = await engine.ports.store.walk(table, walk)
    for (const [key] of records) {
      if (key < wanted) return { before: key, ...(at === undefined ? {} : { at }) }
      at = key
    }
    if (records.length < STEP) return at === undefined ? {} : { at }
  }
}

async function placeOf(engine: Engine, conversation: ConversationId, message: MessageId): Promise<number | undefined> {
  const stored = await engine.ports.store.get('message-id', message)
  const place = stored === undefined ? undefined : decodeRecord<MessagePlace>(stored)
  return place?.conversation === conversation ? place.position : undefined
}
