import type { ReactNode } from 'react'
import { Link as AriaLink } from 'react-aria-components/Link'
import { classes } from '../given/classes.ts'
import { given } from '../given/given.ts'
import styles from './link.module.css'

export interface LinkProps {
  children: ReactNode
  href: string
  /** `quiet` has the colour of the text around it. */
  kind?: 'plain' | 'quiet' | undefined
  /** Opens elsewhere and tells the other side nothing about this page. */
  external?: boolean | undefined
  current?: boolean | undefined
  className?: string | undefined
  'aria-label'?: string | undefined
  onPress?: (() => void) | undefined
}

export function Link({ children, kind = 'plain', external = false, current = false, className, ...rest }: LinkProps) {
  return (
    <AriaLink
      {...given(rest)}
      {...(external ? { target: '_blank', rel: 'noreferrer noopener' } : {})}
      {...(current ? { 'aria-current': 'page' as const } : {})}
      className={classes(styles.link, styles[kind], className)}
    >
      {children}
    </AriaLink>
  )
}
