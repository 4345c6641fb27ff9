import type { ReactNode } from 'react'
import { classes } from '../given/classes.ts'
import styles from './badge.module.css'

export interface TagProps {
  children: ReactNode
  tone?: 'accent' | 'muted' | 'danger' | 'warning' | 'success' | undefined
  icon?: ReactNode
  className?: string | undefined
}

/** A word that says what something is: "Administrator", "This device". */
export function Tag({ children, tone = 'muted', icon, className }: TagProps) {
  return (
    <span className={classes(styles.tag, styles[`${tone}Tag`], className)}>
      {icon}
      {children}
    </span>
  )
}
