import type { ConversationId, PersonId } from '@chancery/protocol'
import { encodeSignedDocument, messageIdOf } from '@chancery/protocol'
import { currentEpoch } from '../conversation/conversation.ts'
import type { Conversation } from '../conversation/conversation.ts'
import { isOutOfLine } from '../conversation/reconcile.ts'
import { heardToTell, signWithHeard } from '../conversation/heard.ts'
import { mayPost } from '../conversation/may-act.ts'
import type { StatementBody } from '../conversation/sign-statement.ts'
import type { Engine } from '../engine/engine.ts'
import { Writes } from '../engine/writes.ts'
import { bodyOf } from '../letter/draft-body.ts'
import { ADMINISTRATORS_ONLY, failEntry } from '../letter/fail-entry.ts'
import { announceEntry, moveLetters } from '../letter/move-letters.ts'
import { PORTRAIT_TABLE } from '../portrait/portraits.ts'
import type { OutboxEntry } from './outbox-entry.ts'
import { isLost, isOnItsWay, prunePosted } from './on-its-way.ts'
import { sealEntry } from './seal-entry.ts'

const exchange = () => import('../portrait/exchange.ts')

/** What can be posted now, and what must be done before the rest can be. */
export interface Prepared {
  /** Signed, sealed, and stored, in order; without what is on its way already. */
  readonly ready: readonly OutboxEntry[]
  /** Conversations with something to say in which somebody is who should not be, or the keys are old. */
  readonly outOfLine: readonly ConversationId[]
  /** People who are written to and with whom no conversation has begun. */
  readonly strangers: readonly PersonId[]
}

/** Brings everything that waits as far as it can go without the network, in one commit. Inside `exclusive`, after catching up. */
export async function prepareOutbox(engine: Engine): Promise<Prepared> {
  prunePosted(engine)
  const writes = new Writes()
  const strangers = await moveLetters(engine, writes)
  dropOrphans(engine, writes)
  await addPortraits(engine, writes)
  const outOfLine = new Set<ConversationId>()
  const ready: OutboxEntry[] = []
  const behindLost = new Set<ConversationId>()
  for (const entry of texted(engine)) {
    const conversation = engine.conversations.get(entry.conversation)
    if (isLost(engine, entry)) behindLost.add(entry.conversation)
    if (isOnItsWay(engine, entry) || behindLost.has(entry.conversation)) continue
    if (isOffer(engine, entry)) ready.push(entry)
    if (conversation === undefined || !canGo(conversation, entry)) continue
    // Never into an epoch with somebody in it who should not be: the removal comes first.
    if (isUnsigned(entry) && isOutOfLine(engine, conversation, 'speaking')) {
      outOfLine.add(conversation.id)
      continue
    }
    if (entry.draft !== undefined && !('act' in entry.draft) && !mayPost(conversation, engine.account.person)) {
      failEntry(engine, writes, entry, { code: 'client/not-allowed', text: ADMINISTRATORS_ONLY })
      continue
    }
    const signed = isUnsigned(entry) ? await sign(engine, writes, conversation, entry) : entry
    ready.push(sealEntry(engine, writes, signed))
    // Also to those that it is news for that they do not wait any more.
    announceEntry(engine, signed)
  }
  if (writes.list().length > 0) await engine.commit(writes)
  return { ready, outOfLine: [...outOfLine], strangers }
}

/** The outbox without texts that have failed and those that wait behind them. */
function texted(engine: Engine): OutboxEntry[] {
  const held = new Set<ConversationId>()
  return engine.outbox.filter((entry) => {
    const { conversation, failure, tag, draft } = entry
    if (failure !== undefined) held.add(conversation)
    const isText = draft === undefined || !('act' in draft)
    return tag === undefined || !held.has(conversation) || !isText
  })
}

/** Whether something is in the outbox that can be sent. What has failed cannot. */
export function hasSendable(engine: Engine): boolean {
  return texted(engine).some((entry) => {
    const conversation = engine.conversations.get(entry.conversation)
    return conversation === undefined ? isOffer(engine, entry) : isSendable(conversation, entry)
  })
}

/** Whether an entry is an offer of history: sealed from the beginning, and of no conversation. */
function isOffer({ conversations }: Engine, { isWelcome, conversation }: OutboxEntry): boolean {
  return isWelcome === true && !conversations.has(conversation)
}

function isUnsigned(entry: OutboxEntry): boolean {
  return (
    entry.draft !== undefined || entry.wish !== undefined || (entry.isPortrait === true && entry.payload === undefined)
  )
}

/** What waits for a conversation that cannot be followed at the moment stays, without hindering anything else. */
function isSendable({ status }: Conversation, entry: OutboxEntry): boolean {
  return status !== 'stuck' || entry.wish === 'j' || !isUnsigned(entry)
}

/** Nothing is signed while a commit of ours is on its way: it belongs behind it. */
function canGo(conversation: Conversation, entry: OutboxEntry): boolean {
  return isSendable(conversation, entry) && !(isUnsigned(entry) && conversation.pending !== undefined)
}

/** Signs what has only been written down so far, as of now. */
async function sign(
  engine: Engine,
  writes: Writes,
  conversation: Conversation,
  entry: OutboxEntry,
): Promise<OutboxEntry> {
  const { draft, sequence, tag, isPortrait } = entry
  const body =
    isPortrait === true ? await (await exchange()).portraitBody(engine, writes) : bodyOfEntry(conversation, entry)
  const heard = draft === undefined ? [] : await heardToTell(engine, conversation.id)
  const statement = await signWithHeard(engine, writes, conversation, { body, heard, time: draft?.time })
  const bytes = encodeSignedDocument(statement)
  engine.onSigned(sequence, messageIdOf(bytes))
  const signed: OutboxEntry = {
    sequence,
    conversation: conversation.id,
    ...(tag === undefined ? {} : { tag }),
    ...(isPortrait === undefined ? {} : { isPortrait }),
    payload: { kind: 'statement', bytes },
    message: messageIdOf(bytes),
  }
  engine.saveOutbox(writes, signed)
  return signed
}

/** Puts this person's portrait behind what is said, if there is one and somebody does not know it. */
async function addPortraits(engine: Engine, writes: Writes): Promise<void> {
  if (engine.outbox.length === 0) return
  const portrait = await engine.ports.store.get(PORTRAIT_TABLE, engine.account.person)
  if (portrait !== undefined) await (await exchange()).queuePortraits(engine, writes)
}

function bodyOfEntry(conversation: Conversation, { draft, wish }: OutboxEntry): StatementBody {
  return draft === undefined ? { k: wish ?? 'l', e: currentEpoch(conversation).number } : bodyOf(draft)
}

/** What was meant for a conversation that this person is no longer in cannot be sent any more; a text waits for them to see it. */
function dropOrphans(engine: Engine, writes: Writes): void {
  for (const entry of engine.outbox) {
    const status = engine.conversations.get(entry.conversation)?.status
    if (status === 'active' || status === 'stuck' || entry.failure !== undefined || isOffer(engine, entry)) continue
    const isText = entry.draft !== undefined || (entry.payload?.kind === 'statement' && entry.isPortrait !== true)
    if (isText)
      engine.warn(
        'outbox/no-longer-member',
        'You are no longer in a conversation; what you last wrote there was not sent',
      )
    if (entry.tag === undefined) engine.dropOutbox(writes, entry)
    else
      failEntry(engine, writes, entry, { code: 'client/not-allowed', text: 'You are no longer in this conversation' })
  }
}
