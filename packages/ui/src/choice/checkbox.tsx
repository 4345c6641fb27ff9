import type { ReactNode } from 'react'
import { Checkbox as AriaCheckbox } from 'react-aria-components/Checkbox'
import { classes } from '../given/classes.ts'
import { IconCheck } from '../icon/icon.tsx'
import styles from './choice.module.css'

export interface CheckboxProps {
  label: ReactNode
  /** Said under the label, and read with it. */
  hint?: ReactNode
  checked: boolean
  onChange: (checked: boolean) => void
  /** Some of what it stands for, not all. */
  partly?: boolean | undefined
  required?: boolean | undefined
  disabled?: boolean | undefined
  invalid?: boolean | undefined
  className?: string | undefined
}

export function Checkbox(props: CheckboxProps) {
  const { label, hint, checked, onChange, partly = false, className } = props
  return (
    <AriaCheckbox
      isSelected={checked}
      isIndeterminate={partly}
      onChange={onChange}
      isRequired={props.required ?? false}
      isDisabled={props.disabled ?? false}
      isInvalid={props.invalid ?? false}
      validationBehavior="aria"
      className={classes(styles.choice, className)}
    >
      <span className={styles.box} aria-hidden>
        {partly ? <span className={styles.dash} /> : <IconCheck size={14} className={styles.tick} />}
      </span>
      <span className={styles.text}>
        <span>{label}</span>
        {hint ? <span className={styles.hint}>{hint}</span> : null}
      </span>
    </AriaCheckbox>
  )
}
