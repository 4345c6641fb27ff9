import type { MessageRow } from '../../../contract/topics.ts'
import type { Words } from '../../language/words.ts'
import type { Names } from '../names.ts'
import { lengthWords } from './size-words.ts'

/** What a message says, in words alone: its text, with what it carries named before it. */
export function saidOf(row: MessageRow, words: Pick<Words, 't'>, names: Pick<Names, 'nameOf'>): string {
  const carried = attachmentWords(row, words) ?? cardWords(row, words, names)
  const { text = '' } = row
  if (carried === undefined) return text
  return text === '' ? carried : `${carried}: ${text}`
}

/** What is attached, by its kind, and what it shows; `undefined` where nothing is. */
export function attachmentWords(row: MessageRow, words: Pick<Words, 't'>): string | undefined {
  const kind = kindWords(row, words)
  const { description } = row.attachment ?? {}
  return kind === undefined || description === undefined
    ? kind
    : words.t('attach.described', { what: kind, description })
}

function kindWords({ attachment }: MessageRow, { t }: Pick<Words, 't'>): string | undefined {
  switch (attachment?.kind) {
    case undefined:
      return undefined
    case 'photo':
      return t('attach.photo')
    case 'voice':
      return t('attach.voice-of', { length: lengthWords(attachment.seconds ?? 0) })
    case 'file':
      return t('attach.file-of', { name: attachment.name })
  }
}

function cardWords({ card }: MessageRow, { t }: Pick<Words, 't'>, names: Pick<Names, 'nameOf'>): string | undefined {
  switch (card?.kind) {
    case undefined:
      return undefined
    case 'person':
      return t('attach.contact-of', { name: names.nameOf(card.person) })
    case 'contact':
      return t('attach.contact-of', { name: card.name })
    case 'place':
      return card.label === undefined ? t('attach.place') : t('attach.place-of', { name: card.label })
  }
}
