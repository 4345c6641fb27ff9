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
  readonly attachment?: {
    readonly kind: string
    readonly name?: string
    /** What it shows, in the sender’s words. */
    readonly description?: string
    readonly type: string
    readonly bytes: number
  }
  readonly card?: StoredMessage['card']
  readonly poll?: { readonly options: readonly { readonly text: string; readonly people: readonly string[] }[] }
  readonly forwarded?: true
  /** What it said before, oldest first. */
  readonly earlier?: readonly string[]
  readonly reactions?: readonly { readonly emoji: string; readonly from: string }[]
  readonly pinned?: true
  /** Who deleted it for everyone; the record keeps what it said. */
  readonly deletedBy?: string
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
    text: message.text ?? (message.deletedBy === undefined ? describeChange(engine, message) : ''),
    ...(message.mentions === undefined ? {} : { mentions: message.mentions }),
    ...(message.answers === undefined ? {} : { answers: message.answers }),
    ...attachmentOf(message),
    ...actsOf(engine, message),
    time: isoTime(message.time),
    own: message.person === engine.account.person,
    notes: message.notes,
  }))
}

type Acts = Pick<MessageRecord, 'card' | 'poll' | 'forwarded' | 'earlier' | 'reactions' | 'pinned' | 'deletedBy'>

function actsOf(engine: Engine, message: StoredMessage): Acts {
  const { card, poll, votes = [], isForwarded, edits, reactions, isPinned, deletedBy } = message
  const from = (person: StoredMessage['person']): string => nameOfPerson(engine, person)
  const chosen = (index: number): string[] =>
    votes.filter(({ choices }) => choices.includes(index)).map(({ person }) => from(person))
  return {
    ...(card === undefined ? {} : { card }),
    ...(poll === undefined
      ? {}
      : { poll: { options: poll.options.map((text, index) => ({ text, people: chosen(index) })) } }),
    ...(isForwarded === undefined ? {} : { forwarded: true }),
    ...(edits === undefined ? {} : { earlier: edits.map(({ text }) => text) }),
    ...(reactions === undefined
      ? {}
      : { reactions: reactions.map(({ emoji, person }) => ({ emoji, from: from(person) })) }),
    ...(isPinned === undefined ? {} : { pinned: true }),
    ...(deletedBy === undefined ? {} : { deletedBy: from(deletedBy) }),
  }
}

function attachmentOf({ attachment }: StoredMessage): Pick<MessageRecord, 'attachment'> {
  if (attachment === undefined) return {}
  const { kind, name, description, type, size } = attachment
  return {
    attachment: {
      kind,
      ...(name === undefined ? {} : { name }),
      ...(description === undefined ? {} : { description }),
      type,
      bytes: size,
    },
  }
}

/** The same as a line for people; further lines of a text are indented. */
export function messageLine(record: MessageRecord): string {
  const when = record.time.slice(0, 16).replace('T', ' ')
  const text = record.text.replaceAll('\n', `\n${' '.repeat(when.length + 2)}`)
  const notes = record.notes.map((note) => ` [${NOTES[note]}]`).join('')
  const said = `${fileText(record)}${cardText(record)}${text}${pollText(record)}`
  const what = record.kind === 'text' ? `${record.from}: ${said}${actsText(record)}` : `· ${text}`
  return `${when}  ${record.conversationName}  ${what}${notes}`
}

function fileText({ attachment }: MessageRecord): string {
  if (attachment === undefined) return ''
  const { kind, name = '', description, bytes } = attachment
  const shown = description === undefined ? '' : `, described as “${description}”`
  return `[${kind} ${name} ${bytes.toLocaleString('en')} bytes${shown}] `
}

function cardText({ card }: MessageRecord): string {
  if (card === undefined) return ''
  if (card.kind === 'person') return `[contact ${card.person}]`
  if (card.kind === 'place')
    return `[place ${card.latitude}, ${card.longitude}${card.label === undefined ? '' : ` ${card.label}`}]`
  return `[contact ${[card.name, card.phone, card.email].filter((part) => part !== undefined).join(', ')}]`
}

function pollText({ poll }: MessageRecord): string {
  return (poll?.options ?? []).map(({ text, people }) => ` [${text}: ${people.length}]`).join('')
}

function actsText({ forwarded, earlier, reactions = [], pinned, deletedBy }: MessageRecord): string {
  if (deletedBy !== undefined) return `[deleted for everyone by ${deletedBy}; the record keeps it]`
  const marks = [
    ...(forwarded === undefined ? [] : ['forwarded']),
    ...(earlier === undefined ? [] : ['edited']),
    ...(pinned === undefined ? [] : ['pinned']),
    ...reactions.map(({ emoji, from }) => `${emoji} ${from}`),
  ]
  return marks.map((mark) => ` [${mark}]`).join('')
}
