import { Button, CodeText, Dialog, Skeleton } from '@chancery/ui'
import { useCallback, useEffect, useState } from 'react'
import { useLanguage } from '../language/language-provider.tsx'
import { useOffice } from '../state/office-provider.tsx'
import { Problem } from '../state/problem-line.tsx'
import { useTask } from '../state/use-task.ts'
import { useToast } from '../state/use-toast.ts'
import styles from './settings.module.css'

/** Suggests five words that open this device, without network, too. */
export function WordsDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useLanguage()
  const office = useOffice()
  const task = useTask()
  const toast = useToast()
  const [words, setWords] = useState<string | undefined>(undefined)
  const suggest = useCallback(async () => setWords(await office.suggestPassphrase()), [office])
  useEffect(() => void suggest().catch(toast.problem), [suggest])

  async function save(passphrase: string): Promise<void> {
    if (!(await task.run(() => office.addLock({ way: 'passphrase', passphrase })))) return
    toast.notice(t('settings.lock.saved'))
    onClose()
  }

  return (
    <Dialog
      open
      onClose={onClose}
      title={t('settings.lock.words-title')}
      description={t('settings.lock.words-description')}
      dismissable={!task.isBusy}
      actions={
        <>
          <Button disabled={task.isBusy} onPress={() => void suggest().catch(toast.problem)}>
            {t('settings.lock.other-words')}
          </Button>
          <Button
            kind="primary"
            busy={task.isBusy}
            busyLabel={t('settings.lock.saving')}
            disabled={words === undefined}
            onPress={() => void (words === undefined ? undefined : save(words))}
          >
            {t('settings.lock.written')}
          </Button>
        </>
      }
    >
      {words === undefined ? (
        <Skeleton label={t('start.starting')} count={1} />
      ) : (
        <p className={styles.secret}>
          <CodeText wrap>{words}</CodeText>
        </p>
      )}
      <Problem problem={task.problem} />
    </Dialog>
  )
}
