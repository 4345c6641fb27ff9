import { IconHelp } from '@chancery/ui'
import { formatRoute, settingsSections } from '../frame/routes.ts'
import type { SettingsSection } from '../frame/routes.ts'
import { useArrowList } from '../frame/use-arrow-list.ts'
import { useLanguage } from '../language/language-provider.tsx'
import styles from './settings-menu.module.css'
import { settingsTable } from './settings-table.ts'

interface SettingsMenuProps {
  readonly section: SettingsSection | undefined
  /** No section stands beside it. */
  readonly isAlone: boolean
}

/** The parts of the settings, in the list pane. */
export function SettingsMenu({ section, isAlone }: SettingsMenuProps) {
  const Heading = isAlone ? 'h1' : 'h2'
  const { t } = useLanguage()
  const list = useArrowList(settingsSections.length + 1)
  return (
    <div className={styles.menu}>
      <Heading data-heading tabIndex={-1} className={styles.title}>
        {t('settings.title')}
      </Heading>
      <ul aria-label={t('settings.title')} className={styles.rows} onKeyDown={list.onKeyDown}>
        {settingsSections.map((id, index) => {
          const { icon: Sign } = settingsTable[id]
          return (
            <li key={id}>
              <a
                href={formatRoute({ at: 'settings', section: id })}
                className={styles.row}
                {...list.rowProps(index)}
                {...(section === id ? { 'aria-current': 'page' as const } : {})}
              >
                <Sign size={20} className={styles.sign} />
                <span className={styles.words}>
                  <span className={styles.label}>{t(`settings.${id}`)}</span>
                  <span className={styles.text}>{t(`settings.${id}.text`)}</span>
                </span>
              </a>
            </li>
          )
        })}
        <li>
          <a href={formatRoute({ at: 'help' })} className={styles.row} {...list.rowProps(settingsSections.length)}>
            <IconHelp size={20} className={styles.sign} />
            <span className={styles.words}>
              <span className={styles.label}>{t('help.title')}</span>
              <span className={styles.text}>{t('help.text')}</span>
            </span>
          </a>
        </li>
      </ul>
    </div>
  )
}
