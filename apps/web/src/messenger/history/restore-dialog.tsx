import { Button, Dialog, TextField } from '@chancery/ui'
import { useState } from 'react'
import { useLanguage } from '../language/language-provider.tsx'
import { useOffice } from '../state/office-provider.tsx'
import { Problem } from '../state/problem-line.tsx'
import { useTask } from '../state/use-task.ts'
import styles from './history.module.css'

/** Brings back what lies under a recovery code. */
export function RestoreDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useLanguage()
  const office = useOffice()
  const task = useTask()
  const [typed, setTyped] = useState('')
  async function restore(): Promise<void> {
    if (await task.run(() => office.restoreBackup(typed))) onClose()
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('history.restore.title')}
      description={t('history.restore.text')}
      actions={
        <>
          <Button onPress={onClose}>{t('common.cancel')}</Button>
          <Button
            kind="primary"
            disabled={typed.trim() === ''}
            busy={task.isBusy}
            busyLabel={t('history.restore.busy')}
            onPress={() => void restore()}
          >
            {t('history.restore.do')}
          </Button>
        </>
      }
    >
      <div className={styles.stack}>
        <TextField label={t('history.code.label')} value={typed} onChange={setTyped} autoFocus />
        <Problem problem={task.problem} />
      </div>
    </Dialog>
  )
}
