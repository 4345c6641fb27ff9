import { VisuallyHidden } from '@chancery/ui'
import { useLanguage } from '../../language/language-provider.tsx'
import type { MessageRow } from '../../../contract/topics.ts'
import { useNames } from '../names.ts'
import { previewOf } from '../text/preview-of.ts'
import styles from './message.module.css'
import { useRowActs } from './row-acts.ts'

/** What a message answers; a press goes there. */
export function MessageQuote({ answers }: { readonly answers: NonNullable<MessageRow['answers']> }) {
  const { t } = useLanguage()
  const names = useNames()
  const { jump } = useRowActs()
  if (answers.text === undefined) return <div className={styles.quoted}>{t('conversations.answered-missing')}</div>
  const name = names.rowOf(answers.person)?.isSelf === true ? t('common.you') : names.nameOf(answers.person)
  const text = previewOf(answers.text)
  return (
    <button type="button" className={styles.quoted} onClick={() => jump(answers.id)}>
      <VisuallyHidden>{t('conversations.go-to-answered')}: </VisuallyHidden>
      <span className={styles.quotedName}>{name}</span>
      <VisuallyHidden>: </VisuallyHidden>
      <span className={styles.quotedText}>{text}</span>
    </button>
  )
}
