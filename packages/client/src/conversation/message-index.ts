import type { ConversationId } from '@chancery/protocol'
import type { Engine } from '../engine/engine.ts'
import { readRecord } from '../engine/read-record.ts'
import { decodeRecord } from '../engine/record.ts'
import { Writes } from '../engine/writes.ts'
import type { DayIndex } from './day-index.ts'
import type { StoredMessage } from './stored-message.ts'
import { messageTable } from './stored-message.ts'

/** What a message can be found by, beside its words. */
export type MediaKind = 'photo' | 'voice' | 'file' | 'link'

/** {@link DayIndex} by conversation. Without a record, a conversation from before there were indexes is not indexed yet. */
const DAY_TABLE = 'message-days'
const DAY_SECONDS = 86_400
/** Positions of media are kept in lists, one for so many positions of the board. */
const LIST_SPAN = 2 ** 20
const STEP = 500
const LINK = /\bhttps?:\/\/\S/i

/** Positions of messages with something attached, in lists by the part of the board. */
function mediaTable(conversation: ConversationId, kind: MediaKind): string {
  return `media/${conversation}/${kind}`
}

function listKey(position: number): string {
  return String(Math.floor(position / LIST_SPAN)).padStart(8, '0')
}

/** The UTC day of a board time in seconds. */
export function dayAt(seconds: number): number {
  return Math.floor(seconds / DAY_SECONDS)
}

/** Puts a message into the indexes, or what has become of it in the place of what it was `before`. */
export async function indexMessage(
  engine: Engine,
  writes: Writes,
  message: StoredMessage,
  before?: StoredMessage,
): Promise<void> {
  if (before === undefined) await indexDay(engine, writes, message)
  const was = mediaOf(before)
  const is = mediaOf(message)
  if (was === is) return
  if (was !== undefined) await changeMedia(engine, writes, message, was, (list) => without(list, message.position))
  if (is !== undefined) await changeMedia(engine, writes, message, is, (list) => inserted(list, message.position))
}

function mediaOf(message: StoredMessage | undefined): MediaKind | undefined {
  if (message === undefined || message.deletedBy !== undefined) return undefined
  if (message.attachment !== undefined) return message.attachment.kind
  return LINK.test(message.text ?? '') ? 'link' : undefined
}

function without(list: readonly number[], position: number): number[] {
  return list.filter((one) => one !== position)
}

function inserted(list: readonly number[], position: number): number[] {
  const last = list.at(-1)
  if (last === undefined || last < position) return [...list, position]
  return [...new Set([...list, position])].sort((a, b) => a - b)
}

async function changeMedia(
  engine: Engine,
  writes: Writes,
  { conversation, position }: StoredMessage,
  kind: MediaKind,
  change: (list: readonly number[]) => number[],
): Promise<void> {
  const table = mediaTable(conversation, kind)
  const list = await readRecord<number[]>(engine, writes, table, listKey(position))
  writes.put(table, listKey(position), change(list ?? []))
}

async function indexDay(engine: Engine, writes: Writes, message: StoredMessage): Promise<void> {
  const { conversation, position, anchorTime } = message
  const known = engine.dayIndexes.get(conversation) ?? (await readDays(engine, writes, conversation))
  engine.dayIndexes.set(conversation, known)
  if (known === 'missing') return
  const next = withDay(known, dayAt(anchorTime), position)
  if (next === known) return
  engine.dayIndexes.set(conversation, next)
  writes.put(DAY_TABLE, conversation, next)
}

/** The index of a conversation without messages begins empty. */
async function readDays(engine: Engine, writes: Writes, conversation: ConversationId): Promise<DayIndex | 'missing'> {
  const stored = await readRecord<DayIndex>(engine, writes, DAY_TABLE, conversation)
  if (stored !== undefined) return stored
  const walk = { direction: 'forth', limit: 1 } as const
  return (await engine.ports.store.walk(messageTable(conversation), walk)).length === 0 ? [] : 'missing'
}

function withDay(days: DayIndex, day: number, position: number): DayIndex {
  const [lastDay = -1, lastPosition = -1] = days.at(-1) ?? []
  if (lastDay === day && lastPosition <= position) return days
  const known = days.find(([one]) => one === day)
  if (known !== undefined && known[1] <= position) return days
  const others = days.filter((one) => one !== known)
  return [...others, [day, position] as const].sort(([a], [b]) => a - b)
}

/** Where the days of a conversation begin. Built once for a conversation from before there were indexes. */
export async function dayIndexOf(engine: Engine, conversation: ConversationId): Promise<DayIndex> {
  await requireIndex(engine, conversation)
  const stored = await engine.ports.store.get(DAY_TABLE, conversation)
  return stored === undefined ? [] : decodeRecord<DayIndex>(stored)
}

/** Positions of messages of a kind, ascending. */
export async function mediaPositions(
  engine: Engine,
  conversation: ConversationId,
  kind: MediaKind,
): Promise<readonly number[]> {
  await requireIndex(engine, conversation)
  const lists = await engine.ports.store.entries(mediaTable(conversation, kind))
  return lists.flatMap(([, bytes]) => decodeRecord<number[]>(bytes))
}

async function requireIndex(engine: Engine, conversation: ConversationId): Promise<void> {
  if ((await engine.ports.store.get(DAY_TABLE, conversation)) !== undefined) return
  const walk = { direction: 'forth', limit: 1 } as const
  if ((await engine.ports.store.walk(messageTable(conversation), walk)).length === 0) return
  await engine.exclusive(async () => {
    const writes = new Writes()
    if ((await engine.ports.store.get(DAY_TABLE, conversation)) !== undefined) return
    engine.dayIndexes.set(conversation, [])
    await eachMessage(engine, conversation, (message) => indexMessage(engine, writes, message))
    await engine.commit(writes)
  })
}

async function eachMessage(
  engine: Engine,
  conversation: ConversationId,
  take: (message: StoredMessage) => Promise<void>,
): Promise<void> {
  for (let from: string | undefined; ;) {
    const walk = { direction: 'forth', limit: STEP, ...(from === undefined ? {} : { from }) } as const
    const records = await engine.ports.store.walk(messageTable(conversation), walk)
    for (const [, bytes] of records) await take(decodeRecord<StoredMessage>(bytes))
    if (records.length < STEP) return
    from = records.at(-1)?.[0]
  }
}
