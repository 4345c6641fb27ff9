import { IconClose } from '@chancery/ui'
import type { PersonId } from '@chancery/protocol'
import { useLanguage } from '../../language/language-provider.tsx'
import { useNames } from '../names.ts'
import { PersonAvatar } from '../../people/person-avatar.tsx'
import styles from './people.module.css'

interface PickedProps {
  readonly people: readonly PersonId[]
  readonly onChange: (people: readonly PersonId[]) => void
}

/** Who was picked; a press takes somebody out again. */
export function Picked({ people, onChange }: PickedProps) {
  const { t } = useLanguage()
  const { nameOf } = useNames()
  if (people.length === 0) return null
  return (
    <ul className={styles.picked} aria-label={t('conversations.picked', { count: people.length })}>
      {people.map((person) => (
        <li key={person}>
          <button
            type="button"
            className={styles.chip}
            aria-label={t('conversations.unpick', { name: nameOf(person) })}
            onClick={() => onChange(people.filter((other) => other !== person))}
          >
            <PersonAvatar name={nameOf(person)} person={person} size={20} />
            {nameOf(person)}
            <IconClose size={14} />
          </button>
        </li>
      ))}
    </ul>
  )
}
