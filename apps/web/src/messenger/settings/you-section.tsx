import { useLanguage } from '../language/language-provider.tsx'
import { useSession } from '../state/office-provider.tsx'
import { PortraitField } from './portrait-field.tsx'
import styles from './settings.module.css'

/** Who one is here. */
export function YouSection() {
  const { t } = useLanguage()
  const { name, office, role, organization, person } = useSession()
  return (
    <>
      <div className={styles.person}>
        <PortraitField name={name} person={person} />
        <dl className={styles.facts}>
          <Fact label={t('settings.you.name')} value={name} />
          <Fact label={t('settings.you.office')} value={office ?? t('people.no-office')} />
          <Fact label={t('settings.you.organization')} value={organization} />
          <Fact
            label={t('settings.you.role')}
            value={t(role === 'administrator' ? 'people.administrator' : 'settings.you.member')}
          />
        </dl>
      </div>
      <p className={styles.quiet}>{t('settings.you.change')}</p>
    </>
  )
}

function Fact({ label, value }: { readonly label: string; readonly value: string }) {
  return (
    <div className={styles.fact}>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  )
}
