import { classes, Dialog, IconSearch } from '@chancery/ui'
import { useId, useMemo, useState } from 'react'
import type { KeyboardEvent } from 'react'
import { useLanguage } from '../language/language-provider.tsx'
import { useTopic } from '../state/office-provider.tsx'
import { navigate } from './navigate.ts'
import styles from './switcher.module.css'
import { matchSwitcherRows, switcherRows } from './switcher-rows.ts'
import type { SwitcherRow } from './switcher-rows.ts'
import { EitherAvatar } from '../people/person-avatar.tsx'

interface SwitcherProps {
  readonly isOpen: boolean
  readonly onClose: () => void
}

/** Goes to a person or a conversation by a few letters. */
export function Switcher({ isOpen, onClose }: SwitcherProps) {
  const { t } = useLanguage()
  return (
    <Dialog open={isOpen} onClose={onClose} title={t('frame.switcher')}>
      <Finder onClose={onClose} />
    </Dialog>
  )
}

function Finder({ onClose }: { readonly onClose: () => void }) {
  const { t } = useLanguage()
  const id = useId()
  const { rows, at, typed, type, point, go, onKeyDown } = useFinder(onClose)
  return (
    <>
      <label className={styles.field}>
        <IconSearch size={16} />
        <input
          autoFocus
          role="combobox"
          aria-label={t('frame.switcher.field')}
          aria-expanded={rows.length > 0}
          aria-controls={id}
          aria-autocomplete="list"
          {...(rows.length > 0 ? { 'aria-activedescendant': `${id}-${at}` } : {})}
          autoComplete="off"
          placeholder={t('frame.switcher.field')}
          className={styles.input}
          value={typed}
          onChange={(event) => type(event.target.value)}
          onKeyDown={onKeyDown}
        />
      </label>
      <ul id={id} role="listbox" aria-label={t('frame.switcher')} className={styles.rows}>
        {rows.map((row, index) => (
          <Option
            key={row.key}
            id={`${id}-${index}`}
            row={row}
            isChosen={index === at}
            onPoint={() => point(index)}
            onPick={() => go(row)}
          />
        ))}
      </ul>
      <p role="status" className={styles.none}>
        {rows.length === 0 ? t('frame.switcher.none') : null}
      </p>
    </>
  )
}

/** What was typed, whom it may mean, and which of them is chosen. */
function useFinder(onClose: () => void) {
  const people = useTopic('people')
  const conversations = useTopic('conversations')
  const all = useMemo(() => switcherRows(people ?? [], conversations ?? []), [people, conversations])
  const [typed, setTyped] = useState('')
  const [chosen, point] = useState(0)
  const rows = matchSwitcherRows(all, typed)
  const at = Math.min(chosen, rows.length - 1)

  function go(row: SwitcherRow | undefined): void {
    if (row === undefined) return
    onClose()
    navigate({ at: 'conversation', conversation: row.key })
  }

  function type(text: string): void {
    setTyped(text)
    point(0)
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step !== undefined && rows.length > 0) point((at + step + rows.length) % rows.length)
    else if (event.key === 'Enter') go(rows[at])
    else return
    event.preventDefault()
  }

  return { rows, at, typed, type, point, go, onKeyDown }
}

interface OptionProps {
  readonly id: string
  readonly row: SwitcherRow
  readonly isChosen: boolean
  readonly onPoint: () => void
  readonly onPick: () => void
}

/** Keys reach it through the field; a pointer, here. */
function Option({ id, row, isChosen, onPoint, onPick }: OptionProps) {
  return (
    <li
      id={id}
      role="option"
      aria-selected={isChosen}
      className={classes(styles.row, isChosen && styles.chosen)}
      onPointerMove={onPoint}
      onClick={onPick}
    >
      <EitherAvatar name={row.name} seed={row.seed} kind={row.kind} size={28} />
      <span className={styles.words}>
        <span className={styles.name}>{row.name}</span>
        {row.office === undefined ? null : <span className={styles.office}>{row.office}</span>}
      </span>
    </li>
  )
}
