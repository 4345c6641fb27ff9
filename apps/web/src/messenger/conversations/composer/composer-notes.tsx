import { VisuallyHidden } from '@chancery/ui'
import type { PersonId } from '@chancery/protocol'
import type { Concern } from '../caution/care.ts'
import { useLanguage } from '../../language/language-provider.tsx'
import type { Written } from '../mention/edit-mentions.ts'
import { useNames } from '../names.ts'
import styles from './composer.module.css'

interface ComposerNotesProps {
  readonly written: Written
  readonly members: readonly PersonId[]
  /** Of what one message holds. */
  readonly room: number
  /** What had better not leave; a bar beside it says more. */
  readonly concerns: readonly Concern[]
  readonly id: string
  /** This device has to be added again before anything is sent. */
  readonly isStuck: boolean
}

const NEARLY_FULL = 0.9

/** What is better known before sending: who will not see it, and that it is too long. */
export function ComposerNotes({ written, members, room, concerns, id, isStuck }: ComposerNotesProps) {
  const { t, list, number } = useLanguage()
  const { nameOf } = useNames()
  const named = written.mentions.flatMap(({ person }) => (person === 'all' ? [] : person))
  const outside = [...new Set(named)].filter((one) => !members.includes(one))
  const kinds = [...new Set(concerns.map(({ type }) => type))]
  return (
    <div id={id} className={styles.notes} role="status">
      {isStuck ? <p>{t('conversations.stuck')}</p> : null}
      {outside.length === 0 ? null : (
        <p>{t('conversations.not-members', { names: list(outside.map(nameOf)), count: outside.length })}</p>
      )}
      {kinds.length === 0 ? null : (
        <VisuallyHidden>
          {t('caution.said', { what: list(kinds.map((kind) => t(`caution.type.${kind}`))) })}
        </VisuallyHidden>
      )}
      {room > 1 ? (
        <p className={styles.problem}>
          {t('conversations.too-long', { percent: number(Math.ceil(room * 100) - 100) })}
        </p>
      ) : null}
      {room <= 1 && room > NEARLY_FULL ? (
        <p>{t('conversations.nearly-full', { percent: number(Math.floor(room * 100)) })}</p>
      ) : null}
    </div>
  )
}
