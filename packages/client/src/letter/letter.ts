import type { TargetedAct } from '../conversation/act.ts'
import type { Content } from '../conversation/content.ts'
import type { Recipient } from '../people/recipient.ts'

/** Why a text was not taken. It is not tried again until the person says so. */
export interface Failure {
  readonly code: string
  /** A sentence. */
  readonly text: string
}

/** What a person says, or does to a message, before it is signed. `time`, in Unix seconds: when that was. */
export type Draft = (Content | { readonly act: TargetedAct }) & { readonly time: number }

/** What a person wrote or did, before it is in the outbox. An attachment that is not in the vault yet is waited for. */
export type Letter = Draft & {
  readonly to: Recipient
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
