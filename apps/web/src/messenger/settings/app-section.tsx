import { Banner, Button, Card, CodeText, IconShieldCheck } from '@chancery/ui'
import { useState } from 'react'
import { ShortcutList } from '../frame/shortcut-list.tsx'
import { useLanguage } from '../language/language-provider.tsx'
import { useOffice, useSession } from '../state/office-provider.tsx'
import { Problem } from '../state/problem-line.tsx'
import { useTask } from '../state/use-task.ts'
import { ApproveOffered } from './approve-offered.tsx'
import styles from './settings.module.css'
import { useAppUpdate } from './use-app-update.ts'

/** Which app runs here and who vouches for it; and the shortcuts. */
export function AppSection() {
  const { t } = useLanguage()
  const office = useOffice()
  const { app, role } = useSession()
  const update = useAppUpdate()
  const task = useTask()
  const [isListed, setIsListed] = useState(false)
  return (
    <>
      {update === undefined || update.state === 'current' ? null : (
        <Banner tone={update.state === 'ready' ? 'info' : 'warning'}>
          {t(`settings.app.update-${update.state}`, { version: update.version })}
        </Banner>
      )}
      <Card title={t('settings.app.version')}>
        <div className={styles.stack}>
          <p>{t(app.isApproved ? 'settings.app.approved' : 'settings.app.not-approved')}</p>
          <p className={styles.hint}>
            {t('settings.app.mark')} <CodeText>{app.manifest.slice(0, 12)}</CodeText>
          </p>
          {!app.isApproved && role === 'administrator' ? (
            <div className={styles.start}>
              <Button
                icon={<IconShieldCheck />}
                busy={task.isBusy}
                busyLabel={t('settings.app.approving')}
                onPress={() => void task.run(() => office.approveApp())}
              >
                {t('settings.app.approve')}
              </Button>
            </div>
          ) : null}
          {update?.state === 'unapproved' && role === 'administrator' ? <ApproveOffered update={update} /> : null}
          <Problem problem={task.problem} />
        </div>
      </Card>
      <Card title={t('frame.shortcuts')} description={t('settings.app.shortcuts-text')}>
        <div className={styles.start}>
          <Button onPress={() => setIsListed(true)}>{t('settings.app.shortcuts')}</Button>
        </div>
      </Card>
      <ShortcutList isOpen={isListed} onClose={() => setIsListed(false)} />
    </>
  )
}
