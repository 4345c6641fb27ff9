import type { ConversationId } from '@chancery/protocol'
import type { MessageRef } from './act-calls.ts'
import type { AttachmentRow, MessageRow } from './topics.ts'

/** Something to send with a message. What a photo says of where and when it was made is out of it already. */
export interface NewAttachment extends Pick<
  AttachmentRow,
  'kind' | 'name' | 'description' | 'width' | 'height' | 'seconds' | 'waveform' | 'preview'
> {
  /** Its `type` is the media type. */
  readonly blob: Blob
}

export interface AttachmentCalls {
  /** The whole of an attachment; from the vault, where it is not here yet. `Topics.transfers` tells how far that is. */
  openAttachment(input: MessageRef): Blob
  /** Stops what is on its way to or from the vault for this row; a message that is not sent yet is discarded with it. */
  cancelTransfer(key: string): void
  /** Tries again what has failed. */
  retryTransfer(key: string): void
  /** That this person has listened to a voice note; others hear of it with the next thing that is said. */
  markHeard(input: MessageRef): void
  /** Messages with attachments or links, newest first; `before` is a board position. */
  listMedia(input: {
    readonly conversation: ConversationId
    readonly kind: 'photo' | 'voice' | 'file' | 'link'
    readonly before?: number
    readonly limit: number
  }): { readonly rows: readonly MessageRow[]; readonly isOldest: boolean }
}
