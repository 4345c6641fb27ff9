import type { ReactNode } from 'react'
import { Button } from '../button/button.tsx'
import { IconButton } from '../button/icon-button.tsx'
import { classes } from '../given/classes.ts'
import { IconAlert, IconCheck, IconClose, IconInfo } from '../icon/icon.tsx'
import { useWords } from '../provider/use-words.ts'
import styles from './banner.module.css'

export interface BannerProps {
  children: ReactNode
  title?: string | undefined
  tone?: 'info' | 'success' | 'warning' | 'danger' | undefined
  /** Instead of the tone's own. */
  icon?: ReactNode
  action?: { label: string; onPress: () => void; busy?: boolean; busyLabel?: string } | undefined
  onClose?: (() => void) | undefined
  /** Read out when it comes: `alert` at once, `status` when there is time. Silent by default. */
  role?: 'alert' | 'status' | undefined
  className?: string | undefined
}

const icons = { info: IconInfo, success: IconCheck, warning: IconAlert, danger: IconAlert }

/** Something to know about the place it stands in; stays as long as it is true. */
export function Banner({ children, title, tone = 'info', icon, action, onClose, role, className }: BannerProps) {
  const words = useWords()
  const Icon = icons[tone]
  return (
    <div role={role} className={classes(styles.banner, styles[tone], className)}>
      <span className={styles.icon}>{icon ?? <Icon />}</span>
      <div className={styles.text}>
        {title ? <strong className={styles.title}>{title}</strong> : null}
        <div>{children}</div>
      </div>
      {action ? (
        <Button size="small" busy={action.busy} busyLabel={action.busyLabel} onPress={action.onPress}>
          {action.label}
        </Button>
      ) : null}
      {onClose ? <IconButton size="small" label={words.close} icon={<IconClose />} onPress={onClose} /> : null}
    </div>
  )
}
