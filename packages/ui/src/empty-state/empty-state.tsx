import { createElement, type ReactNode } from 'react'
import { classes } from '../given/classes.ts'
import styles from './empty-state.module.css'

export interface EmptyStateProps {
  title: string
  text?: ReactNode
  icon?: ReactNode
  /** The next step. */
  action?: ReactNode
  /** Level of its heading. */
  level?: 1 | 2 | 3 | undefined
  className?: string | undefined
}

/** A place with nothing in it says why, and what to do. */
export function EmptyState({ title, text, icon, action, level = 2, className }: EmptyStateProps) {
  return (
    <div className={classes(styles.empty, className)}>
      {icon ? <span className={styles.icon}>{icon}</span> : null}
      {createElement(`h${level}`, { className: styles.title }, title)}
      {text ? <p className={styles.text}>{text}</p> : null}
      {action ? <div className={styles.action}>{action}</div> : null}
    </div>
  )
}
