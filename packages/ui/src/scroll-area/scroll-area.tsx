import type { ReactNode, Ref } from 'react'
import { classes } from '../given/classes.ts'
import styles from './scroll-area.module.css'

export interface ScrollAreaProps {
  children: ReactNode
  /** Its name; it can then be reached by Tab and scrolled with the arrow keys, as a place with nothing to focus in it needs. */
  label?: string | undefined
  className?: string | undefined
  ref?: Ref<HTMLDivElement> | undefined
}

/** Scrolls by the browser's own means, with a thin bar. */
export function ScrollArea({ children, label, className, ref }: ScrollAreaProps) {
  return (
    <div
      ref={ref}
      {...(label ? { role: 'region', 'aria-label': label, tabIndex: 0 } : {})}
      className={classes(styles.area, className)}
    >
      {children}
    </div>
  )
}
