import { Banner, Button, Dialog, TextField } from '@chancery/ui'
import { useState } from 'react'
import { useLanguage } from '../language/language-provider.tsx'
import { useOffice } from '../state/office-provider.tsx'
import { Problem } from '../state/problem-line.tsx'
import { useTask } from '../state/use-task.ts'
import styles from './history.module.css'

/** Lets a person find out whether they wrote their code down rightly, before they need it. */
export function TestCodeDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useLanguage()
  const office = useOffice()
  const task = useTask()
  const [typed, setTyped] = useState('')
  const [isRight, setIsRight] = useState<boolean | undefined>(undefined)
  const test = (): Promise<boolean> => task.run(async () => setIsRight(await office.isRecoveryCode(typed)))
  const change = (text: string): void => {
    setTyped(text)
    setIsRight(undefined)
    task.clear()
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('history.test.title')}
      actions={
        <>
          <Button onPress={onClose}>{t('common.close')}</Button>
          <Button kind="primary" disabled={typed.trim() === ''} onPress={() => void test()}>
            {t('history.test.do')}
          </Button>
        </>
      }
    >
      <div className={styles.stack}>
        <TextField label={t('history.code.label')} value={typed} onChange={change} autoFocus />
        {isRight === undefined ? null : (
          <Banner tone={isRight ? 'success' : 'danger'} role="status">
            {t(isRight ? 'history.test.right' : 'history.test.wrong')}
          </Banner>
        )}
        <Problem problem={task.problem} />
      </div>
    </Dialog>
  )
}
