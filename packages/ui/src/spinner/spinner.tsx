import { classes } from '../given/classes.ts'
import styles from './spinner.module.css'

export interface SpinnerProps {
  /** Said to screen readers; leave it out where the words beside it say it already. */
  label?: string | undefined
  size?: 16 | 24 | 32 | undefined
  className?: string | undefined
}

export function Spinner({ label, size = 24, className }: SpinnerProps) {
  return (
    <span
      {...(label ? { role: 'status', 'aria-label': label } : { 'aria-hidden': true })}
      data-size={size}
      className={classes(styles.spinner, className)}
    />
  )
}
