import { Button, Card } from '@chancery/ui'
import { useState } from 'react'
import { ShortcutList } from '../frame/shortcut-list.tsx'
import { useLanguage } from '../language/language-provider.tsx'
import { useSession } from '../state/office-provider.tsx'
import { AppVersion } from './app-version.tsx'
import { RecoveryCard } from './recovery-card.tsx'
import styles from './settings.module.css'

/** The app that runs here, what an administrator keeps on paper, and the shortcuts. */
export function AppSection() {
  const { t } = useLanguage()
  const { role } = useSession()
  const [isListed, setIsListed] = useState(false)
  return (
    <>
      <AppVersion />
      {role === 'administrator' ? <RecoveryCard /> : null}
      <Card title={t('frame.shortcuts')} description={t('settings.app.shortcuts-text')}>
        <div className={styles.start}>
          <Button onPress={() => setIsListed(true)}>{t('settings.app.shortcuts')}</Button>
        </div>
      </Card>
      <ShortcutList isOpen={isListed} onClose={() => setIsListed(false)} />
    </>
  )
}
