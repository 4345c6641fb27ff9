import { VisuallyHidden } from '@chancery/ui'
import { useLanguage } from '../../language/language-provider.tsx'
import { useNames } from '../names.ts'
import { quotedWords } from '../text/quoted-words.ts'
import type { Quote } from '../text/quoted-words.ts'
import styles from './message.module.css'
import { useRowActs } from './row-acts.ts'

/** What a message answers; a press goes there. */
export function MessageQuote({ answers }: { readonly answers: Quote }) {
  const words = useLanguage()
  const { t } = words
  const names = useNames()
  const { jump } = useRowActs()
  if (answers.person === undefined) return <div className={styles.quoted}>{t('conversations.answered-missing')}</div>
  const name = names.rowOf(answers.person)?.isSelf === true ? t('common.you') : names.nameOf(answers.person)
  const text = quotedWords(answers, words)
  return (
    <button type="button" className={styles.quoted} onClick={() => jump(answers.id)}>
      <VisuallyHidden>{t('conversations.go-to-answered')}: </VisuallyHidden>
      <span className={styles.quotedName}>{name}</span>
      <VisuallyHidden>: </VisuallyHidden>
      <span className={styles.quotedText}>{text}</span>
    </button>
  )
}
