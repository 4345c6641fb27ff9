import { Button, Dialog, IconButton, IconClose, IconPersonAdd, Select } from '@chancery/ui'
import type { Mode, PersonId } from '@chancery/protocol'
import { useState } from 'react'
import { useNames } from '../../conversations/names.ts'
import { NobodyYet } from '../../conversations/people/new-conversation.tsx'
import { PeoplePicker } from '../../conversations/people/people-picker.tsx'
import { useLanguage } from '../../language/language-provider.tsx'
import type { Exceptions as People } from './use-policy-draft.ts'
import { PersonAvatar } from '../../people/person-avatar.tsx'
import styles from './policy.module.css'

const modes: readonly Mode[] = ['standard', 'saver', 'protected']

interface ExceptionsProps {
  readonly people: People
  /** Of everybody else. */
  readonly mode: Mode
  readonly onChange: (person: PersonId, mode: Mode | undefined) => void
}

/** People whose devices use another mode than everybody's. */
export function Exceptions({ people, mode, onChange }: ExceptionsProps) {
  const { t } = useLanguage()
  const { nameOf, officeOf } = useNames()
  const [isAdding, setIsAdding] = useState(false)
  const rows = Object.entries(people) as [PersonId, Mode][]
  return (
    <section className={styles.part} aria-label={t('policy.exceptions')}>
      <h3 className={styles.title}>{t('policy.exceptions')}</h3>
      <p className={styles.hint}>{t('policy.exceptions-text')}</p>
      {rows.length === 0 ? null : (
        <ul className={styles.rows}>
          {rows.map(([person, own]) => (
            <li key={person} className={styles.row}>
              <PersonAvatar name={nameOf(person)} person={person} size={36} />
              <span className={styles.words}>
                <span>{nameOf(person)}</span>
                <span className={styles.hint}>{officeOf(person)}</span>
              </span>
              <span className={styles.end}>
                <Select
                  label={t('policy.mode-of', { name: nameOf(person) })}
                  hideLabel
                  value={own}
                  options={modes.map((id) => ({ id, label: t(`mode.${id}`) }))}
                  onChange={(next) => onChange(person, next)}
                />
                <IconButton
                  label={t('policy.remove', { name: nameOf(person) })}
                  icon={<IconClose />}
                  onPress={() => onChange(person, undefined)}
                />
              </span>
            </li>
          ))}
        </ul>
      )}
      <div>
        <Button size="small" icon={<IconPersonAdd size={16} />} onPress={() => setIsAdding(true)}>
          {t('policy.add')}
        </Button>
      </div>
      <Dialog open={isAdding} onClose={() => setIsAdding(false)} title={t('policy.add-title')}>
        <PeoplePicker
          label={t('conversations.people')}
          selection="single"
          selected={[]}
          hasSelf
          without={rows.map(([person]) => person)}
          onChange={([person]) => {
            if (person !== undefined) onChange(person, mode === 'standard' ? 'saver' : 'standard')
            setIsAdding(false)
          }}
          empty={<NobodyYet onInvite={() => setIsAdding(false)} />}
        />
      </Dialog>
    </section>
  )
}
