import type { Ref } from 'react'
import type { MessageId, PersonId } from '@chancery/protocol'
import type { NewPoll } from '../../../contract/act-calls.ts'
import type { NewAttachment } from '../../../contract/attachment-calls.ts'
import type { CardRow, Draft, Mention } from '../../../contract/topics.ts'
import type { Tray } from '../attach/use-tray.ts'
import type { Written } from '../mention/edit-mentions.ts'
import type { Quote } from '../text/quoted-words.ts'
import type { Timeline } from '../timeline/timeline.ts'

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

export interface ComposerProps {
  readonly timeline: Timeline
  /** Whom or what one writes to. */
  readonly name: string
  readonly members: readonly PersonId[]
  readonly draft: Draft | undefined
  /** What is written waits until this device is added again. */
  readonly isStuck: boolean
  /** Resolves when it is kept on this device, or was refused in words. */
  readonly onSend: (message: Message) => Promise<void>
  /** What lies ready to be sent with the text. */
  readonly tray: Tray
  /** Another text, and other mentions, for a message that was said already. */
  readonly onEdit: (edited: Edited, text: Pick<Written, 'text' | 'mentions'>) => void
  /** Arrow up in an empty field. */
  readonly toMessages: () => void
  readonly ref: Ref<ComposerHandle>
}
