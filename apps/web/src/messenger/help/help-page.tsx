import { Link } from '@chancery/ui'
import { Page } from '../frame/page.tsx'
import { Shortcuts } from '../frame/shortcut-list.tsx'
import { useLanguage } from '../language/language-provider.tsx'
import { helpTable } from './help-table.ts'
import styles from './help-page.module.css'

/** How things are done here, in a few words each, and every shortcut. */
export function HelpPage({ hasBack }: { readonly hasBack: boolean }) {
  const { t } = useLanguage()
  return (
    <Page title={t('help.title')} hasBack={hasBack}>
      {helpTable.map((part) => (
        <section key={part.id} className={styles.part} aria-label={t(part.title)}>
          <h2 className={styles.title}>{t(part.title)}</h2>
          {part.rows.map(({ title, text, route }) => (
            <details key={title} className={styles.answer}>
              <summary>{t(title)}</summary>
              <p>{t(text)}</p>
              {route === undefined ? null : (
                <Link className={styles.go} href={route}>
                  {t('help.go')}
                </Link>
              )}
            </details>
          ))}
        </section>
      ))}
      <section className={styles.part} aria-label={t('frame.shortcuts')}>
        <h2 className={styles.title}>{t('frame.shortcuts')}</h2>
        <Shortcuts />
      </section>
    </Page>
  )
}
