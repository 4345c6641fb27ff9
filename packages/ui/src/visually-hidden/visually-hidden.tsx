import type { ReactNode } from 'react'
import styles from './visually-hidden.module.css'

export interface VisuallyHiddenProps {
  children: ReactNode
  id?: string | undefined
  /** A live region for what is only read out. */
  role?: 'status' | 'alert' | 'log' | undefined
}

/** Read out and not shown. */
export function VisuallyHidden({ children, id, role }: VisuallyHiddenProps) {
  return (
    <span id={id} role={role} className={styles.hidden}>
      {children}
    </span>
  )
}
