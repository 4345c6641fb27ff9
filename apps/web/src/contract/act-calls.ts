import type { ConversationId, MessageId, PersonId } from '@chancery/protocol'
import type { ConversationKey, Mention, MessageRow } from './topics.ts'

/** A poll as somebody writes it: 2 to 12 answers, all different. */
export interface NewPoll {
  readonly options: readonly string[]
  readonly isMultiple: boolean
}

/** A message that is on the board. */
export interface MessageRef {
  readonly conversation: ConversationId
  readonly message: MessageId
}

/** What is known about a message that is on the board. */
export interface MessageFacts {
  /** The other people, and how far each has come with it, as their own later messages tell: nobody sends a receipt. */
  readonly people: readonly {
    readonly person: PersonId
    readonly state: 'sent' | 'delivered' | 'read'
  }[]
  /** What it said before, oldest first. Milliseconds since 1970, by the board’s clock. */
  readonly earlier: readonly { readonly text: string; readonly recordedAt: number }[]
}

/** What a person can do with a message. Each is a statement of its own on the board, kept here until it is there. */
export interface ActCalls {
  /** Puts an own text, or caption, in the place of the one before; everybody can see what it said. */
  editMessage(input: MessageRef & { readonly text: string; readonly mentions: readonly Mention[] }): void
  /** Takes a message out of everybody’s view. The record keeps it. */
  deleteMessage(input: MessageRef): void
  /** One reaction per person; without `emoji` it is taken back. */
  reactToMessage(input: MessageRef & { readonly emoji?: string }): void
  /** For everyone in the conversation. */
  pinMessage(input: MessageRef & { readonly isPinned: boolean }): void
  /** For this person, on this device: no statement. */
  starMessage(input: MessageRef & { readonly isStarred: boolean }): void
  /** Out of this person’s view on this device, or back into it: no statement. */
  hideMessage(input: MessageRef & { readonly isHidden: boolean }): void
  /** Indexes of the options, in place of those chosen before; none takes the vote back. */
  voteInPoll(input: MessageRef & { readonly choices: readonly number[] }): void
  /** Text and attachment once more, marked as forwarded. */
  forwardMessage(input: MessageRef & { readonly to: readonly ConversationKey[] }): void
  messageInfo(input: MessageRef): MessageFacts
  /** Emoji that were picked on this device, the latest first; a few. */
  recentEmoji(): readonly string[]
  /** One was picked. */
  rememberEmoji(emoji: string): void
  /** Newest first. */
  listStarred(): readonly MessageRow[]
  /** What is pinned in a conversation, in the order in which it was pinned. */
  listPinned(conversation: ConversationId): readonly MessageRow[]
}
