import type { MessageId } from '@chancery/protocol'
import type { Mention } from '../conversation/stored-message.ts'
import type { Recipient } from '../people/recipient.ts'

/** Why a text was not taken. It is not tried again until the person says so. */
export interface Failure {
  readonly code: string
  /** A sentence. */
  readonly text: string
}

/** What a person wrote, before it is in the outbox. */
export interface Letter {
  readonly to: Recipient
  readonly text: string
  readonly mentions?: readonly Mention[]
  readonly answers?: MessageId
  /** Unix seconds: when it was written. */
  readonly time: number
  readonly failure?: Failure
}

/** What a person decided about a text on its way, until it is done. */
export interface Decision {
  readonly tag: string
  readonly decision: 'retry' | 'discard'
}

/** Letters by tag, in the order of writing. Written by whoever writes, without the lock; emptied inside `exclusive`. */
export const LETTER_TABLE = 'letter'
/** Tags of all letters that have left {@link LETTER_TABLE} for the outbox, for ever: none goes there twice. */
export const TAG_TABLE = 'letter-tag'
/** Decisions, in order, each under a key of its own. */
export const DECISION_TABLE = 'letter-decision'

/** Who is written to, as one string. */
export function recipientKey(to: Recipient): string {
  return to.kind === 'person' ? `with.${to.person}` : to.conversation
}
