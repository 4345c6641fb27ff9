import { MAX_STATEMENT_CELLS, encodeSignedDocument, messageIdOf, splitMessage } from '@chancery/protocol'
import { catchUp } from '../board/sync-board.ts'
import { currentEpoch } from '../conversation/conversation.ts'
import type { Conversation } from '../conversation/conversation.ts'
import { reconcile } from '../conversation/reconcile.ts'
import { signStatement } from '../conversation/sign-statement.ts'
import type { StatementBody } from '../conversation/sign-statement.ts'
import type { Engine } from '../engine/engine.ts'
import { Writes } from '../engine/writes.ts'
import { clientError } from '../errors.ts'
import type { OutboxEntry } from './outbox-entry.ts'
import { forget, postOutbox } from './post.ts'

/** So often the outbox is tried before the person is told. */
const ATTEMPTS = 4

/**
 * Sends everything in the outbox and waits until it is seen on the board. What fails stays in the outbox and goes out with
 * the next call. Inside `exclusive`.
 */
export async function transmit(engine: Engine): Promise<void> {
  await catchUp(engine)
  await dropOrphans(engine)
  for (let attempt = 0; attempt < ATTEMPTS && engine.outbox.some(isSendable(engine)); attempt++) {
    for (const id of new Set(engine.outbox.filter(isUnsigned).map(({ conversation }) => conversation)))
      // Never into an epoch with somebody in it who should not be: the removal comes first.
      await reconcile(engine, id, 'speaking')
    for (const entry of engine.outbox.filter(isUnsigned)) await sign(engine, entry)
    await postOutbox(engine)
    await catchUp(engine)
    await dropOrphans(engine)
  }
  if (engine.outbox.some(isSendable(engine)))
    throw clientError(
      'client/not-on-board',
      'The server took the message, but it does not appear on the board. It is kept and will be sent again; tell your administrator if this happens twice',
    )
}

function isUnsigned(entry: OutboxEntry): boolean {
  return entry.draft !== undefined || entry.wish !== undefined
}

/** What waits for a conversation that cannot be followed at the moment stays, without hindering anything else. */
function isSendable(engine: Engine): (entry: OutboxEntry) => boolean {
  return (entry) =>
    engine.conversations.get(entry.conversation)?.status !== 'stuck' ||
    entry.wish === 'j' ||
    entry.payload !== undefined
}

/** What was meant for a conversation that this person is no longer in cannot be sent any more; they are told. */
async function dropOrphans(engine: Engine): Promise<void> {
  for (const entry of engine.outbox) {
    const status = engine.conversations.get(entry.conversation)?.status
    if (status === 'active' || status === 'stuck') continue
    if (entry.draft !== undefined || entry.payload?.kind === 'statement')
      engine.warn(
        'outbox/no-longer-member',
        'You are no longer in a conversation; what you last wrote there was not sent',
      )
    await forget(engine, entry)
  }
}

/** Signs what has only been written down so far, as of now. */
async function sign(engine: Engine, entry: OutboxEntry): Promise<void> {
  const conversation = engine.conversations.get(entry.conversation)
  if (conversation?.status === 'stuck' && entry.wish !== 'j') return
  if (conversation === undefined) return
  const { draft, sequence } = entry
  const bytes = encodeSignedDocument(
    await signStatement(engine, conversation, bodyOf(conversation, entry), draft?.time),
  )
  engine.onSigned(sequence, messageIdOf(bytes))
  const writes = new Writes()
  engine.saveOutbox(writes, {
    sequence,
    conversation: conversation.id,
    payload: { kind: 'statement', bytes },
    message: messageIdOf(bytes),
  })
  await engine.commit(writes)
}

function bodyOf(conversation: Conversation, { draft, wish }: OutboxEntry): StatementBody {
  if (draft === undefined) return { k: wish ?? 'l', e: currentEpoch(conversation).number }
  return { k: 't', m: draft.text, ...(draft.answers === undefined ? {} : { q: draft.answers }) }
}

/** Bytes that a statement has beside its text, at most. */
const OVERHEAD_BYTES = 400

/** Refuses a text that does not fit into the cells a message may take (`client/too-long`), before it is written down. */
export function requireSendable(text: string): void {
  const length = new TextEncoder().encode(JSON.stringify(text)).length + OVERHEAD_BYTES
  if (splitMessage('statement', new Uint8Array(length)).length > MAX_STATEMENT_CELLS)
    throw clientError('client/too-long', 'The message is too long for the board. Shorten it, or send it in parts')
}
