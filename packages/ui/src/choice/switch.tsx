import type { ReactNode } from 'react'
import { Switch as AriaSwitch } from 'react-aria-components/Switch'
import { classes } from '../given/classes.ts'
import styles from './choice.module.css'

export interface SwitchProps {
  label: ReactNode
  hint?: ReactNode
  on: boolean
  onChange: (on: boolean) => void
  disabled?: boolean | undefined
  className?: string | undefined
}

/** On or off, in force at once. */
export function Switch({ label, hint, on, onChange, disabled = false, className }: SwitchProps) {
  return (
    <AriaSwitch
      isSelected={on}
      onChange={onChange}
      isDisabled={disabled}
      className={classes(styles.choice, styles.switch, className)}
    >
      <span className={styles.text}>
        <span>{label}</span>
        {hint ? <span className={styles.hint}>{hint}</span> : null}
      </span>
      <span className={styles.track} aria-hidden>
        <span className={styles.thumb} />
      </span>
    </AriaSwitch>
  )
}
