import { useId, useMemo, useState } from 'react'
import type { ReactNode } from 'react'
import { ListBox, SearchField } from '@chancery/ui'
import type { PersonId } from '@chancery/protocol'
import type { PersonRow } from '../../../contract/topics.ts'
import { useLanguage } from '../../language/language-provider.tsx'
import { useTopic } from '../../state/office-provider.tsx'
import { matchPeople } from '../mention/match-people.ts'
import { PersonAvatar } from '../../people/person-avatar.tsx'
import styles from './people.module.css'

interface PeoplePickerProps {
  readonly label: string
  readonly selection: 'single' | 'multiple'
  readonly selected: readonly PersonId[]
  readonly onChange: (selected: readonly PersonId[]) => void
  /** Who is not to be picked. */
  readonly without?: readonly PersonId[]
  /** The person at the screen may be picked, too. */
  readonly hasSelf?: boolean
  /** Where there is nobody to pick at all. */
  readonly empty?: ReactNode
}

const MOST = 200

/** People to pick from, found by what is typed; Enter in the field picks the first. */
export function PeoplePicker(props: PeoplePickerProps) {
  const { label, selection, selected, onChange, without = [], hasSelf = false, empty } = props
  const { t, compare } = useLanguage()
  const people = useTopic('people')
  const [typed, setTyped] = useState('')
  const id = useId()
  const all = useMemo(
    () =>
      (people ?? [])
        .filter(({ isSelf, person }) => (hasSelf || !isSelf) && !without.includes(person))
        .toSorted((a, b) => compare(a.name, b.name)),
    [people, without, hasSelf, compare],
  )
  const found = useMemo(() => matchPeople(all, typed), [all, typed])
  const pickFirst = (): void => {
    const first = found.find(({ devices }) => devices > 0)?.person
    if (first === undefined || typed === '') return
    onChange(selection === 'single' ? [first] : [...new Set([...selected, first])])
    setTyped('')
  }
  if (people !== undefined && all.length === 0) return empty
  return (
    <div className={styles.picker}>
      <SearchField
        autoFocus
        label={t('conversations.find-people')}
        value={typed}
        onChange={setTyped}
        onSubmit={pickFirst}
        aria-controls={id}
      />
      <ListBox
        id={id}
        label={label}
        className={styles.list}
        selection={selection}
        selected={selected}
        onChange={(picked) => {
          // Those whom the search hides stay picked.
          const hidden = selected.filter((person) => !found.some((row) => row.person === person))
          onChange(selection === 'single' ? picked : [...hidden, ...picked])
        }}
        rows={found.slice(0, MOST).map((row) => listRow(row, t))}
        empty={<p className={styles.none}>{t('conversations.nobody-found', { query: typed })}</p>}
      />
      {found.length > MOST ? <p className={styles.none}>{t('conversations.more-people', { count: MOST })}</p> : null}
    </div>
  )
}

function listRow(row: PersonRow, t: ReturnType<typeof useLanguage>['t']) {
  const { person, name, office, devices } = row
  // Somebody without a device could not read it.
  const description = devices === 0 ? t('conversations.no-device') : office
  const start = <PersonAvatar name={name} person={person} size={36} />
  return { id: person, label: name, description, start, disabled: devices === 0 }
}
