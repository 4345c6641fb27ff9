import { Button, EmptyState, IconMessage, IconPersonAdd, Kbd } from '@chancery/ui'
import { lazy, Suspense } from 'react'
import { useLanguage } from '../language/language-provider.tsx'
import { useSession, useTopic } from '../state/office-provider.tsx'
import styles from './home.module.css'
import { navigate } from './navigate.ts'
import { keysOf } from './shortcut-table.ts'
import { isMac } from './use-shortcut.ts'

const RecoveryCard = lazy(async () => ({ default: (await import('../settings/recovery-card.tsx')).RecoveryCard }))

/** The main pane while no conversation is open. */
export function Home() {
  const { role } = useSession()
  const isAlone = useTopic('people')?.every((row) => row.isSelf || row.devices === 0) ?? false
  return (
    <div data-heading tabIndex={-1} className={styles.home}>
      {isAlone && role === 'administrator' ? <FirstSteps /> : <Choose />}
    </div>
  )
}

/** What whoever has just founded does next. */
function FirstSteps() {
  const { t } = useLanguage()
  const { organization } = useSession()
  return (
    <div className={styles.steps}>
      <EmptyState
        level={1}
        icon={<IconPersonAdd size={28} />}
        title={t('frame.home.founded', { organization })}
        text={t('frame.home.first')}
        action={
          <Button kind="primary" icon={<IconPersonAdd />} onPress={() => navigate({ at: 'invite' })}>
            {t('people.invite')}
          </Button>
        }
      />
      <Suspense>
        <RecoveryCard />
      </Suspense>
    </div>
  )
}

function Choose() {
  const { t } = useLanguage()
  return (
    <EmptyState
      level={1}
      icon={<IconMessage size={28} />}
      title={t('frame.home.title')}
      text={
        <span className={styles.byKey}>
          {t('frame.home.text')}{' '}
          <span className={styles.keys}>
            {keysOf('switcher', isMac).map((key) => (
              <Kbd key={key}>{key}</Kbd>
            ))}
          </span>
        </span>
      }
    />
  )
}
