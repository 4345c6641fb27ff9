import { useId, type ReactNode } from 'react'
import { Dialog as AriaDialog, Heading } from 'react-aria-components/Dialog'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import { IconButton } from '../button/icon-button.tsx'
import { classes } from '../given/classes.ts'
import { IconClose } from '../icon/icon.tsx'
import { useWords } from '../provider/use-words.ts'
import styles from './dialog.module.css'

export interface DialogProps {
  open: boolean
  /** Escape, the close button, or a press outside. */
  onClose: () => void
  title: string
  description?: ReactNode
  children?: ReactNode
  /** Buttons; the one that goes on comes last. */
  actions?: ReactNode
  size?: 'small' | 'medium' | 'large' | undefined
  /** `false`: only its own buttons close it. */
  dismissable?: boolean | undefined
  role?: 'dialog' | 'alertdialog' | undefined
}

/** Takes the page over until it is answered. On phones it comes up from below. Focus returns to where it was. */
export function Dialog(props: DialogProps) {
  const { open, onClose, title, description, children, actions, size = 'medium', dismissable = true } = props
  const words = useWords()
  const describedBy = useId()
  return (
    <ModalOverlay
      isOpen={open}
      onOpenChange={(now) => {
        if (!now) onClose()
      }}
      isDismissable={dismissable}
      isKeyboardDismissDisabled={!dismissable}
      className={classes(styles.overlay)}
    >
      <Modal className={classes(styles.modal, styles[size])}>
        <AriaDialog
          role={props.role ?? 'dialog'}
          {...(description ? { 'aria-describedby': describedBy } : {})}
          className={classes(styles.dialog)}
        >
          <header className={styles.header}>
            <Heading slot="title" level={2} className={classes(styles.title)}>
              {title}
            </Heading>
            {dismissable ? (
              <IconButton
                className={styles.close}
                label={words.close}
                icon={<IconClose />}
                onPress={onClose}
                tooltip={false}
              />
            ) : null}
          </header>
          <div className={styles.body}>
            {description ? (
              <div id={describedBy} className={styles.description}>
                {description}
              </div>
            ) : null}
            {children}
          </div>
          {actions ? <footer className={styles.actions}>{actions}</footer> : null}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}
