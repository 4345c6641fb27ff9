import type { MessageId } from '@chancery/protocol'
import type { Mention } from '../conversation/stored-message.ts'
import type { Recipient } from '../people/recipient.ts'
import type { Failure } from './letter.ts'

/** `waiting`: for the network, or behind a text that failed. `failed`: the server refused, or it cannot be sent; the person decides. */
export type WaitingState = 'waiting' | 'sending' | 'failed'

/** A text that is not on the board yet. */
export interface WaitingText {
  /** What whoever wrote it calls it, for ever. */
  readonly tag: string
  /** A person only until a conversation with them has begun. */
  readonly to: Recipient
  readonly text: string
  readonly mentions?: readonly Mention[]
  readonly answers?: MessageId
  /** Unix seconds: when it was written. */
  readonly time: number
  readonly state: WaitingState
  readonly failure?: Failure
  /** Known once it is signed. */
  readonly message?: MessageId
}
