import type { Statement } from '@chancery/protocol'
import type { Engine } from '../engine/engine.ts'
import type { Writes } from '../engine/writes.ts'
import type { MessagePlace, StoredEvidence, StoredMessage } from './stored-message.ts'
import { messageKey } from './stored-message.ts'

/** Stores a message, once: its id is remembered for ever, whatever becomes of the message. */
export function storeMessage(engine: Engine, writes: Writes, message: StoredMessage, evidence?: StoredEvidence): void {
  const { id, conversation, position } = message
  engine.seen.add(id)
  writes.put(`message/${conversation}`, messageKey(position), message)
  writes.put('message-id', id, { conversation, position } satisfies MessagePlace)
  if (evidence !== undefined) writes.put('evidence', id, evidence)
  const own = message.device === engine.keys.device
  engine.announce({ kind: 'message', conversation, position, own, stored: message })
}

/** What people see of a change. */
export function changeOf(statement: Extract<Statement, { k: 'c' }>): NonNullable<StoredMessage['change']> {
  const { add, remove, name, admins } = statement
  return {
    ...(add === undefined ? {} : { add }),
    ...(remove === undefined ? {} : { remove }),
    ...(name === undefined ? {} : { name }),
    ...(admins === undefined ? {} : { admins }),
  }
}
