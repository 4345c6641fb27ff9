import type { ConversationId } from '@chancery/protocol'
import { useEffect, useState } from 'react'
import type { ConversationRow } from '../../../contract/topics.ts'
import { useLanguage } from '../../language/language-provider.tsx'
import { NumberToCompare } from '../../people/number-to-compare.tsx'
import { useOffice } from '../../state/office-provider.tsx'
import styles from './details.module.css'

interface GroupNumberProps {
  readonly row: ConversationRow
  /** Its level, below the title of the details. */
  readonly heading: 'h2' | 'h3'
}

/** What members compare in person, to be sure that all of them are in the same state of a group. */
export function GroupNumber({ row, heading: Heading }: GroupNumberProps) {
  const { t } = useLanguage()
  const known = useGroupNumber(row)
  if (known === undefined) return null
  return (
    <section className={styles.section} aria-label={t('people.group-number')}>
      <Heading>{t('people.group-number')}</Heading>
      <p className={styles.about}>{t('people.group-number-text')}</p>
      {known.number === undefined ? (
        <p>{t('people.group-number-later')}</p>
      ) : (
        <NumberToCompare number={known.number} label={t('people.group-number-qr')} />
      )}
    </section>
  )
}

/** Asked again whenever something is told of the group: any of it may have been a change. */
function useGroupNumber(row: ConversationRow): { readonly number: string | undefined } | undefined {
  const office = useOffice()
  const [known, setKnown] = useState<{ readonly number: string | undefined }>()
  useEffect(() => {
    let isCurrent = true
    office
      .groupNumber(row.key as ConversationId)
      .then((number) => {
        if (isCurrent) setKnown({ number })
      })
      // An old number would look like somebody in between.
      .catch(() => setKnown(undefined))
    return () => {
      isCurrent = false
    }
  }, [office, row])
  return known
}
