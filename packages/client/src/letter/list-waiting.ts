import type { ConversationId } from '@chancery/protocol'
import type { Engine } from '../engine/engine.ts'
import { decodeRecord } from '../engine/record.ts'
import type { OutboxEntry } from '../outbox/outbox-entry.ts'
import type { Recipient } from '../people/recipient.ts'
import { draftOf } from './draft-body.ts'
import type { Decision, Letter } from './letter.ts'
import { DECISION_TABLE, LETTER_TABLE } from './letter.ts'
import { recipientKey } from './recipient-key.ts'
import type { WaitingAct, WaitingText } from './waiting-text.ts'

/**
 * The texts that are still on their way, oldest first; to one recipient or to all. Nothing is fetched, nothing waited for. One
 * that arrives meanwhile may be in this list and among the messages: they have the same tag.
 */
export async function listWaiting(engine: Engine, to?: Recipient): Promise<WaitingText[]> {
  const { letters, outbox } = await readWaiting(engine)
  const texts = new Map<string, WaitingText>()
  for (const entry of outbox) {
    const waiting = waitingEntry(engine, entry)
    if (waiting !== undefined) texts.set(waiting.tag, waiting)
  }
  for (const [tag, letter] of letters) {
    const waiting = texts.has(tag) ? undefined : waitingLetter(engine, tag, letter)
    if (waiting !== undefined) texts.set(tag, waiting)
  }
  await applyDecisions(engine, texts)
  const all = heldBack(engine, [...texts.values()])
  if (to === undefined) return all
  const wanted = recipientKey(engine, to)
  return all.filter((one) => recipientKey(engine, one.to) === wanted)
}

/** What this person does to messages and that is still on its way, oldest first; in one conversation or in all. Nothing is fetched. */
export async function listWaitingActs(engine: Engine, conversation?: ConversationId): Promise<WaitingAct[]> {
  const { letters, outbox } = await readWaiting(engine)
  const acts = new Map<string, WaitingAct>()
  for (const entry of outbox) {
    const draft = draftOf(entry)
    if (draft === undefined || !('act' in draft)) continue
    const { sequence, tag = sequence } = entry
    acts.set(tag, { tag, conversation: entry.conversation, act: draft.act, time: draft.time })
  }
  for (const [tag, letter] of letters)
    if ('act' in letter && letter.to.kind === 'conversation' && !acts.has(tag))
      acts.set(tag, { tag, conversation: letter.to.conversation, act: letter.act, time: letter.time })
  return [...acts.values()].filter((one) => conversation === undefined || one.conversation === conversation)
}

async function readWaiting(engine: Engine): Promise<{
  readonly letters: readonly (readonly [tag: string, letter: Letter])[]
  readonly outbox: readonly OutboxEntry[]
}> {
  const { store } = engine.ports
  // Letters first: one that moves on meanwhile is in both lists then, and in none the other way round.
  const letters = await store.walk(LETTER_TABLE, { direction: 'forth', limit: Number.MAX_SAFE_INTEGER })
  const outbox = await store.entries('outbox')
  return {
    letters: letters.map(([tag, bytes]) => [tag, decodeRecord<Letter>(bytes)] as const),
    outbox: outbox.map(([, bytes]) => decodeRecord<OutboxEntry>(bytes)),
  }
}

/** Behind one that failed, the others to the same recipient wait. */
function heldBack(engine: Engine, texts: readonly WaitingText[]): WaitingText[] {
  const held = new Set<string>()
  return texts.map((text) => {
    const key = recipientKey(engine, text.to)
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

/** A letter as people see it; `undefined` when it is not a text. */
export function waitingLetter(engine: Engine, tag: string, letter: Letter): WaitingText | undefined {
  if ('act' in letter) return undefined
  return { tag, ...letter, state: letter.failure === undefined ? movingState(engine) : 'failed' }
}

/** A text in the outbox as people see it; `undefined` for everything else there. */
export function waitingEntry(engine: Engine, entry: OutboxEntry): WaitingText | undefined {
  const draft = draftOf(entry)
  if (draft === undefined || 'act' in draft) return undefined
  const { conversation, failure, message, tag = entry.sequence } = entry
  const isStuck = engine.conversations.get(conversation)?.status === 'stuck'
  return {
    tag,
    to: { kind: 'conversation', conversation },
    ...draft,
    ...(message === undefined ? {} : { message }),
    ...(failure === undefined ? {} : { failure }),
    state: failure !== undefined ? 'failed' : isStuck ? 'waiting' : movingState(engine),
  }
}
