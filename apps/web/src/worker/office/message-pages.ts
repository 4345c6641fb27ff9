import type { Engine, Recipient } from '@chancery/client'
import { knownDirect, listWaiting, pageMessages } from '@chancery/client'
import type { ConversationId, PersonId } from '@chancery/protocol'
import type { MessagePage, MessageSlice } from '../../contract/calls.ts'
import type { ConversationKey, MessageRow } from '../../contract/topics.ts'
import type { MessageRows } from './message-rows.ts'

const MAX_ROWS = 500

/** The person whom a key of a conversation without a beginning names. */
export function strangerOf(key: ConversationKey): PersonId | undefined {
  return key.startsWith('with.') ? (key.slice('with.'.length) as PersonId) : undefined
}

/** The conversation that a key stands for; `undefined` while it has not begun. */
export function conversationOf(engine: Engine, key: ConversationKey): ConversationId | undefined {
  const stranger = strangerOf(key)
  return stranger === undefined ? (key as ConversationId) : knownDirect(engine, stranger)?.id
}

/** Who is written to in a conversation. */
export function recipientOf(key: ConversationKey): Recipient {
  const person = strangerOf(key)
  return person === undefined
    ? { kind: 'conversation', conversation: key as ConversationId }
    : { kind: 'person', person }
}

/** Rows of a conversation around a place. Behind the newest stands what is still on its way. */
export async function readPage(
  engine: Engine,
  rows: MessageRows,
  input: { readonly conversation: ConversationKey; readonly slice: MessageSlice; readonly limit: number },
): Promise<MessagePage> {
  const { slice } = input
  const limit = Math.min(Math.max(Math.trunc(input.limit), 1), MAX_ROWS)
  const id = conversationOf(engine, input.conversation)
  const key = id ?? input.conversation
  // Before the messages: what arrives meanwhile is in both lists then, and in neither the other way round.
  const waiting = (await listWaiting(engine)).filter((one) => rows.keyOf(one) === key)
  const page =
    id === undefined ? { messages: [], isOldest: true, isNewest: true } : await pageMessages(engine, id, slice, limit)
  const stored: MessageRow[] = []
  for (const message of page.messages) stored.push(await rows.stored(message))
  const known = new Set(stored.map((row) => row.key))
  const unsent: MessageRow[] = []
  for (const one of waiting) if (page.isNewest && !known.has(one.tag)) unsent.push(await rows.waiting(one))
  const first = page.unread === undefined ? undefined : stored.find((row) => row.position === page.unread?.first)
  return {
    rows: [...stored, ...unsent],
    isOldest: page.isOldest,
    isNewest: page.isNewest,
    ...(page.unread === undefined || first === undefined
      ? {}
      : { unread: { key: first.key, count: page.unread.count } }),
  }
}
