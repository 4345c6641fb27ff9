import type { NewAttachment } from '../../../contract/attachment-calls.ts'
import type { AttachmentRow, ConversationKey, MessageRow } from '../../../contract/topics.ts'
import type { PersonId } from '@chancery/protocol'
import type { Outgoing } from './timeline-view.ts'

interface OutgoingTerms {
  readonly key: string
  readonly conversation: ConversationKey
  readonly person: PersonId
  readonly isOnline: boolean
}

/** The row of a message as it is shown before the worker has taken it. */
export function outgoingRow(message: Outgoing, { isOnline, ...terms }: OutgoingTerms): MessageRow {
  const { text, mentions, answers, attachment, card, poll } = message
  return {
    ...terms,
    kind: 'text',
    isOwn: true,
    text,
    mentions,
    ...(answers === undefined ? {} : { answers }),
    ...(attachment === undefined ? {} : { attachment: attachmentRow(attachment) }),
    ...(card === undefined ? {} : { card }),
    ...(poll === undefined
      ? {}
      : {
          poll: { options: poll.options.map((option) => ({ text: option, people: [] })), isMultiple: poll.isMultiple },
        }),
    sentAt: Date.now(),
    state: isOnline ? 'sending' : 'waiting',
    notes: [],
  }
}

function attachmentRow({ blob, ...known }: NewAttachment): AttachmentRow {
  return { ...known, type: blob.type, bytes: blob.size, isHere: true }
}
