import type { ReactElement } from 'react'
import { Tooltip as AriaTooltip, TooltipTrigger } from 'react-aria-components/Tooltip'
import { Kbd } from '../kbd/kbd.tsx'
import { classes } from '../given/classes.ts'
import styles from './tooltip.module.css'

export interface TooltipProps {
  label: string
  shortcut?: string | undefined
  /** Something that takes focus: a button, a link. */
  children: ReactElement
  placement?: 'top' | 'bottom' | 'start' | 'end' | undefined
}

/** A few words beside what has focus or the pointer. Never the only place where they stand. */
export function Tooltip({ label, shortcut, children, placement = 'bottom' }: TooltipProps) {
  return (
    <TooltipTrigger delay={500} closeDelay={80}>
      {children}
      <AriaTooltip placement={placement} offset={6} className={classes(styles.tooltip)}>
        {label}
        {shortcut ? <Kbd>{shortcut}</Kbd> : null}
      </AriaTooltip>
    </TooltipTrigger>
  )
}
