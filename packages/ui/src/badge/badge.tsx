import { classes } from '../given/classes.ts'
import { VisuallyHidden } from '../visually-hidden/visually-hidden.tsx'
import styles from './badge.module.css'

export interface BadgeProps {
  /** Nothing is shown for 0; more than 99 is "99+". */
  count: number
  /** The whole sentence: "3 unread messages". */
  label: string
  tone?: 'accent' | 'muted' | 'danger' | undefined
  className?: string | undefined
}

export function Badge({ count, label, tone = 'accent', className }: BadgeProps) {
  if (count <= 0) return null
  return (
    <span className={classes(styles.badge, styles[tone], className)}>
      <span aria-hidden dir="ltr">
        {count > 99 ? '99+' : count}
      </span>
      <VisuallyHidden>{label}</VisuallyHidden>
    </span>
  )
}
