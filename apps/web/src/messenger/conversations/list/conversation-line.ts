import type { ConversationRow } from '../../../contract/topics.ts'
import type { Words } from '../../language/words.ts'
import type { Names } from '../names.ts'
import { pictureAddress } from '../picture.ts'
import { previewOf } from '../text/preview-of.ts'
import { listTime } from '../timeline/day-words.ts'
import { lastLine } from '../timeline/message-sentence.ts'

/** A conversation as its line in the list shows it: plain values, so that only lines that differ are drawn again. */
export interface ConversationLine {
  readonly key: ConversationRow['key']
  readonly seed: string
  readonly kind: ConversationRow['kind']
  readonly name: string
  readonly office: string | undefined
  readonly time: string
  readonly preview: string
  readonly draft: string | undefined
  readonly state: string | undefined
  readonly unread: number
  readonly isMentioned: boolean
  readonly isMuted: boolean
  readonly isPinned: boolean
  readonly isMarked: boolean
  readonly isArchived: boolean
  readonly picture: string | undefined
}

/** What the list says of a conversation, at a moment of today. */
export function conversationLine(row: ConversationRow, today: number, words: Words, names: Names): ConversationLine {
  const { t } = words
  const { last, draft, unread, isMentioned, kind } = row
  const name = names.conversationName(row)
  const draftText = draft === undefined || draft.text.trim() === '' ? undefined : previewOf(draft.text, draft.mentions)
  const preview = last === undefined ? t('conversations.nothing-yet') : lastLine(last, kind === 'group', words, names)
  const time = row.lastAt === 0 ? '' : listTime(row.lastAt, today, words)
  const isOwnText = last?.kind === 'text' && last.isOwn
  const office = kind === 'direct' ? names.officeOf(row.person) : undefined
  return {
    key: row.key,
    seed: row.person ?? row.key,
    kind,
    name,
    office,
    time,
    preview,
    draft: draftText,
    state: isOwnText ? last.state : undefined,
    unread,
    isMentioned,
    isMuted: row.mutedUntil !== undefined,
    isPinned: row.isPinned === true,
    isMarked: row.isMarked === true,
    isArchived: row.isArchived === true,
    picture: pictureAddress(row.picture),
  }
}

/** Whether two lines look and sound the same. */
export function isSameLine(a: ConversationLine, b: ConversationLine): boolean {
  return Object.entries(a).every(([name, value]) => b[name as keyof ConversationLine] === value)
}
