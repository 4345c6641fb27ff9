import type { MessageRow } from '../../../contract/topics.ts'
import type { Words } from '../../language/words.ts'
import { saidOf } from '../media/attachment-words.ts'
import type { Names } from '../names.ts'

/** What a message says, in words alone. */
export function said(row: MessageRow, words: Words, names: Names): string {
  if (row.deletedBy !== undefined) return deletedWords(row, words, names)
  if (row.poll !== undefined) return words.t('acts.poll-of', { question: row.text ?? '' })
  return saidOf(row, words, names)
}

/** What stands in the place of a deleted message. */
export function deletedWords({ person, deletedBy }: MessageRow, { t }: Words, names: Names): string {
  // Whoever takes out what another person said is named.
  if (deletedBy === undefined || deletedBy === person) return t('acts.deleted')
  const isSelf = names.rowOf(deletedBy)?.isSelf === true
  return isSelf ? t('acts.deleted-own') : t('acts.deleted-by', { name: names.nameOf(deletedBy) })
}
