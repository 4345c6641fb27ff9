import type { ConversationId, MessageId } from '@chancery/protocol'
import type { Conversation } from '../conversation/conversation.ts'
import { contextOf } from '../conversation/conversation.ts'
import type { MessagePlace, StoredEvidence, StoredMessage } from '../conversation/stored-message.ts'
import { messageKey, messageTable } from '../conversation/stored-message.ts'
import type { Engine } from '../engine/engine.ts'
import { decodeRecord } from '../engine/record.ts'
import { readUpTo } from '../read/mark-read.ts'
import type { ArchivedConversation, ArchiveRecord } from './archive-record.ts'
import { packEvidence } from './pack-evidence.ts'

/** How far a walk has come; plain data, so that it can be stored. */
export interface WalkPlace {
  /** What is left: conversations, the one that is being walked first. When there is none, statements that are not shown. */
  readonly conversations: readonly ConversationId[]
  /** The key behind which it goes on, in the table that is being walked. */
  readonly from?: string
  readonly isDone?: true
}

/** Some records, where the walk goes on, and how many messages are among them. */
export interface WalkStep {
  readonly records: readonly ArchiveRecord[]
  readonly next: WalkPlace
  readonly messages: number
}

/** So many messages make a part: small enough to be taken in at once, large enough that padding costs little. */
export const PART_MESSAGES = 1000
const STEP = 250

/** The beginning of a walk: conversations with the newest message first; each from its oldest message on, as they are stored. */
export function beginWalk(engine: Engine): WalkPlace {
  const sorted = [...engine.conversations.values()].sort((a, b) => b.lastAt - a.lastAt)
  return { conversations: sorted.map(({ id }) => id) }
}

/**
 * The records of one part. With `since`, a board position, only what is new or was changed from there on. Nothing is locked:
 * what changes meanwhile is in a later part, or comes over the board.
 */
export async function walkHistory(engine: Engine, place: WalkPlace, since = 0): Promise<WalkStep> {
  const part = new Part(engine)
  let { conversations, from } = place
  while (conversations.length > 0) {
    const id = conversations[0] as ConversationId
    const conversation = engine.conversations.get(id)
    if (conversation !== undefined && from === undefined)
      part.add({ kind: 'conversation', conversation: factsOf(engine, conversation) })
    from = await walkMessages(part, id, from, since)
    if (from !== undefined) return part.step({ conversations, from })
    conversations = conversations.slice(1)
    if (part.messages >= PART_MESSAGES) return part.step({ conversations })
  }
  from = await walkStatements(part, from, since)
  return part.step(from === undefined ? { conversations, isDone: true } : { conversations, from })
}

/** Messages of a conversation until the part is full. Gives where to go on, `undefined` at its end. */
async function walkMessages(
  part: Part,
  conversation: ConversationId,
  start: string | undefined,
  since: number,
): Promise<string | undefined> {
  for (let from = start; ;) {
    const rows = await walk(part.engine, messageTable(conversation), from)
    for (const [key, bytes] of rows) {
      from = key
      const { tag: _own, ...message } = decodeRecord<StoredMessage>(bytes)
      if (!isSince(message, since)) continue
      await part.addMessage(message)
      if (part.messages >= PART_MESSAGES) return from
    }
    if (rows.length < STEP) return undefined
  }
}

/** Statements that no message stands for. */
async function walkStatements(part: Part, start: string | undefined, since: number): Promise<string | undefined> {
  for (let from = start; ;) {
    const rows = await walk(part.engine, 'message-id', from)
    for (const [key, bytes] of rows) {
      from = key
      const place = decodeRecord<MessagePlace>(bytes)
      if (place.position < since) continue
      await part.addStatement(key as MessageId, place)
      if (part.statements >= PART_MESSAGES) return from
    }
    if (rows.length < STEP) return undefined
  }
}

function walk(
  { ports: { store } }: Engine,
  table: string,
  from: string | undefined,
): Promise<readonly (readonly [string, Uint8Array])[]> {
  return store.walk(table, { direction: 'forth', limit: STEP, ...(from === undefined ? {} : { from }) })
}

/** Whether it is new, or something was done to it, since a position. */
function isSince({ position, newest }: StoredMessage, since: number): boolean {
  return position >= since || newestOf(newest) >= since
}

/** Position of the newest act on a message; -1 for none. */
export function newestOf(newest: StoredMessage['newest']): number {
  const positions = Object.entries(newest ?? {}).filter(([name]) => name !== 'edited at')
  return Math.max(-1, ...positions.map(([, position]) => position))
}

function factsOf(engine: Engine, conversation: Conversation): ArchivedConversation {
  const { id, other, status, joinedAt, lastAt } = conversation
  const read = readUpTo(engine, id)
  return { ...contextOf(conversation), id, ...(other === undefined ? {} : { other }), status, read, joinedAt, lastAt }
}

class Part {
  readonly engine: Engine
  readonly #records: ArchiveRecord[] = []
  readonly #anchors = new Set<number>()
  messages = 0
  statements = 0

  constructor(engine: Engine) {
    this.engine = engine
  }

  add(record: ArchiveRecord): void {
    this.#records.push(record)
  }

  async addMessage(message: StoredMessage): Promise<void> {
    const evidence = await this.#evidence(message.id)
    this.add({ kind: 'message', message, ...evidence })
    this.messages++
  }

  async addStatement(id: MessageId, place: MessagePlace): Promise<void> {
    const { store } = this.engine.ports
    const shown = await store.get(messageTable(place.conversation), messageKey(place.position))
    if (shown !== undefined && decodeRecord<StoredMessage>(shown).id === id) return
    this.add({ kind: 'statement', id, place, ...(await this.#evidence(id)) })
    this.statements++
  }

  step(next: WalkPlace): WalkStep {
    return { records: this.#records, next, messages: this.messages }
  }

  async #evidence(id: MessageId): Promise<Pick<Extract<ArchiveRecord, { kind: 'message' }>, 'evidence'>> {
    const bytes = await this.engine.ports.store.get('evidence', id)
    if (bytes === undefined) return {}
    const evidence = decodeRecord<StoredEvidence>(bytes)
    const { position, cell } = evidence.anchor
    if (!this.#anchors.has(position)) this.add({ kind: 'anchor', position, cell })
    this.#anchors.add(position)
    return { evidence: packEvidence(evidence) }
  }
}
