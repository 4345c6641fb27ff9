import type { MessageId } from '@chancery/protocol'
import type { NewPoll } from '../../../contract/act-calls.ts'
import type { NewAttachment } from '../../../contract/attachment-calls.ts'
import type { CardRow, Mention } from '../../../contract/topics.ts'
import type { Written } from '../mention/edit-mentions.ts'
import type { Quote } from '../text/quoted-words.ts'

/** What somebody has written and sends. */
export interface Message extends Pick<Written, 'text' | 'mentions'> {
  readonly answers?: Quote
  readonly attachment?: NewAttachment
  readonly card?: CardRow
  readonly poll?: NewPoll
}

/** An own message whose text stands in the field, to be changed. */
export interface Edited {
  readonly id: MessageId
  readonly key: string
  readonly text: string
  readonly mentions: readonly Mention[]
  /** It is a caption: without a word there is a message still. */
  readonly mayBeEmpty: boolean
}

/** What others may ask of the composer. */
export interface ComposerHandle {
  answer(message: Quote): void
  /** Puts an own message into the field, to be changed. */
  edit(message: Edited): void
  /** Puts a quotation before what is written. */
  quote(text: string): void
  focus(): void
}
