import type { ConversationId } from '@chancery/protocol'
import { EVERYBODY } from '@chancery/protocol'
import { messageKey } from '../conversation/stored-message.ts'
import type { StoredMessage } from '../conversation/stored-message.ts'
import type { Engine } from '../engine/engine.ts'
import { decodeRecord } from '../engine/record.ts'
import { readUpTo } from './mark-read.ts'
import { hiddenIn } from './hidden.ts'
import type { UnreadState } from './unread-state.ts'

/** What others have written and this person has not read. */
export interface Unread {
  readonly count: number
  /** Whether one of them mentions this person, and how many do. */
  readonly isMentioned: boolean
  readonly mentions: number
  /** Board position of the first. */
  readonly first?: number
}

/** That all is read, as almost everywhere, the newest message tells by itself. */
const FIRST_STEP = 1
const STEP = 64

/** What is unread in a conversation. Nothing is fetched, and only messages that have come since the last call are looked at. */
export async function unreadOf(engine: Engine, conversation: ConversationId): Promise<Unread> {
  const known = engine.unread.get(conversation)
  const read = readUpTo(engine, conversation)
  const fresh = await newerThan(engine, conversation, known?.upTo ?? '', read)
  const texts = [...(known?.texts ?? []), ...fresh.texts].filter(({ position }) => position >= read)
  engine.unread.set(conversation, { upTo: fresh.upTo ?? known?.upTo ?? '', texts })
  const mentions = texts.filter((text) => text.mentions).length
  const [first] = texts
  return {
    count: texts.length,
    isMentioned: mentions > 0,
    mentions,
    ...(first === undefined ? {} : { first: first.position }),
  }
}

async function newerThan(
  engine: Engine,
  conversation: ConversationId,
  upTo: string,
  read: number,
): Promise<{ readonly upTo?: string; readonly texts: UnreadState['texts'] }> {
  const oldest = messageKey(read)
  const hidden = await hiddenIn(engine, conversation)
  const texts: { position: number; mentions: boolean }[] = []
  let newest: string | undefined
  let from: string | undefined
  for (let step = FIRST_STEP; ; step = STEP) {
    const walk = { direction: 'back', limit: step, ...(from === undefined ? {} : { from }) } as const
    const records = await engine.ports.store.walk(`message/${conversation}`, walk)
    newest ??= records[0]?.[0]
    for (const [key, bytes] of records) {
      if (key <= upTo || key < oldest) return { ...(newest === undefined ? {} : { upTo: newest }), texts }
      const message = decodeRecord<StoredMessage>(bytes)
      if (isFromOthers(engine, message) && !hidden.has(message.position))
        texts.unshift({ position: message.position, mentions: mentionsSelf(engine, message) })
    }
    if (records.length < step) return { ...(newest === undefined ? {} : { upTo: newest }), texts }
    from = records.at(-1)?.[0]
  }
}

function isFromOthers(engine: Engine, { kind, person, deletedBy }: StoredMessage): boolean {
  return kind === 'text' && person !== engine.account.person && deletedBy === undefined
}

function mentionsSelf(engine: Engine, { mentions }: StoredMessage): boolean {
  return mentions?.some(({ person }) => person === engine.account.person || person === EVERYBODY) ?? false
}
