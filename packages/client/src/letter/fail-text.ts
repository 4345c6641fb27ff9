import { knownDirect } from '../conversation/known-direct.ts'
import type { Engine } from '../engine/engine.ts'
import { decodeRecord } from '../engine/record.ts'
import { Writes } from '../engine/writes.ts'
import type { OutboxEntry } from '../outbox/outbox-entry.ts'
import type { Recipient } from '../people/recipient.ts'
import { failEntry } from './fail-entry.ts'
import type { Failure, Letter } from './letter.ts'
import { LETTER_TABLE } from './letter.ts'
import { recipientKey } from './recipient-key.ts'
import { tellWaiting } from './tell-waiting.ts'

/**
 * Marks a text in the outbox as failed, unless it has arrived meanwhile; what somebody did to a message is dropped. `false` for
 * what nobody wrote. Inside `exclusive`.
 */
export async function failPosted(engine: Engine, { sequence, tag }: OutboxEntry, failure: Failure): Promise<boolean> {
  if (tag === undefined) return false
  const entry = engine.outbox.find((one) => one.sequence === sequence)
  if (entry === undefined) return true
  const writes = new Writes()
  failEntry(engine, writes, entry, failure)
  await engine.commit(writes)
  await tellWaiting(engine, { kind: 'conversation', conversation: entry.conversation })
  return true
}

/** Marks the first text as failed that waits for a recipient: those behind it wait on. Inside `exclusive`. */
export async function failNext(engine: Engine, to: Recipient, failure: Failure): Promise<void> {
  const writes = new Writes()
  const conversation = to.kind === 'conversation' ? to.conversation : knownDirect(engine, to.person)?.id
  const entry = engine.outbox.find((one) => one.conversation === conversation && one.tag !== undefined)
  if (entry !== undefined) failEntry(engine, writes, entry, failure)
  else await failFirstLetter(engine, writes, to, failure)
  if (writes.list().length === 0) return
  await engine.commit(writes)
  await tellWaiting(engine, entry === undefined ? to : { kind: 'conversation', conversation: entry.conversation })
}

async function failFirstLetter(engine: Engine, writes: Writes, to: Recipient, failure: Failure): Promise<void> {
  const letters = await engine.ports.store.walk(LETTER_TABLE, { direction: 'forth', limit: Number.MAX_SAFE_INTEGER })
  for (const [tag, bytes] of letters) {
    const letter = decodeRecord<Letter>(bytes)
    if (recipientKey(engine, letter.to) !== recipientKey(engine, to)) continue
    writes.put(LETTER_TABLE, tag, { ...letter, failure })
    return
  }
}
