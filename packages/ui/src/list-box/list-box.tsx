import type { ReactNode } from 'react'
import { ListBox as AriaListBox, ListBoxItem } from 'react-aria-components/ListBox'
import { classes } from '../given/classes.ts'
import { IconCheck } from '../icon/icon.tsx'
import styles from './list-box.module.css'

export interface ListBoxRow<Id extends string> {
  id: Id
  /** What typing finds and a screen reader says. */
  label: string
  description?: ReactNode
  /** Before the text: an avatar, an icon. */
  start?: ReactNode
  /** After the text: a time, a badge. */
  end?: ReactNode
  disabled?: boolean | undefined
}

export interface ListBoxProps<Id extends string> {
  label: string
  rows: readonly ListBoxRow<Id>[]
  selection: 'single' | 'multiple'
  selected: readonly Id[]
  onChange: (selected: Id[]) => void
  /** Shown when there are no rows. */
  empty?: ReactNode
  id?: string | undefined
  className?: string | undefined
}

/** Rows to pick from with arrows, letters, or the pointer. */
export function ListBox<Id extends string>(props: ListBoxProps<Id>) {
  const { label, rows, selection, selected, onChange, empty, id, className } = props
  return (
    <AriaListBox
      {...(id ? { id } : {})}
      aria-label={label}
      items={rows}
      selectionMode={selection}
      selectionBehavior="toggle"
      selectedKeys={selected}
      onSelectionChange={(keys) => {
        onChange(keys === 'all' ? rows.map((row) => row.id) : ([...keys] as Id[]))
      }}
      renderEmptyState={() => empty}
      className={classes(styles.list, className)}
    >
      {(row) => (
        <ListBoxItem
          id={row.id}
          textValue={row.label}
          isDisabled={row.disabled ?? false}
          className={classes(styles.row)}
        >
          {row.start}
          <span className={styles.text}>
            <span className={styles.label}>{row.label}</span>
            {row.description ? <span className={styles.description}>{row.description}</span> : null}
          </span>
          {row.end}
          <span className={styles.mark} aria-hidden>
            <IconCheck size={14} />
          </span>
        </ListBoxItem>
      )}
    </AriaListBox>
  )
}
