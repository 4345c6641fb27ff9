import { decodeSignedDocument, decodeStatement } from '@chancery/protocol'
import { mentionsFrom } from '../conversation/stored-message.ts'
import type { Engine } from '../engine/engine.ts'
import { decodeRecord } from '../engine/record.ts'
import type { OutboxEntry } from '../outbox/outbox-entry.ts'
import type { Recipient } from '../people/recipient.ts'
import type { Decision, Letter } from './letter.ts'
import { DECISION_TABLE, LETTER_TABLE, recipientKey } from './letter.ts'
import type { WaitingText } from './waiting-text.ts'

/**
 * The texts that are still on their way, oldest first; to one recipient or to all. Nothing is fetched, nothing waited for. One
 * that arrives meanwhile may be in this list and among the messages: they have the same tag.
 */
export async function listWaiting(engine: Engine, to?: Recipient): Promise<WaitingText[]> {
  const { store } = engine.ports
  // Letters first: one that moves on meanwhile is in both lists then, and in none the other way round.
  const letters = await store.walk(LETTER_TABLE, { direction: 'forth', limit: Number.MAX_SAFE_INTEGER })
  const outbox = await store.entries('outbox')
  const texts = new Map<string, WaitingText>()
  for (const [, bytes] of outbox) {
    const waiting = waitingEntry(engine, decodeRecord<OutboxEntry>(bytes))
    if (waiting !== undefined) texts.set(waiting.tag, waiting)
  }
  for (const [tag, bytes] of letters)
    if (!texts.has(tag)) texts.set(tag, waitingLetter(engine, tag, decodeRecord<Letter>(bytes)))
  await applyDecisions(engine, texts)
  const wanted = to === undefined ? undefined : recipientKey(to)
  return heldBack([...texts.values()]).filter((one) => wanted === undefined || recipientKey(one.to) === wanted)
}

/** Behind one that failed, the others to the same recipient wait. */
function heldBack(texts: readonly WaitingText[]): WaitingText[] {
  const held = new Set<string>()
  return texts.map((text) => {
    const key = recipientKey(text.to)
    if (text.state === 'failed') held.add(key)
    return text.state === 'sending' && held.has(key) ? { ...text, state: 'waiting' } : text
  })
}

async function applyDecisions(engine: Engine, texts: Map<string, WaitingText>): Promise<void> {
  for (const { tag, decision } of await storedDecisions(engine)) {
    const text = texts.get(tag)
    if (text === undefined) continue
    if (decision === 'discard') texts.delete(tag)
    else texts.set(tag, retried(engine, text))
  }
}

/** The decisions that are not carried out yet, in order, with their keys in the store. */
export async function storedDecisions(engine: Engine): Promise<(Decision & { readonly key: string })[]> {
  const { store } = engine.ports
  const stored = await store.walk(DECISION_TABLE, { direction: 'forth', limit: Number.MAX_SAFE_INTEGER })
  return stored.map(([key, bytes]) => ({ key, ...decodeRecord<Decision>(bytes) }))
}

/** The same text, to be tried again. */
export function retried(engine: Engine, { failure: _past, ...text }: WaitingText): WaitingText {
  return { ...text, state: movingState(engine) }
}

function movingState(engine: Engine): 'sending' | 'waiting' {
  return engine.network === 'online' ? 'sending' : 'waiting'
}

/** A letter as people see it. */
export function waitingLetter(engine: Engine, tag: string, { failure, ...letter }: Letter): WaitingText {
  return failure === undefined
    ? { tag, ...letter, state: movingState(engine) }
    : { tag, ...letter, state: 'failed', failure }
}

/** A text in the outbox as people see it; `undefined` for everything else there. */
export function waitingEntry(engine: Engine, entry: OutboxEntry): WaitingText | undefined {
  const content = entry.draft ?? signedText(entry)
  if (content === undefined) return undefined
  const { conversation, failure, message, tag = entry.sequence } = entry
  const isStuck = engine.conversations.get(conversation)?.status === 'stuck'
  return {
    tag,
    to: { kind: 'conversation', conversation },
    ...content,
    ...(message === undefined ? {} : { message }),
    ...(failure === undefined ? {} : { failure }),
    state: failure !== undefined ? 'failed' : isStuck ? 'waiting' : movingState(engine),
  }
}

function signedText({ payload }: OutboxEntry): OutboxEntry['draft'] {
  const document = payload?.kind === 'statement' ? decodeSignedDocument(payload.bytes) : undefined
  const statement = document === undefined ? undefined : decodeStatement(document.json)
  if (statement?.k !== 't') return undefined
  return {
    text: statement.m,
    time: statement.t[0],
    ...(statement.n === undefined ? {} : { mentions: mentionsFrom(statement.n) }),
    ...(statement.q === undefined ? {} : { answers: statement.q }),
  }
}
