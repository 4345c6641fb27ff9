import { IconButton, IconClose, IconReply } from '@chancery/ui'
import { useLanguage } from '../../language/language-provider.tsx'
import { useNames } from '../names.ts'
import { previewOf } from '../text/preview-of.ts'
import type { Answered } from './composer-terms.ts'
import styles from './composer.module.css'

interface ReplyBarProps {
  readonly answered: Answered
  readonly onCancel: () => void
}

/** Says whom one answers, and lets go of it. */
export function ReplyBar({ answered, onCancel }: ReplyBarProps) {
  const { t } = useLanguage()
  const names = useNames()
  const isSelf = names.rowOf(answered.person)?.isSelf === true
  const name = isSelf ? t('conversations.you-object') : names.nameOf(answered.person)
  return (
    <div className={styles.reply} role="group" aria-label={t('conversations.replying', { name })}>
      <IconReply size={16} />
      <div className={styles.replyText}>
        <strong>{t('conversations.replying', { name })}</strong>
        <span>{answered.text === undefined ? t('conversations.answered-missing') : previewOf(answered.text)}</span>
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
