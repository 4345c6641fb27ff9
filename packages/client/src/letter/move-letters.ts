import type { ConversationId, PersonId } from '@chancery/protocol'
import { knownDirect } from '../conversation/known-direct.ts'
import { mayPost } from '../conversation/may-act.ts'
import type { Engine } from '../engine/engine.ts'
import { decodeRecord } from '../engine/record.ts'
import type { Writes } from '../engine/writes.ts'
import type { OutboxEntry } from '../outbox/outbox-entry.ts'
import { queueDraft } from '../outbox/queue.ts'
import { uploadState } from '../vault/vault.ts'
import { ADMINISTRATORS_ONLY, tellLostAct } from './fail-entry.ts'
import type { Failure, Letter } from './letter.ts'
import { DECISION_TABLE, LETTER_TABLE, TAG_TABLE } from './letter.ts'
import { storedDecisions, waitingEntry, waitingLetter } from './list-waiting.ts'
import { recipientKey } from './recipient-key.ts'

const NOT_A_MEMBER: Failure = { code: 'client/not-allowed', text: 'You are no longer in this conversation' }
const NOT_AN_ADMINISTRATOR: Failure = { code: 'client/not-allowed', text: ADMINISTRATORS_ONLY }

/**
 * Carries out what people decided about their texts, then moves letters into the outbox: texts in order, and what has files in
 * its own order, as they are uploaded. Gives the people with whom a conversation must be begun first. Inside `exclusive`; the caller commits.
 */
export async function moveLetters(engine: Engine, writes: Writes): Promise<readonly PersonId[]> {
  const { discarded, retried } = await carryOut(engine, writes)
  const { store } = engine.ports
  const strangers = new Set<PersonId>()
  const held = new Set<string>()
  const uploading = new Set<string>()
  for (const [tag, bytes] of await store.walk(LETTER_TABLE, { direction: 'forth', limit: Number.MAX_SAFE_INTEGER })) {
    // Written again while it was being moved: it is in the outbox, on the board, or forgotten.
    if (discarded.has(tag) || (await store.get(TAG_TABLE, tag)) !== undefined) {
      forgetLetter(writes, tag)
      continue
    }
    const stored = decodeRecord<Letter>(bytes)
    const letter = retried.has(tag) ? withoutFailure(stored) : stored
    const recipient = recipientKey(engine, letter.to)
    if (letter.failure !== undefined) held.add(recipient)
    // What is done to messages need not wait for a text that failed.
    if (held.has(recipient) && !('act' in letter)) continue
    // What is attached goes first. Texts need not wait for it; what has a file itself keeps its place behind it.
    if (await awaitsFile(engine, letter, recipient, uploading)) {
      if (letter !== stored) writes.put(LETTER_TABLE, tag, letter)
      continue
    }
    const { to, ...draft } = letter
    const id = to.kind === 'person' ? knownDirect(engine, to.person)?.id : to.conversation
    if (id === undefined) {
      if (to.kind === 'person') strangers.add(to.person)
      if (letter !== stored) writes.put(LETTER_TABLE, tag, letter)
      continue
    }
    const refusal = refusalOf(engine, id, letter)
    if (refusal !== undefined) {
      if (failLetter(engine, writes, tag, letter, refusal)) held.add(recipient)
      continue
    }
    forgetLetter(writes, tag)
    const entry = queueDraft(engine, writes, id, draft, tag)
    if (to.kind === 'person') announceEntry(engine, entry)
  }
  return [...strangers]
}

/** Notes whose files are under way: behind those, other files to the same recipient wait. */
async function awaitsFile(engine: Engine, letter: Letter, recipient: string, uploading: Set<string>): Promise<boolean> {
  if ('act' in letter || letter.attachment === undefined) return false
  const upload = await uploadState(engine, letter.attachment.vault.hash)
  if (upload === 'under-way') uploading.add(recipient)
  return upload !== 'done' || uploading.has(recipient)
}

function refusalOf(engine: Engine, id: ConversationId, letter: Letter): Failure | undefined {
  const conversation = engine.conversations.get(id)
  if (conversation?.status !== 'active' && conversation?.status !== 'stuck') return NOT_A_MEMBER
  return 'act' in letter || mayPost(conversation, engine.account.person) ? undefined : NOT_AN_ADMINISTRATOR
}

function withoutFailure({ failure: _past, ...letter }: Letter): Letter {
  return letter
}

/** A letter that has gone: its tag is remembered, so that it never goes again. */
function forgetLetter(writes: Writes, tag: string): void {
  writes.delete(LETTER_TABLE, tag)
  writes.putBytes(TAG_TABLE, tag, new Uint8Array(0))
}

/** Marks a letter that could not be moved; drops what somebody did to a message. Gives whether those behind it wait for it. */
function failLetter(engine: Engine, writes: Writes, tag: string, letter: Letter, failure: Failure): boolean {
  const failed: Letter = { ...letter, failure }
  const waiting = waitingLetter(engine, tag, failed)
  if (waiting === undefined) {
    forgetLetter(writes, tag)
    tellLostAct(engine, letter, failure)
    return false
  }
  writes.put(LETTER_TABLE, tag, failed)
  engine.announce({ kind: 'letter', letter: waiting })
  return true
}

/** Tells how a text in the outbox stands, when it is stored. */
export function announceEntry(engine: Engine, entry: OutboxEntry): void {
  const letter = waitingEntry(engine, entry)
  if (letter !== undefined) engine.announce({ kind: 'letter', letter })
}

interface Decided {
  readonly discarded: ReadonlySet<string>
  readonly retried: ReadonlySet<string>
}

async function carryOut(engine: Engine, writes: Writes): Promise<Decided> {
  const discarded = new Set<string>()
  const retried = new Set<string>()
  for (const { key, tag, decision } of await storedDecisions(engine)) {
    writes.delete(DECISION_TABLE, key)
    if (decision === 'discard') discarded.add(tag)
    else retried.add(tag)
  }
  for (const entry of engine.outbox) {
    const { tag } = entry
    if (tag === undefined) continue
    if (discarded.has(tag)) engine.dropOutbox(writes, entry)
    else if (retried.has(tag)) {
      const { failure: _past, ...again } = entry
      engine.posted.delete(entry.sequence)
      engine.saveOutbox(writes, again)
    }
  }
  return { discarded, retried }
}
