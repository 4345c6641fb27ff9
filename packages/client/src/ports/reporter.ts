import type { ConversationId, MessageId, PersonId } from '@chancery/protocol'
import type { StoredMessage } from '../conversation/stored-message.ts'
import type { HistoryTransfer } from '../history/history-transfer.ts'
import type { WaitingText } from '../letter/waiting-text.ts'
import type { Recipient } from '../people/recipient.ts'
import type { Transfer } from '../vault/transfer.ts'

/** The line to the server, while somebody follows. `connecting`: it answers, or may answer, and this device is not up to date yet. */
export type NetworkState = 'online' | 'connecting' | 'offline'

/** What the engine tells whoever runs it, each when it is stored. */
export type EngineEvent =
  /** Work that takes long: `done` of `total` cells or entries. */
  | { readonly kind: 'progress'; readonly what: 'board' | 'register'; readonly done: number; readonly total: number }
  /** Something that a person should know. `text` is a sentence. */
  | { readonly kind: 'warning'; readonly code: string; readonly text: string }
  /** A message or a change has been stored. `own`: this device sent it. */
  | {
      readonly kind: 'message'
      readonly conversation: ConversationId
      readonly position: number
      readonly own: boolean
      readonly stored: StoredMessage
    }
  /** Something was done to a message that is stored: it is now as `stored`. */
  | {
      readonly kind: 'act'
      readonly conversation: ConversationId
      readonly position: number
      readonly stored: StoredMessage
    }
  /** Something that this person does to a message waits to be sent, has been sent, or was refused: {@link listWaitingActs}. */
  | { readonly kind: 'own-act'; readonly conversation: ConversationId; readonly message: MessageId }
  /** A text that is on its way is new, or stands differently. When it arrives, `message` tells it, with the same tag. */
  | { readonly kind: 'letter'; readonly letter: WaitingText }
  /** A text that was on its way is forgotten. */
  | { readonly kind: 'letter-gone'; readonly tag: string; readonly to: Recipient }
  /** A conversation is new, or its name, members, administrators, status, marks, or newest message have changed. */
  | { readonly kind: 'conversation'; readonly conversation: ConversationId }
  /** The person has read a conversation up to here, on this device or on another of theirs. */
  | { readonly kind: 'read'; readonly conversation: ConversationId; readonly read: number }
  /** A file on its way to the vault, or from it, stands differently. */
  | { readonly kind: 'transfer'; readonly transfer: Transfer }
  /** History on its way to another device of this person, or from one, has come further. */
  | { readonly kind: 'history'; readonly transfer: HistoryTransfer }
  /** A person looks differently from here on: {@link portraitOf} tells how. */
  | { readonly kind: 'portrait'; readonly person: PersonId }
  /** People or devices on the register have changed. */
  | { readonly kind: 'roster' }
  /** Waiting texts stand differently from here on: {@link listWaiting} tells how. */
  | { readonly kind: 'network'; readonly state: NetworkState }

export type Reporter = (event: EngineEvent) => void
