import type { MessageId } from '@chancery/protocol'
import type { Engine } from '../engine/engine.ts'
import type { Writes } from '../engine/writes.ts'
import type { OutboxEntry } from '../outbox/outbox-entry.ts'
import { draftOf } from './draft-body.ts'
import type { Failure, Letter } from './letter.ts'
import { waitingEntry } from './list-waiting.ts'

/** What somebody is told who may not write in a group any more. */
export const ADMINISTRATORS_ONLY = 'Only administrators of this group may write in it'

/** Marks a text in the outbox as failed; drops what somebody did to a message, and says so. */
export function failEntry(engine: Engine, writes: Writes, entry: OutboxEntry, failure: Failure): void {
  const draft = draftOf(entry)
  if (draft !== undefined && 'act' in draft) {
    engine.dropOutbox(writes, entry)
    // What stood behind it need not wait for anybody.
    engine.deliver()
    tellLostAct(engine, { to: { kind: 'conversation', conversation: entry.conversation }, ...draft }, failure)
    return
  }
  const failed: OutboxEntry = { ...entry, failure }
  engine.saveOutbox(writes, failed)
  const letter = waitingEntry(engine, failed)
  if (letter !== undefined) engine.announce({ kind: 'letter', letter })
}

/** Says that something somebody did to a message was not done. */
export function tellLostAct(engine: Engine, letter: Letter, { text }: Failure): void {
  if (!('act' in letter) || letter.to.kind !== 'conversation') return
  engine.warn('act/not-done', `What you last did to a message was not done: ${text}`)
  engine.announce({ kind: 'own-act', conversation: letter.to.conversation, message: letter.act.message })
}

/** A text of this device came too late: only administrators may write where it lies. It waits for its person, to be signed anew. */
export function refuseOwnText(engine: Engine, writes: Writes, message: MessageId): void {
  const entry = engine.outbox.find((one) => one.message === message)
  const draft = entry === undefined ? undefined : draftOf(entry)
  if (entry?.tag === undefined || draft === undefined) return
  const { sequence, conversation, tag } = entry
  failEntry(engine, writes, { sequence, conversation, tag, draft }, NOT_FOR_YOU)
}

const NOT_FOR_YOU: Failure = { code: 'client/not-allowed', text: ADMINISTRATORS_ONLY }
