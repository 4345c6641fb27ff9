import type { ConversationId, MessageId, SignedDocument } from '@chancery/protocol'
import { MAX_HEARD, encodeSignedDocument, splitMessage } from '@chancery/protocol'
import type { Engine } from '../engine/engine.ts'
import { decodeRecord } from '../engine/record.ts'
import type { Writes } from '../engine/writes.ts'
import type { Conversation } from './conversation.ts'
import type { StatementBody } from './sign-statement.ts'
import { signStatement } from './sign-statement.ts'

/** Voice notes that this person has listened to and that nobody was told of yet: their conversations, by message. */
export const HEARD_TABLE = 'heard'

/** What can be told with the next statement in a conversation, in the order in which it was heard. */
export async function heardToTell({ ports }: Engine, conversation: ConversationId): Promise<readonly MessageId[]> {
  const heard = await ports.store.walk(HEARD_TABLE, { direction: 'forth', limit: Number.MAX_SAFE_INTEGER })
  const here = heard.filter(([, bytes]) => decodeRecord<ConversationId>(bytes) === conversation)
  return here.slice(0, MAX_HEARD).map(([message]) => message as MessageId)
}

/** Signs a statement that also tells what was heard, as far as that takes no further cell: it rides along, or waits. */
export async function signWithHeard(
  engine: Engine,
  writes: Writes,
  conversation: Conversation,
  statement: {
    readonly body: StatementBody
    readonly heard: readonly MessageId[]
    readonly time: number | undefined
  },
): Promise<SignedDocument> {
  const { body, heard, time } = statement
  const plain = await signStatement(engine, conversation, body, time)
  for (let count = heard.length; count > 0; count--) {
    const told = heard.slice(0, count)
    const full = await signStatement(engine, conversation, { ...body, h: told }, time)
    if (cellsOf(full) > cellsOf(plain)) continue
    for (const message of told) writes.delete(HEARD_TABLE, message)
    return full
  }
  return plain
}

function cellsOf(document: SignedDocument): number {
  return splitMessage('statement', encodeSignedDocument(document)).length
}
