import { base64url } from '@chancery/base'
import { signDocument } from '@chancery/crypto'
import type { MessageId, SignedDocument, Statement } from '@chancery/protocol'
import { encodeStatement, payloadTypes } from '@chancery/protocol'
import { emptyRoot } from '@chancery/tlog'
import type { Engine } from '../engine/engine.ts'
import { readUpTo } from '../read/mark-read.ts'
import type { Conversation } from './conversation.ts'

type Common = 'c' | 'd' | 'p' | 'r' | 's' | 't'
/** What a statement says, without what every statement says. `h`, what was heard, rides along. */
export type StatementBody = Statement extends infer One ? (One extends Statement ? Omit<One, Common> : never) : never

/**
 * Signs a statement as this device: chained to its previous one in the conversation, with the board it has seen and how
 * far it has received and read. `time` (Unix seconds) is when the person acted.
 */
export function signStatement(
  engine: Engine,
  conversation: Conversation,
  body: StatementBody,
  time: number = engine.now(),
): Promise<SignedDocument> {
  const { board, keys } = engine
  const zone = -new Date(time * 1000).getTimezoneOffset()
  const previous = previousOf(engine, conversation)
  const statement = {
    ...body,
    c: conversation.id,
    d: keys.device,
    ...(previous === undefined ? {} : { p: previous }),
    r: [board.size, Math.min(readUpTo(engine, conversation.id), board.size)],
    s: [board.size, base64url(board.size === 0 ? emptyRoot() : board.root())],
    t: [time, zone],
  } as Statement
  return signDocument(payloadTypes.statement, encodeStatement(statement), keys.signer)
}

/** This device's last statement: sealed and on its way, or else the last one on the board. */
function previousOf(engine: Engine, conversation: Conversation): MessageId | undefined {
  const sent = engine.outbox.findLast(
    (entry) => entry.conversation === conversation.id && entry.payload?.kind === 'statement',
  )
  return sent?.message ?? conversation.heads[engine.keys.device]
}
