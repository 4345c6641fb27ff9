import { hasCode } from '@chancery/base'
import type { ConversationId, MessageId } from '@chancery/protocol'
import { directWith } from '../conversation/direct.ts'
import { mayPost } from '../conversation/may-act.ts'
import type { MessagePlace } from '../conversation/stored-message.ts'
import type { Engine } from '../engine/engine.ts'
import { decodeRecord } from '../engine/record.ts'
import { Writes } from '../engine/writes.ts'
import { clientError } from '../errors.ts'
import { ADMINISTRATORS_ONLY } from '../letter/fail-entry.ts'
import { requireSendable } from '../letter/require-sendable.ts'
import { queueDraft } from '../outbox/queue.ts'
import { transmit } from '../outbox/transmit.ts'
import type { Recipient } from '../people/recipient.ts'

/** A message that is on the board. */
export interface SentMessage extends MessagePlace {
  readonly message: MessageId
}

/**
 * Sends a text and resolves when it is seen on the board, with its place there. When the server cannot be reached, the text
 * is kept and goes out with the next call (`client/queued`), unless there is no conversation yet to keep it for
 * (`client/unreachable`).
 */
export async function sendText(engine: Engine, to: Recipient, text: string, answers?: MessageId): Promise<SentMessage> {
  const said = { text, ...(answers === undefined ? {} : { answers }) }
  requireSendable({ ...said, time: 0 })
  return engine.exclusive(async () => {
    const conversation = to.kind === 'person' ? await directWith(engine, to.person) : to.conversation
    const known = engine.conversations.get(conversation)
    if (known?.status !== 'active' && known?.status !== 'stuck')
      throw clientError('client/not-allowed', 'You are no longer in this conversation')
    if (!mayPost(known, engine.account.person)) throw clientError('client/not-allowed', ADMINISTRATORS_ONLY)
    const writes = new Writes()
    const { sequence } = queueDraft(engine, writes, conversation, { ...said, time: engine.now() })
    await engine.commit(writes)
    const watch = watchEntry(engine, sequence)
    await transmit(engine).catch((error: unknown) => {
      if (!hasCode(error, 'client/unreachable')) throw error
      throw clientError(
        'client/queued',
        'The server cannot be reached. The message is kept on this device and goes out with the next command',
        {},
        error,
      )
    })
    const message = watch()
    const place = message === undefined ? undefined : await engine.ports.store.get('message-id', message)
    if (message === undefined || place === undefined) throw notSent(engine, conversation)
    return { message, ...decodeRecord<MessagePlace>(place) }
  })
}

function notSent(engine: Engine, conversation: ConversationId): Error {
  return engine.conversations.get(conversation)?.status === 'stuck'
    ? clientError('client/not-on-board', 'The message waits: this device must first be added to the conversation again')
    : clientError('client/not-allowed', 'You are no longer in this conversation; the message was not sent')
}

/** Learns the message id that an outbox entry gets when it is signed. */
function watchEntry(engine: Engine, sequence: string): () => MessageId | undefined {
  let message: MessageId | undefined
  engine.onSigned = (signed, id) => {
    if (signed === sequence) message = id
  }
  return () => message
}
