import { IconContact, IconCopy, IconPlace } from '@chancery/ui'
import type { CardRow } from '../../../contract/topics.ts'
import { formatRoute } from '../../frame/routes.ts'
import { useLanguage } from '../../language/language-provider.tsx'
import { useToast } from '../../state/use-toast.ts'
import { useNames } from '../names.ts'
import { coordinateWords } from './coordinate-words.ts'
import styles from './media.module.css'
import { RowButton } from './row-button.tsx'
import { useIsStop } from './row-stop.ts'
import { PersonAvatar } from '../../people/person-avatar.tsx'

/** Somebody, or some place. Nobody is asked about either: a place is its name and its coordinates, not a map. */
export function Card({ card }: { readonly card: CardRow }) {
  const { t } = useLanguage()
  const names = useNames()
  const isStop = useIsStop()
  if (card.kind === 'person') {
    const row = names.rowOf(card.person)
    return (
      <a
        className={styles.card}
        tabIndex={isStop ? 0 : -1}
        href={formatRoute({ at: 'conversation', conversation: `with.${card.person}` })}
        aria-label={t('attach.write-to', { name: names.nameOf(card.person) })}
      >
        <PersonAvatar name={names.nameOf(card.person)} person={card.person} size={44} />
        <span className={styles.cardText}>
          <strong>{names.nameOf(card.person)}</strong>
          <span>{row?.office}</span>
        </span>
      </a>
    )
  }
  if (card.kind === 'contact')
    return (
      <div className={styles.card}>
        <IconContact size={28} />
        <span className={styles.cardText}>
          <strong>{card.name}</strong>
          {card.phone === undefined ? null : (
            <Copied value={card.phone} href={`tel:${card.phone.replaceAll(/[^\d+]/g, '')}`} />
          )}
          {card.email === undefined ? null : (
            <Copied value={card.email} href={`mailto:${encodeURIComponent(card.email)}`} />
          )}
        </span>
      </div>
    )
  return (
    <div className={styles.card}>
      <IconPlace size={28} />
      <span className={styles.cardText}>
        <strong>{card.label ?? t('attach.place')}</strong>
        <Copied value={coordinateWords(card.latitude, card.longitude)} />
      </span>
    </div>
  )
}

/** A value that one may want elsewhere. */
function Copied({ value, href }: { readonly value: string; readonly href?: string }) {
  const { t } = useLanguage()
  const toast = useToast()
  const isStop = useIsStop()
  const copy = (): void =>
    void navigator.clipboard.writeText(value).then(
      () => toast.notice(t('attach.copied')),
      () => toast.notice(t('conversations.not-copied')),
    )
  return (
    <span className={styles.value}>
      {href === undefined ? (
        <span>{value}</span>
      ) : (
        <a href={href} tabIndex={isStop ? 0 : -1}>
          {value}
        </a>
      )}
      <RowButton label={t('attach.copy', { value })} icon={<IconCopy size={14} />} onPress={copy} />
    </span>
  )
}
