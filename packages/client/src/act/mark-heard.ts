import type { MessageId } from '@chancery/protocol'
import { foldHeard } from '../conversation/fold-act.ts'
import { HEARD_TABLE } from '../conversation/heard.ts'
import { findStored, replaceMessage } from '../conversation/store-message.ts'
import type { Engine } from '../engine/engine.ts'
import { Writes } from '../engine/writes.ts'

/**
 * Remembers that this person has listened to a voice note. Others learn it with this device's next statement in the
 * conversation, if there is room; nothing is sent because of it.
 */
export function markHeard(engine: Engine, message: MessageId): Promise<void> {
  return engine.exclusive(async () => {
    const writes = new Writes()
    const stored = await findStored(engine, writes, message)
    if (stored === undefined) return
    const heard = foldHeard(stored, engine.account.person)
    if (heard === stored) return
    await replaceMessage(engine, writes, stored, heard)
    writes.put(HEARD_TABLE, message, stored.conversation)
    await engine.commit(writes)
  })
}
