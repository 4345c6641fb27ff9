import type { MessageId } from '@chancery/protocol'
import type { NewPoll } from '../../../contract/act-calls.ts'
import type { NewAttachment } from '../../../contract/attachment-calls.ts'
import type { CardRow, Mention, MessageRow } from '../../../contract/topics.ts'
import type { TimelineItem } from './timeline-items.ts'
import type { TimelineWindow } from './timeline-window.ts'

/** Where the list shall go; a new object each time that it shall. */
export type Goal =
  | { readonly to: 'end' | 'unread' }
  | { readonly to: 'row'; readonly key: string }
  /** The row stands this many pixels above the upper edge. */
  | { readonly to: 'place'; readonly key: string; readonly above: number }

export interface TimelineView {
  readonly status: 'loading' | 'ready' | 'failed'
  readonly error?: unknown
  readonly window: TimelineWindow
  readonly items: readonly TimelineItem[]
  readonly goal?: Goal
  /** A message that was asked for and is not here, or not for this person. */
  readonly missing?: MessageId
}

export interface Outgoing {
  /** The row's key for ever, where somebody wants to know it before. */
  readonly key?: string
  readonly text: string
  readonly mentions: readonly Mention[]
  readonly answers?: MessageRow['answers']
  readonly attachment?: NewAttachment
  readonly card?: CardRow
  readonly poll?: NewPoll
}

/** Where somebody was reading; at the newest when there is no place. */
export interface ReadingPlace {
  readonly key: string
  readonly above: number
}
