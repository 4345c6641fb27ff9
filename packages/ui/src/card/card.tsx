import { createElement, useId, type ReactNode } from 'react'
import { classes } from '../given/classes.ts'
import styles from './card.module.css'

export interface CardProps {
  children: ReactNode
  /** Makes it a named section. */
  title?: string | undefined
  description?: ReactNode
  /** At the end of the title line. */
  end?: ReactNode
  level?: 2 | 3 | undefined
  className?: string | undefined
}

/** Things that belong together. */
export function Card({ children, title, description, end, level = 2, className }: CardProps) {
  const id = useId()
  if (title === undefined) return <div className={classes(styles.card, className)}>{children}</div>
  return (
    <section aria-labelledby={id} className={classes(styles.card, className)}>
      <header className={styles.header}>
        <div className={styles.words}>
          {createElement(`h${level}`, { id, className: styles.title }, title)}
          {description ? <div className={styles.description}>{description}</div> : null}
        </div>
        {end}
      </header>
      {children}
    </section>
  )
}
