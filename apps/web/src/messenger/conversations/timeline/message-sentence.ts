import type { MessageRow } from '../../../contract/topics.ts'
import type { MessageKey } from '../../language/catalogue.ts'
import type { Words } from '../../language/words.ts'
import type { Names } from '../names.ts'
import { previewOf } from '../text/preview-of.ts'
import { changeWords } from './change-words.ts'
import { said } from './said.ts'

export const stateKeys = {
  waiting: 'conversations.state.waiting',
  sending: 'conversations.state.sending',
  failed: 'conversations.state.failed',
  sent: 'conversations.state.sent',
  delivered: 'conversations.state.delivered',
  read: 'conversations.state.read',
} as const satisfies Record<MessageRow['state'], MessageKey>

/** A message as a screen reader says it: who, when, what, what became of it, and how far it has come. */
export function messageSentence(row: MessageRow, words: Words, names: Names): string {
  const { t } = words
  const author = row.isOwn ? t('common.you') : names.nameOf(row.person)
  const parts = [`${author}, ${words.time(row.sentAt)}`]
  if (row.isForwarded === true) parts.push(t('acts.said.forwarded'))
  if (row.answers !== undefined)
    parts.push(
      row.answers.person === undefined
        ? t('conversations.answering-unknown')
        : t('conversations.answering', { name: names.nameOrYou(row.answers.person) }),
    )
  const notes = row.notes.map((note) => t(`conversations.note.${note}`))
  const state = row.isOwn ? [t(stateKeys[row.state])] : []
  const acts = row.deletedBy === undefined ? actsSentence(row, words, names) : []
  return [`${parts.join(', ')}: ${said(row, words, names)}`, ...acts, ...notes, ...state].join(' · ')
}

/** What people have done with a message. */
function actsSentence(row: MessageRow, { t, list }: Words, names: Names): string[] {
  const options = (row.poll?.options ?? []).map(
    ({ text, people }) => `${text}: ${t('acts.poll-votes', { count: people.length })}`,
  )
  const reactions = (row.reactions ?? []).map(({ emoji, people }) =>
    t('acts.said.reaction', { emoji, names: list(people.map(names.nameOrYou)) }),
  )
  return [
    ...(options.length > 0 ? [list(options)] : []),
    ...(row.edits === undefined ? [] : [t('acts.said.edited')]),
    ...(row.isPinned === true ? [t('acts.said.pinned')] : []),
    ...(row.isStarred === true ? [t('acts.said.starred')] : []),
    ...reactions,
  ]
}

/** The newest thing in a conversation, in one line of its list. */
export function lastLine(row: MessageRow, isGroup: boolean, words: Words, names: Names): string {
  if (row.kind !== 'text') return changeWords(row, isGroup, words, names).join(' ')
  const isBare = row.attachment === undefined && row.card === undefined && row.poll === undefined
  const text = previewOf(said(row, words, names), isBare ? row.mentions : [])
  if (row.deletedBy !== undefined) return text
  if (row.isOwn) return words.t('conversations.you-said', { text })
  return isGroup ? `${names.nameOf(row.person)}: ${text}` : text
}
