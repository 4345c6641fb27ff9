import { Page } from '../frame/page.tsx'
import { formatRoute } from '../frame/routes.ts'
import { useLanguage } from '../language/language-provider.tsx'
import styles from '../people/people-page.module.css'
import { useTopic } from '../state/office-provider.tsx'
import { PersonAvatar } from '../people/person-avatar.tsx'

/** Whom to ask for an invitation, where one may not make it. */
export function AskPage({ hasBack }: { readonly hasBack: boolean }) {
  const { t } = useLanguage()
  const administrators = (useTopic('people') ?? []).filter(
    (row) => row.role === 'administrator' && !row.isSelf && row.devices > 0,
  )
  return (
    <Page title={t('invite.title')} text={t('invite.ask')} hasBack={hasBack}>
      <ul aria-label={t('invite.administrators')} className={styles.rows}>
        {administrators.map((row) => (
          <li key={row.person} className={styles.item}>
            <a href={formatRoute({ at: 'conversation', conversation: `with.${row.person}` })} className={styles.person}>
              <PersonAvatar name={row.name} person={row.person} />
              <span className={styles.words}>
                <span className={styles.name}>{row.name}</span>
                <span className={styles.office}>{row.office}</span>
              </span>
            </a>
          </li>
        ))}
      </ul>
    </Page>
  )
}
