import type { ReactNode } from 'react'
import { Button } from '../button/button.tsx'
import { Dialog } from './dialog.tsx'

export interface ConfirmDialogProps {
  open: boolean
  onClose: () => void
  title: string
  /** What will happen, to how many, and whether it can be undone. */
  description: ReactNode
  /** Names the deed ("Remove Bob"), never "OK". */
  confirmLabel: string
  cancelLabel: string
  onConfirm: () => void
  danger?: boolean | undefined
  busy?: boolean | undefined
  busyLabel?: string | undefined
  children?: ReactNode
}

/** Asks before something that cannot be taken back. The safe answer has the focus. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { open, onClose, title, description, confirmLabel, cancelLabel, onConfirm, danger = false, children } = props
  const { busy = false, busyLabel } = props
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={title}
      description={description}
      size="small"
      role="alertdialog"
      dismissable={!busy}
      actions={
        <>
          <Button autoFocus disabled={busy} onPress={onClose}>
            {cancelLabel}
          </Button>
          <Button kind={danger ? 'danger' : 'primary'} busy={busy} busyLabel={busyLabel} onPress={onConfirm}>
            {confirmLabel}
          </Button>
        </>
      }
    >
      {children}
    </Dialog>
  )
}
