import { VisuallyHidden } from '@chancery/ui'
import { useLanguage } from '../../language/language-provider.tsx'
import type { MessageRow } from '../../../contract/topics.ts'
import type { Words } from '../../language/words.ts'
import { useNames } from '../names.ts'
import { previewOf } from '../text/preview-of.ts'
import styles from './message.module.css'
import { useRowActs } from './row-acts.ts'

type Answers = NonNullable<MessageRow['answers']>

/** What a message answers; a press goes there. */
export function MessageQuote({ answers }: { readonly answers: Answers }) {
  const { t } = useLanguage()
  const names = useNames()
  const { jump } = useRowActs()
  if (answers.person === undefined) return <div className={styles.quoted}>{t('conversations.answered-missing')}</div>
  const name = names.rowOf(answers.person)?.isSelf === true ? t('common.you') : names.nameOf(answers.person)
  const text = quotedWords(answers, t)
  return (
    <button type="button" className={styles.quoted} onClick={() => jump(answers.id)}>
      <VisuallyHidden>{t('conversations.go-to-answered')}: </VisuallyHidden>
      <span className={styles.quotedName}>{name}</span>
      <VisuallyHidden>: </VisuallyHidden>
      <span className={styles.quotedText}>{text}</span>
    </button>
  )
}

/** What is quoted, in words: what is attached has a name of its own. */
function quotedWords({ text = '', attachment, card, isDeleted }: Answers, t: Words['t']): string {
  if (isDeleted === true) return t('acts.deleted-short')
  const carried = attachment ?? card
  const preview = previewOf(text)
  if (carried === undefined) return preview
  const name = t(`acts.quoted.${carried}`)
  return preview === '' ? name : `${name}: ${preview}`
}
