import { Button, Dialog } from '@chancery/ui'
import type { PersonId } from '@chancery/protocol'
import type { MessageRow } from '../../../contract/topics.ts'
import { useLanguage } from '../../language/language-provider.tsx'
import { useNames } from '../names.ts'
import { PersonAvatar } from '../../people/person-avatar.tsx'
import styles from './acts.module.css'

interface PeopleDialogProps {
  readonly row: MessageRow
  readonly onClose: () => void
}

/** Who reacted how, or who voted for what. */
export function PeopleDialog({ row, onClose }: PeopleDialogProps) {
  const { t } = useLanguage()
  const { nameOf, officeOf } = useNames()
  const isPoll = row.poll !== undefined
  const groups: readonly { readonly title: string; readonly people: readonly PersonId[] }[] = isPoll
    ? row.poll.options.map(({ text, people }) => ({
        title: `${text} — ${t('acts.poll-votes', { count: people.length })}`,
        people,
      }))
    : (row.reactions ?? []).map(({ emoji, people }) => ({ title: emoji, people }))
  return (
    <Dialog
      open
      onClose={onClose}
      title={t(isPoll ? 'acts.poll-who' : 'acts.who-reacted')}
      size="small"
      actions={<Button onPress={onClose}>{t('common.close')}</Button>}
    >
      {groups.map(({ title, people }, index) => (
        <section key={index} aria-label={title} className={styles.group}>
          <h3 className={styles.title}>{title}</h3>
          {people.length === 0 ? <p className={styles.none}>{t('acts.poll-nobody')}</p> : null}
          <ul>
            {people.map((person) => (
              <li key={person} className={styles.person}>
                <PersonAvatar name={nameOf(person)} person={person} size={28} />
                <span>{nameOf(person)}</span>
                <span className={styles.office}>{officeOf(person)}</span>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </Dialog>
  )
}
