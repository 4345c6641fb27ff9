import { useRef, type ReactNode } from 'react'
import { Dialog, Popover as AriaPopover } from 'react-aria-components/Popover'
import { classes } from '../given/classes.ts'
import styles from './popover.module.css'

export interface PointPopoverProps {
  /** Where in the window it opens; closed while undefined. */
  at: { x: number; y: number } | undefined
  onClose: () => void
  label: string
  children: ReactNode
}

/** A little more about something, at a point of the window. Focus returns to where it was. */
export function PointPopover({ at, onClose, label, children }: PointPopoverProps) {
  const point = useRef<HTMLSpanElement>(null)
  return (
    <>
      <span ref={point} aria-hidden className={styles.point} style={{ left: at?.x ?? 0, top: at?.y ?? 0 }} />
      <AriaPopover
        triggerRef={point}
        isOpen={at !== undefined}
        onOpenChange={(open) => {
          if (!open) onClose()
        }}
        placement="bottom start"
        offset={2}
        className={classes(styles.popover)}
      >
        <Dialog aria-label={label} className={classes(styles.tight)}>
          {children}
        </Dialog>
      </AriaPopover>
    </>
  )
}
