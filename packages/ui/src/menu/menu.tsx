import type { ReactElement, ReactNode } from 'react'
import { Menu as AriaMenu, MenuItem, MenuSection, MenuTrigger, Header, Popover } from 'react-aria-components/Menu'
import { Kbd } from '../kbd/kbd.tsx'
import { classes } from '../given/classes.ts'
import { given } from '../given/given.ts'
import { IconCheck } from '../icon/icon.tsx'
import styles from './menu.module.css'

export interface MenuEntry {
  id: string
  label: string
  onAction: () => void
  icon?: ReactNode
  description?: string | undefined
  shortcut?: string | undefined
  danger?: boolean | undefined
  disabled?: boolean | undefined
  /** Shown with a tick. */
  checked?: boolean | undefined
}

/** Entries that belong together, with a line above. */
export interface MenuGroup {
  id: string
  title?: string | undefined
  entries: readonly MenuEntry[]
}

export interface MenuProps {
  /** A Button or an IconButton. */
  trigger: ReactElement
  /** The name of the menu; without it, the name of its button. */
  label?: string | undefined
  groups: readonly MenuGroup[]
  placement?: 'bottom start' | 'bottom end' | 'top start' | 'top end' | undefined
  open?: boolean | undefined
  onOpenChange?: ((open: boolean) => void) | undefined
}

/** What one can do with something; opens at its button. */
export function Menu({ trigger, label, groups, placement = 'bottom end', open, onOpenChange }: MenuProps) {
  return (
    <MenuTrigger {...given({ isOpen: open, onOpenChange })}>
      {trigger}
      <Popover className={classes(styles.popover)} placement={placement} offset={4}>
        <MenuList label={label} groups={groups} />
      </Popover>
    </MenuTrigger>
  )
}

export function MenuList({ label, groups }: { label?: string | undefined; groups: readonly MenuGroup[] }) {
  return (
    <AriaMenu className={classes(styles.menu)} {...given({ 'aria-label': label })}>
      {groups.map((group) => (
        <MenuSection
          key={group.id}
          id={group.id}
          className={classes(styles.section)}
          aria-label={group.title ?? label ?? group.id}
        >
          {group.title ? <Header className={styles.heading}>{group.title}</Header> : null}
          {group.entries.map((entry) => (
            <MenuRow key={entry.id} entry={entry} />
          ))}
        </MenuSection>
      ))}
    </AriaMenu>
  )
}

function MenuRow({ entry }: { entry: MenuEntry }) {
  return (
    <MenuItem
      id={entry.id}
      textValue={entry.label}
      isDisabled={entry.disabled ?? false}
      onAction={entry.onAction}
      className={classes(styles.item, entry.danger && styles.danger)}
    >
      {entry.icon}
      <span className={styles.text}>
        <span>{entry.label}</span>
        {entry.description ? <span className={styles.description}>{entry.description}</span> : null}
      </span>
      {entry.checked ? <IconCheck size={16} /> : null}
      {entry.shortcut ? <Kbd>{entry.shortcut}</Kbd> : null}
    </MenuItem>
  )
}
