import { Card } from '@chancery/ui'
import { useLanguage } from '../language/language-provider.tsx'
import { modeWords } from '../mode/mode-words.ts'
import { useSession } from '../state/office-provider.tsx'
import { PolicyCard } from './policy/policy-card.tsx'
import styles from './settings.module.css'

/** Who can read what, what others can tell from how this device sends, and, for administrators, what is to hold for all. */
export function PrivacySection() {
  const words = useLanguage()
  const { t } = words
  const session = useSession()
  const { mode, witness, role } = session
  return (
    <>
      <Card title={t('settings.privacy.reads')}>
        <p>{t('settings.privacy.reads-text')}</p>
        <p>{witness === undefined ? t('mode.not-witnessed') : t('mode.witnessed', { name: witness })}</p>
      </Card>
      <Card title={t('mode.others')}>
        <p>
          <strong>{t(`mode.${mode}`)}:</strong> {modeWords(session, words)}
        </p>
        <p className={styles.hint}>{t('mode.online')}</p>
      </Card>
      {role === 'administrator' ? <PolicyCard /> : null}
    </>
  )
}
