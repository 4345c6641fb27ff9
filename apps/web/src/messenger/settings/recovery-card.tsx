import { Banner, Button, Card, IconDownload } from '@chancery/ui'
import { useState } from 'react'
import { useLanguage } from '../language/language-provider.tsx'
import { useOffice, useSession } from '../state/office-provider.tsx'
import { Problem } from '../state/problem-line.tsx'
import { useTask } from '../state/use-task.ts'
import styles from './settings.module.css'

/** Lets an administrator save the page with which the organization can be rescued, and says what to do with it. */
export function RecoveryCard() {
  const { t } = useLanguage()
  const office = useOffice()
  const { organization } = useSession()
  const task = useTask()
  const [isSaved, setIsSaved] = useState(false)
  const save = (): Promise<boolean> =>
    task.run(async () => {
      saveText(await office.recoverySheet(), `${organization} – recovery sheet.txt`)
      setIsSaved(true)
    })
  return (
    <Card title={t('settings.recovery')} description={t('settings.recovery.text')}>
      <div className={styles.stack}>
        <div className={styles.start}>
          <Button
            icon={<IconDownload />}
            busy={task.isBusy}
            busyLabel={t('settings.lock.saving')}
            onPress={() => void save()}
          >
            {t('settings.recovery.save')}
          </Button>
        </div>
        {isSaved ? (
          <Banner tone="success" role="status">
            {t('settings.recovery.saved')}
          </Banner>
        ) : null}
        <Problem problem={task.problem} />
      </div>
    </Card>
  )
}

/** Gives a text to the browser as a file to keep. */
function saveText(text: string, name: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // The browser reads it after this turn; a minute is enough for any disk.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}
