import type { ConversationId, MessageId } from '@chancery/protocol'
import type { TargetedAct } from '../conversation/act.ts'
import type { Content } from '../conversation/content.ts'
import type { Recipient } from '../people/recipient.ts'
import type { Failure } from './letter.ts'

/** `waiting`: for the network, or behind a text that failed. `failed`: the server refused, or it cannot be sent; the person decides. */
export type WaitingState = 'waiting' | 'sending' | 'failed'

/** A text that is not on the board yet. */
export interface WaitingText extends Content {
  /** What whoever wrote it calls it, for ever. */
  readonly tag: string
  /** A person only until a conversation with them has begun. */
  readonly to: Recipient
  /** Unix seconds: when it was written. */
  readonly time: number
  readonly state: WaitingState
  readonly failure?: Failure
  /** Known once it is signed. */
  readonly message?: MessageId
}

/** Something that this person does to a message, and that is not on the board yet. What cannot be done is dropped. */
export interface WaitingAct {
  readonly tag: string
  readonly conversation: ConversationId
  readonly act: TargetedAct
  /** Unix seconds: when it was done. */
  readonly time: number
}
