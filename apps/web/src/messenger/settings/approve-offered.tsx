import { Button, CodeText, IconShieldCheck } from '@chancery/ui'
import type { AppUpdate } from '../../contract/app-update.ts'
import { useLanguage } from '../language/language-provider.tsx'
import { useOffice } from '../state/office-provider.tsx'
import { Problem } from '../state/problem-line.tsx'
import { useTask } from '../state/use-task.ts'
import styles from './settings.module.css'

/** For an administrator: the app that the server offers and nobody has approved, with the mark to compare first. */
export function ApproveOffered({ update }: { readonly update: AppUpdate }) {
  const { t } = useLanguage()
  const office = useOffice()
  const task = useTask()
  return (
    <>
      <p>{t('settings.app.approve-text', { version: update.version })}</p>
      <p className={styles.hint}>
        {t('settings.app.mark')} <CodeText>{update.manifest}</CodeText>
      </p>
      <div className={styles.start}>
        <Button
          icon={<IconShieldCheck />}
          busy={task.isBusy}
          busyLabel={t('settings.app.approving')}
          onPress={() => void task.run(() => office.approveApp(update))}
        >
          {t('settings.app.approve-new', { version: update.version })}
        </Button>
      </div>
      <Problem problem={task.problem} />
    </>
  )
}
