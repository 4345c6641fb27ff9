import { Banner, Checkbox, CodeText } from '@chancery/ui'
import type { RelayKey } from '../../../contract/topics.ts'
import { useLanguage } from '../../language/language-provider.tsx'
import { useSession } from '../../state/office-provider.tsx'
import styles from './policy.module.css'
import type { PolicyDraft } from './use-policy-draft.ts'

interface RelayKeysProps {
  readonly draft: PolicyDraft
  readonly onSure: (isSure: boolean) => void
}

/** The relay's two keys, short, for people to compare before devices are held to them. */
export function RelayKeys({ draft: { standing, isSure }, onSure }: RelayKeysProps) {
  const { t } = useLanguage()
  const { relay, policy } = useSession()
  if (standing === 'none') return null
  const shown = relay ?? policy
  const isNew = standing === 'offered' || standing === 'other'
  return (
    <section className={styles.part} aria-label={t('policy.relay')}>
      <h3 className={styles.title}>{t('policy.relay')}</h3>
      {standing === 'other' || standing === 'gone' ? (
        <Banner tone="warning">{t(`policy.relay-${standing}`)}</Banner>
      ) : (
        <p className={styles.hint}>{t(standing === 'held' ? 'policy.relay-held' : 'policy.relay-compare')}</p>
      )}
      <dl className={styles.keys}>
        {shown.gateway === undefined ? null : <Key label={t('policy.gateway')} of={shown.gateway} />}
        {shown.witness === undefined ? null : (
          <Key label={t('policy.witness', { name: nameIn(shown.witness) })} of={shown.witness} />
        )}
      </dl>
      {isNew && relay?.witness === undefined ? <p className={styles.hint}>{t('policy.witness-none')}</p> : null}
      {isNew || standing === 'gone' ? (
        <Checkbox label={t(isNew ? 'policy.compared' : 'policy.drop')} checked={isSure} onChange={onSure} />
      ) : null}
    </section>
  )
}

function Key({ label, of }: { readonly label: string; readonly of: RelayKey }) {
  return (
    <div className={styles.key}>
      <dt>{label}</dt>
      <dd>
        <CodeText wrap>{of.fingerprint}</CodeText>
      </dd>
    </div>
  )
}

/** A verifier key begins with its name (C2SP signed-note). */
function nameIn({ key }: RelayKey): string {
  return key.split('+', 1)[0] ?? key
}
