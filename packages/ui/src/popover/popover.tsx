import type { ReactElement, ReactNode } from 'react'
import { Dialog, DialogTrigger, Popover as AriaPopover } from 'react-aria-components/Popover'
import { classes } from '../given/classes.ts'
import { given } from '../given/given.ts'
import styles from './popover.module.css'

export interface PopoverProps {
  /** A Button or an IconButton. */
  trigger: ReactElement
  label: string
  children: ReactNode
  placement?: 'bottom' | 'bottom start' | 'bottom end' | 'top' | 'top start' | 'top end' | undefined
  open?: boolean | undefined
  onOpenChange?: ((open: boolean) => void) | undefined
  className?: string | undefined
}

/** A little more about something, beside it. */
export function Popover({
  trigger,
  label,
  children,
  placement = 'bottom',
  open,
  onOpenChange,
  className,
}: PopoverProps) {
  return (
    <DialogTrigger {...given({ isOpen: open, onOpenChange })}>
      {trigger}
      <AriaPopover placement={placement} offset={6} className={classes(styles.popover, className)}>
        <Dialog aria-label={label} className={classes(styles.dialog)}>
          {children}
        </Dialog>
      </AriaPopover>
    </DialogTrigger>
  )
}
