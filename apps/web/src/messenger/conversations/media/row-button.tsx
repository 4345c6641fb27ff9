import type { ReactNode } from 'react'
import { Spinner } from '@chancery/ui'
import { useIsStop } from './row-stop.ts'
import styles from './media.module.css'

interface RowButtonProps {
  readonly label: string
  readonly icon: ReactNode
  readonly onPress: () => void
  readonly isBusy?: boolean
  readonly isOutlined?: boolean
}

/** A button in a message: Tab reaches it only in the message that Tab reaches; arrows lead there. */
export function RowButton({ label, icon, onPress, isBusy = false, isOutlined = false }: RowButtonProps) {
  const isStop = useIsStop()
  return (
    <button
      type="button"
      className={styles.rowButton}
      aria-label={label}
      title={label}
      tabIndex={isStop ? 0 : -1}
      data-outlined={isOutlined || undefined}
      {...(isBusy ? { 'aria-disabled': true } : {})}
      onClick={() => {
        if (!isBusy) onPress()
      }}
    >
      {isBusy ? <Spinner size={16} /> : icon}
    </button>
  )
}
