import { IconButton, IconClose, IconEdit } from '@chancery/ui'
import { useLanguage } from '../../language/language-provider.tsx'
import { previewOf } from '../text/preview-of.ts'
import type { Edited } from './composer-terms.ts'
import styles from './composer.module.css'

interface EditBarProps {
  readonly edited: Edited
  readonly onCancel: () => void
}

/** Says that one changes a message, and lets go of it. */
export function EditBar({ edited, onCancel }: EditBarProps) {
  const { t } = useLanguage()
  return (
    <div className={styles.reply} role="group" aria-label={t('acts.editing')}>
      <IconEdit size={16} />
      <div className={styles.replyText}>
        <strong>{t('acts.editing')}</strong>
        <span>{previewOf(edited.text, edited.mentions)}</span>
      </div>
      <IconButton size="small" label={t('acts.cancel-edit')} icon={<IconClose size={16} />} onPress={onCancel} />
    </div>
  )
}
