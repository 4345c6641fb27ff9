import { useRef, type ReactNode } from 'react'
import { Popover } from 'react-aria-components/Menu'
import { classes } from '../given/classes.ts'
import { MenuList, type MenuGroup } from './menu.tsx'
import styles from './menu.module.css'

export interface ContextMenuProps {
  /** Where in the window it opens; closed while undefined. */
  at: { x: number; y: number } | undefined
  onClose: () => void
  label: string
  groups: readonly MenuGroup[]
  /** Above the entries: what is faster done with a finger or a pointer. Keys reach the same by an entry. */
  before?: ReactNode
}

/** A menu at a point: a secondary click, a long press, or the menu key. Focus returns to where it was. */
export function ContextMenu({ at, onClose, label, groups, before }: ContextMenuProps) {
  const point = useRef<HTMLSpanElement>(null)
  return (
    <>
      <span ref={point} aria-hidden className={styles.point} style={{ left: at?.x ?? 0, top: at?.y ?? 0 }} />
      <Popover
        key={at ? `${at.x},${at.y}` : 'closed'}
        aria-label={label}
        triggerRef={point}
        trigger="MenuTrigger"
        isOpen={at !== undefined}
        onOpenChange={(open) => {
          if (!open) onClose()
        }}
        placement="bottom start"
        offset={2}
        className={classes(styles.popover)}
      >
        {before}
        <MenuList label={label} groups={groups} />
      </Popover>
    </>
  )
}
