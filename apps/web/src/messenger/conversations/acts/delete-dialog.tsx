import { ConfirmDialog } from '@chancery/ui'
import type { MessageRow } from '../../../contract/topics.ts'
import { useLanguage } from '../../language/language-provider.tsx'
import { useNames } from '../names.ts'
import { previewOf } from '../text/preview-of.ts'
import { said } from '../timeline/said.ts'
import styles from './acts.module.css'

interface DeleteDialogProps {
  readonly row: MessageRow
  readonly onDelete: () => void
  readonly onClose: () => void
}

/** Asks before a message leaves everybody's view, and says where it stays. */
export function DeleteDialog({ row, onDelete, onClose }: DeleteDialogProps) {
  const words = useLanguage()
  const names = useNames()
  const { t } = words
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      title={t('acts.delete-title')}
      description={t('acts.delete-why')}
      confirmLabel={t('acts.delete')}
      cancelLabel={t('common.cancel')}
      danger
      onConfirm={onDelete}
    >
      <blockquote className={styles.quoted}>
        {row.isOwn ? null : <strong>{names.nameOf(row.person)}</strong>}
        {previewOf(said(row, words, names), row.mentions)}
      </blockquote>
    </ConfirmDialog>
  )
}
