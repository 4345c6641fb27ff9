import type { KeyboardEvent, Ref } from 'react'
import { Button } from 'react-aria-components/Button'
import { Group } from 'react-aria-components/Group'
import { Input, SearchField as AriaSearchField } from 'react-aria-components/SearchField'
import { classes } from '../given/classes.ts'
import { given } from '../given/given.ts'
import { IconClose, IconSearch } from '../icon/icon.tsx'
import styles from './field.module.css'

export interface SearchFieldProps {
  /** Its name; shown inside it while it is empty, unless there is a placeholder. */
  label: string
  value: string
  onChange: (value: string) => void
  /** Enter. */
  onSubmit?: ((value: string) => void) | undefined
  placeholder?: string | undefined
  autoFocus?: boolean | undefined
  className?: string | undefined
  onKeyDown?: ((event: KeyboardEvent<HTMLInputElement>) => void) | undefined
  'aria-controls'?: string | undefined
  ref?: Ref<HTMLInputElement> | undefined
}

/** Escape empties it. */
export function SearchField({ label, placeholder = label, className, ref, onKeyDown, ...rest }: SearchFieldProps) {
  return (
    <AriaSearchField {...given(rest)} aria-label={label} className={classes(styles.field, styles.search, className)}>
      <Group className={classes(styles.box)}>
        <IconSearch size={16} className={styles.lead} />
        <Input {...given({ ref, onKeyDown })} placeholder={placeholder} className={classes(styles.input)} />
        <Button className={classes(styles.clear)}>
          <IconClose size={14} />
        </Button>
      </Group>
    </AriaSearchField>
  )
}
