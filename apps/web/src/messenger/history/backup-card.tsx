import { Button, Card } from '@chancery/ui'
import { useState } from 'react'
import { useLanguage } from '../language/language-provider.tsx'
import { useOffice, useTopic } from '../state/office-provider.tsx'
import { Problem } from '../state/problem-line.tsx'
import { useTask } from '../state/use-task.ts'
import { CodeDialog } from './code-dialog.tsx'
import { EndDialog } from './end-dialog.tsx'
import styles from './history.module.css'
import { RestoreDialog } from './restore-dialog.tsx'
import { TestCodeDialog } from './test-code-dialog.tsx'

/** A person’s own backup: made, tested, replaced, and ended here; and the way to bring one back. */
export function BackupCard() {
  const { t, moment } = useLanguage()
  const office = useOffice()
  const backup = useTopic('history')?.backup
  const task = useTask()
  const [code, setCode] = useState<string | undefined>(undefined)
  const [open, setOpen] = useState<'test' | 'restore' | 'end' | undefined>(undefined)
  const close = (): void => setOpen(undefined)
  const begin = (): Promise<boolean> => task.run(async () => setCode(await office.beginBackup()))
  return (
    <Card title={t('history.backup.title')} description={t('history.backup.text')}>
      <div className={styles.stack}>
        {backup === undefined ? null : (
          <p role="status">
            {backup.made === undefined
              ? t('history.backup.making')
              : t('history.backup.made', { moment: moment(backup.made), count: backup.messages })}
          </p>
        )}
        <div className={styles.row}>
          <Button
            kind={backup === undefined ? 'primary' : 'plain'}
            busy={task.isBusy}
            busyLabel={t('history.backup.busy')}
            onPress={() => void begin()}
          >
            {t(backup === undefined ? 'history.backup.begin' : 'history.backup.renew')}
          </Button>
          {backup === undefined ? null : (
            <>
              <Button onPress={() => setOpen('test')}>{t('history.backup.test')}</Button>
              <Button onPress={() => setOpen('end')}>{t('history.backup.end')}</Button>
            </>
          )}
          <Button onPress={() => setOpen('restore')}>{t('history.restore.open')}</Button>
        </div>
        <Problem problem={task.problem} />
      </div>
      {code === undefined ? null : <CodeDialog code={code} onClose={() => setCode(undefined)} />}
      {open === 'test' ? <TestCodeDialog onClose={close} /> : null}
      {open === 'restore' ? <RestoreDialog onClose={close} /> : null}
      {open === 'end' ? <EndDialog onClose={close} /> : null}
    </Card>
  )
}
