import { EmptyState, IconMessage, Kbd } from '@chancery/ui'
import { useLanguage } from '../language/language-provider.tsx'
import { keysOf } from './shortcut-table.ts'
import { isMac } from './use-shortcut.ts'
import styles from './home.module.css'

/** The main pane while no conversation is open. */
export function Home() {
  const { t } = useLanguage()
  return (
    <div className={styles.home}>
      <EmptyState
        level={1}
        icon={<IconMessage size={28} />}
        title={t('frame.home.title')}
        text={
          <>
            {t('frame.home.text')}{' '}
            <span className={styles.keys}>
              {keysOf('switcher', isMac).map((key) => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </span>
          </>
        }
      />
    </div>
  )
}
