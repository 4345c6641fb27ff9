import { useEffect, useRef } from 'react'
import { Button, IconAlert } from '@chancery/ui'
import { useLanguage } from '../../language/language-provider.tsx'
import type { Concern } from './care.ts'
import styles from './caution-bar.module.css'

interface CautionBarProps {
  readonly concerns: readonly Concern[]
  readonly isAsked: boolean
  /** Puts `text` in its place. */
  readonly onReplace: (concern: Concern, text: string) => void
  readonly onSend: () => void
}

/** More would hide what one writes. */
const SHOWN = 3

/** What had better not leave, why, and what can be done about it. The way to send it all the same is never taken away. */
export function CautionBar({ concerns, isAsked, onReplace, onSend }: CautionBarProps) {
  const { t } = useLanguage()
  const bar = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (isAsked) bar.current?.querySelector('button')?.focus()
  }, [isAsked])
  return (
    <div ref={bar} className={styles.bar} role="group" aria-label={t('caution.title')}>
      <ul className={styles.list}>
        {concerns.slice(0, SHOWN).map((concern) => (
          <Row key={`${concern.start} ${concern.type}`} concern={concern} onReplace={onReplace} />
        ))}
      </ul>
      {concerns.length > SHOWN ? <p>{t('caution.more', { count: concerns.length - SHOWN })}</p> : null}
      {isAsked ? (
        <div className={styles.ask}>
          <strong>{t('caution.ask')}</strong>
          <Button size="small" kind="danger" onPress={onSend}>
            {t('caution.send')}
          </Button>
        </div>
      ) : null}
    </div>
  )
}

function Row({ concern, onReplace }: Pick<CautionBarProps, 'onReplace'> & { readonly concern: Concern }) {
  const { t } = useLanguage()
  const what = t(`caution.type.${concern.type}`)
  const { masked } = concern
  return (
    <li className={styles.row}>
      <IconAlert size={16} />
      <p className={styles.words}>
        <strong>
          {what} <bdi>{masked}</bdi>
        </strong>{' '}
        {t(concern.confidence === 'certain' ? 'caution.certain' : 'caution.likely')} {t(`caution.risk.${concern.risk}`)}
      </p>
      <span className={styles.acts}>
        <Button size="small" aria-label={t('caution.mask-it', { what })} onPress={() => onReplace(concern, masked)}>
          {t('caution.mask')}
        </Button>
        <Button size="small" aria-label={t('caution.remove-it', { what })} onPress={() => onReplace(concern, '')}>
          {t('caution.remove')}
        </Button>
      </span>
    </li>
  )
}
