import { IconButton, IconClose, IconReply } from '@chancery/ui'
import { useLanguage } from '../../language/language-provider.tsx'
import { useNames } from '../names.ts'
import { quotedWords } from '../text/quoted-words.ts'
import type { Quote } from '../text/quoted-words.ts'
import styles from './composer.module.css'

interface ReplyBarProps {
  readonly answered: Quote
  readonly onCancel: () => void
}

/** Says whom one answers, and lets go of it. */
export function ReplyBar({ answered, onCancel }: ReplyBarProps) {
  const words = useLanguage()
  const { t } = words
  const names = useNames()
  const isSelf = names.rowOf(answered.person)?.isSelf === true
  const name = isSelf ? t('conversations.you-object') : names.nameOf(answered.person)
  return (
    <div className={styles.reply} role="group" aria-label={t('conversations.replying', { name })}>
      <IconReply size={16} />
      <div className={styles.replyText}>
        <strong>{t('conversations.replying', { name })}</strong>
        <span>
          {answered.person === undefined ? t('conversations.answered-missing') : quotedWords(answered, words)}
        </span>
      </div>
      <IconButton
        size="small"
        label={t('conversations.cancel-reply')}
        icon={<IconClose size={16} />}
        onPress={onCancel}
      />
    </div>
  )
}
