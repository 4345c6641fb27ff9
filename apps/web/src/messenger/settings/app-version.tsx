import { Banner, Button, Card, CodeText, IconShieldCheck } from '@chancery/ui'
import { useLanguage } from '../language/language-provider.tsx'
import { useOffice, useSession } from '../state/office-provider.tsx'
import { Problem } from '../state/problem-line.tsx'
import { useTask } from '../state/use-task.ts'
import styles from './settings.module.css'
import { useAppUpdate } from './use-app-update.ts'

const MARK_CHARACTERS = 12

/** Which app runs here, which one the server offers, and who vouches for them. */
export function AppVersion() {
  const { t } = useLanguage()
  const office = useOffice()
  const { app, role } = useSession()
  const update = useAppUpdate()
  const task = useTask()
  const canApprove = role === 'administrator'
  const approve = (offered?: { readonly manifest: string; readonly version: string }): void =>
    void task.run(() => office.approveApp(offered))
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
          <AppMark manifest={app.manifest.slice(0, MARK_CHARACTERS)} />
          {!app.isApproved && canApprove ? (
            <ApproveButton label={t('settings.app.approve')} isBusy={task.isBusy} onPress={() => approve()} />
          ) : null}
          {update?.state === 'unapproved' && canApprove ? (
            <>
              <p>{t('settings.app.approve-text', { version: update.version })}</p>
              <AppMark manifest={update.manifest} />
              <ApproveButton
                label={t('settings.app.approve-new', { version: update.version })}
                isBusy={task.isBusy}
                onPress={() => approve(update)}
              />
            </>
          ) : null}
          <Problem problem={task.problem} />
        </div>
      </Card>
    </>
  )
}

/** What people compare: the app's hash, or its beginning. */
function AppMark({ manifest }: { readonly manifest: string }) {
  const { t } = useLanguage()
  return manifest === '' ? null : (
    <p className={styles.hint}>
      {t('settings.app.mark')} <CodeText wrap>{manifest}</CodeText>
    </p>
  )
}

interface ApproveButtonProps {
  readonly label: string
  readonly isBusy: boolean
  readonly onPress: () => void
}

function ApproveButton({ label, isBusy, onPress }: ApproveButtonProps) {
  const { t } = useLanguage()
  return (
    <div className={styles.start}>
      <Button icon={<IconShieldCheck />} busy={isBusy} busyLabel={t('settings.app.approving')} onPress={onPress}>
        {label}
      </Button>
    </div>
  )
}
