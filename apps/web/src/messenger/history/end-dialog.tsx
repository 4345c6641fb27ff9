import { ConfirmDialog } from '@chancery/ui'
import { useLanguage } from '../language/language-provider.tsx'
import { useOffice } from '../state/office-provider.tsx'
import { Problem } from '../state/problem-line.tsx'
import { useTask } from '../state/use-task.ts'

/** Ends the backup, after a question. */
export function EndDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useLanguage()
  const office = useOffice()
  const task = useTask()
  async function end(): Promise<void> {
    if (await task.run(() => office.endBackup())) onClose()
  }
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      title={t('history.backup.end-title')}
      description={t('history.backup.end-text')}
      confirmLabel={t('history.backup.end')}
      cancelLabel={t('common.cancel')}
      busy={task.isBusy}
      busyLabel={t('history.backup.busy')}
      danger
      onConfirm={() => void end()}
    >
      <Problem problem={task.problem} />
    </ConfirmDialog>
  )
}
