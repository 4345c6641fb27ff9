import type { ConversationId, MessageId, Statement } from '@chancery/protocol'
import type { Engine } from '../engine/engine.ts'
import { EARLY_ACT_TABLE } from '../engine/engine.ts'
import { readRecord } from '../engine/read-record.ts'
import type { Writes } from '../engine/writes.ts'
import { forgetFile } from '../vault/forget-file.ts'
import type { PlacedAct } from './fold-act.ts'
import { foldAct } from './fold-act.ts'
import type { Conversation } from './conversation.ts'
import { mayAct } from './may-act.ts'
import type { Rights } from './may-act.ts'
import { indexMessage } from './message-index.ts'
import type { MessagePlace, StoredEvidence, StoredMessage } from './stored-message.ts'
import { messageKey, messageTable } from './stored-message.ts'

/** What is pinned in a conversation, by message: the position of the act that pinned it. */
export function pinTable(conversation: ConversationId): string {
  return `pin/${conversation}`
}

/** Stores a message, once: its id is remembered for ever, whatever becomes of the message. */
export async function storeMessage(
  engine: Engine,
  writes: Writes,
  arrived: StoredMessage,
  evidence?: StoredEvidence,
): Promise<void> {
  const { id, conversation, position } = arrived
  engine.seen.add(id)
  const message = await withEarlyActs(engine, writes, arrived)
  putMessage(writes, message)
  await indexMessage(engine, writes, message)
  writes.put('message-id', id, { conversation, position } satisfies MessagePlace)
  if (evidence !== undefined) writes.put('evidence', id, evidence)
  const own = message.device === engine.keys.device
  engine.announce({ kind: 'message', conversation, position, own, stored: message })
}

/** Puts in place of a stored message what has become of it. */
export async function replaceMessage(
  engine: Engine,
  writes: Writes,
  before: StoredMessage,
  message: StoredMessage,
): Promise<void> {
  if (message === before) return
  const { conversation, position, id, isPinned, newest } = message
  putMessage(writes, message)
  await indexMessage(engine, writes, message, before)
  if (isPinned === true) writes.put(pinTable(conversation), id, newest?.['pin'] ?? position)
  else if (before.isPinned === true) writes.delete(pinTable(conversation), id)
  // Who deletes a message means its file, too.
  if (before.attachment !== undefined && message.attachment === undefined)
    await forgetFile(engine, writes, before.attachment.vault.hash)
  // Words that were changed or taken away may have been unread, and a mention among them.
  if (message.text !== before.text) engine.unread.delete(conversation)
  engine.announce({ kind: 'act', conversation, position, stored: message })
}

function putMessage(writes: Writes, message: StoredMessage): void {
  writes.put(messageTable(message.conversation), messageKey(message.position), message)
}

/** A message by its id, as it will be when `writes` are stored; `undefined` when this device does not have it. */
export async function findStored(engine: Engine, writes: Writes, id: MessageId): Promise<StoredMessage | undefined> {
  const place = await readRecord<MessagePlace>(engine, writes, 'message-id', id)
  if (place === undefined) return undefined
  const table = messageTable(place.conversation)
  const message = await readRecord<StoredMessage>(engine, writes, table, messageKey(place.position))
  return message?.id === id ? message : undefined
}

/** An act for a message that may come later, with who could do what at its place. */
interface EarlyAct extends PlacedAct {
  readonly conversation: ConversationId
  readonly rights: Rights
}

/** Keeps an act for a message that may come later. */
export async function keepEarlyAct(
  engine: Engine,
  writes: Writes,
  { id, kind, administrators, posting }: Conversation,
  about: MessageId,
  placed: PlacedAct,
): Promise<void> {
  const rights: Rights = { kind, administrators, ...(posting === undefined ? {} : { posting }) }
  const known = await readRecord<EarlyAct[]>(engine, writes, EARLY_ACT_TABLE, about)
  engine.earlyActs.add(about)
  const act: EarlyAct = { ...placed, conversation: id, rights }
  writes.put(EARLY_ACT_TABLE, about, [...(known ?? []), act])
}

/**
 * A message with what was done to it before it came here: to be called with every message that is stored, also when it comes
 * from another device’s history.
 */
export async function withEarlyActs(engine: Engine, writes: Writes, message: StoredMessage): Promise<StoredMessage> {
  if (!engine.earlyActs.delete(message.id)) return message
  const acts = await readRecord<EarlyAct[]>(engine, writes, EARLY_ACT_TABLE, message.id)
  writes.delete(EARLY_ACT_TABLE, message.id)
  const folded = (acts ?? [])
    .filter(({ conversation }) => conversation === message.conversation)
    .filter(({ rights, act, person }) => mayAct(rights, message, act, person))
    .reduce(foldAct, message)
  if (folded.isPinned === true) writes.put(pinTable(message.conversation), message.id, folded.newest?.['pin'] ?? 0)
  return folded
}

/** What people see of a change. */
export function changeOf(statement: Extract<Statement, { k: 'c' }>): NonNullable<StoredMessage['change']> {
  const { add, remove, name, admins, about, picture, posting } = statement
  return {
    ...(add === undefined ? {} : { add }),
    ...(remove === undefined ? {} : { remove }),
    ...(name === undefined ? {} : { name }),
    ...(admins === undefined ? {} : { admins }),
    ...(about === undefined ? {} : { about }),
    ...(picture === undefined ? {} : { picture: true }),
    ...(posting === undefined ? {} : { posting }),
  }
}
