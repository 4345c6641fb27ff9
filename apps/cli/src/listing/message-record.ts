import { listConversations } from '@chancery/client'
import type { Engine, StoredMessage } from '@chancery/client'
import { describeChange, nameOfPerson } from './describe-change.ts'
import { isoTime } from './iso-time.ts'

/** A message as `read` and `follow` print it. */
export interface MessageRecord {
  readonly position: number
  readonly message: string
  readonly conversation: string
  readonly conversationName: string
  readonly kind: StoredMessage['kind']
  readonly from: string
  readonly person: string
  readonly device: string
  /** What was written; for a change or a leave, what happened, in words. */
  readonly text: string
  readonly mentions?: StoredMessage['mentions']
  readonly answers?: string
  /** A photo, a voice note, or a file: `chancery fetch` writes it. */
  readonly attachment?: { readonly kind: string; readonly name?: string; readonly type: string; readonly bytes: number }
  readonly time: string
  readonly own: boolean
  readonly notes: StoredMessage['notes']
}

const NOTES = {
  gap: 'an earlier message of this sender is missing',
  clock: 'the sender’s clock was wrong',
} as const satisfies Record<StoredMessage['notes'][number], string>

/** Messages with the names that people know. */
export function messageRecords(engine: Engine, messages: readonly StoredMessage[]): MessageRecord[] {
  const names = new Map(listConversations(engine).map(({ conversation, name }) => [conversation, name]))
  return messages.map((message) => ({
    position: message.position,
    message: message.id,
    conversation: message.conversation,
    conversationName: names.get(message.conversation) ?? '',
    kind: message.kind,
    from: nameOfPerson(engine, message.person),
    person: message.person,
    device: message.device,
    text: message.text ?? describeChange(engine, message),
    ...(message.mentions === undefined ? {} : { mentions: message.mentions }),
    ...(message.answers === undefined ? {} : { answers: message.answers }),
    ...attachmentOf(message),
    time: isoTime(message.time),
    own: message.person === engine.account.person,
    notes: message.notes,
  }))
}

function attachmentOf({ attachment }: StoredMessage): Pick<MessageRecord, 'attachment'> {
  if (attachment === undefined) return {}
  const { kind, name, type, size } = attachment
  return { attachment: { kind, ...(name === undefined ? {} : { name }), type, bytes: size } }
}

/** The same as a line for people; further lines of a text are indented. */
export function messageLine(record: MessageRecord): string {
  const when = record.time.slice(0, 16).replace('T', ' ')
  const text = record.text.replaceAll('\n', `\n${' '.repeat(when.length + 2)}`)
  const { attachment } = record
  const file =
    attachment === undefined
      ? ''
      : `[${attachment.kind} ${attachment.name ?? ''} ${attachment.bytes.toLocaleString('en')} bytes] `
  const notes = record.notes.map((note) => ` [${NOTES[note]}]`).join('')
  const what = record.kind === 'text' ? `${record.from}: ${file}${text}` : `· ${text}`
  return `${when}  ${record.conversationName}  ${what}${notes}`
}
