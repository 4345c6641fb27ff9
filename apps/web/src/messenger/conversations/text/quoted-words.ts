import type { MessageRow } from '../../../contract/topics.ts'
import type { Words } from '../../language/words.ts'
import { previewOf } from './preview-of.ts'

/** What is known of a message that another one answers. */
export type Quote = NonNullable<MessageRow['answers']>

/** A message as another one quotes it; `undefined` as long as it is not on the record. */
export function quoteOf({ id, person, text, attachment, card, deletedBy }: MessageRow): Quote | undefined {
  if (id === undefined) return undefined
  return {
    id,
    person,
    ...(text === undefined ? {} : { text }),
    ...(attachment === undefined ? {} : { attachment: attachment.kind }),
    ...(attachment?.kind === 'file' ? { name: attachment.name } : {}),
    ...(card === undefined ? {} : { card: card.kind }),
    ...(deletedBy === undefined ? {} : { isDeleted: true }),
  }
}

/** What is quoted, in words: what is attached is named, a file as it is called. */
export function quotedWords(
  { text = '', attachment, name = '', card, isDeleted }: Quote,
  { t }: Pick<Words, 't'>,
): string {
  if (isDeleted === true) return t('acts.deleted-short')
  const carried = attachment ?? card
  const preview = previewOf(text)
  if (carried === undefined) return preview
  const called = name === '' ? t(`acts.quoted.${carried}`) : t('attach.file-of', { name })
  return preview === '' ? called : `${called}: ${preview}`
}
