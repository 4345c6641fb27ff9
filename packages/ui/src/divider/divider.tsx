import { classes } from '../given/classes.ts'
import styles from './divider.module.css'

export interface DividerProps {
  /** In the middle of the line: a date, "3 new messages". */
  label?: string | undefined
  tone?: 'plain' | 'accent' | undefined
  className?: string | undefined
}

export function Divider({ label, tone = 'plain', className }: DividerProps) {
  return (
    <div
      role="separator"
      aria-orientation="horizontal"
      aria-label={label}
      className={classes(styles.divider, label !== undefined && styles.labelled, styles[tone], className)}
    >
      {label === undefined ? null : <span className={styles.label}>{label}</span>}
    </div>
  )
}
