import type * as React from 'react'
import { useState } from 'react'
import {
  Button,
  Card,
  ConfirmDialog,
  ContextMenu,
  Dialog,
  IconButton,
  IconCopy,
  IconMore,
  IconPin,
  IconReply,
  IconShield,
  IconTrash,
  Menu,
  type MenuGroup,
  Popover,
  TextField,
  useToasts,
} from '../../src/index.ts'
import type { Words } from '../words.ts'
import styles from '../workbench.module.css'

function groupsOf(text: Words, onAction: (id: string) => void) {
  const entry = (id: string, label: string, icon: React.ReactNode) => ({
    id,
    label,
    icon,
    onAction: () => onAction(label),
  })
  return [
    {
      id: 'use',
      entries: [
        { ...entry('reply', text.reply, <IconReply />), shortcut: 'R' },
        { ...entry('copy', text.copyText, <IconCopy />), shortcut: 'Ctrl C' },
        { ...entry('pin', text.pinIt, <IconPin />), checked: true },
        { ...entry('off', text.off, <IconShield />), disabled: true },
      ],
    },
    { id: 'end', entries: [{ ...entry('delete', text.deleteIt, <IconTrash />), danger: true }] },
  ]
}

export function Overlays({ text }: { text: Words }) {
  const [open, setOpen] = useState<'dialog' | 'confirm'>()
  const [busy, setBusy] = useState(false)
  const [name, setName] = useState('')
  const [said, setSaid] = useState('')
  const toasts = useToasts()
  const groups = groupsOf(text, setSaid)
  const close = () => {
    setOpen(undefined)
    setBusy(false)
  }
  return (
    <Card title="Dialog, ConfirmDialog, Menu, ContextMenu, Popover, Toast">
      <div className={styles.row}>
        <Button onPress={() => setOpen('dialog')}>{text.open}</Button>
        <Button onPress={() => setOpen('confirm')}>{text.openSmall}</Button>
        <Menu trigger={<IconButton label={text.more} icon={<IconMore />} />} label={text.more} groups={groups} />
        <Popover trigger={<Button kind="quiet">{text.aboutTitle}</Button>} label={text.aboutTitle}>
          {text.aboutText}
        </Popover>
      </div>
      <Toasts text={text} />
      <Target text={text} groups={groups} />
      <output>{said}</output>
      <Dialog
        open={open === 'dialog'}
        onClose={close}
        title={text.dialogTitle}
        description={text.inviteText}
        actions={
          <>
            <Button onPress={close}>{text.cancel}</Button>
            <Button kind="primary" onPress={() => toasts.show({ text: text.saved })}>
              {text.save}
            </Button>
          </>
        }
      >
        <TextField label={text.name} value={name} onChange={setName} autoFocus />
      </Dialog>
      <ConfirmDialog
        open={open === 'confirm'}
        onClose={close}
        title={text.removeTitle}
        description={text.removeText}
        confirmLabel={text.remove}
        cancelLabel={text.cancel}
        danger
        busy={busy}
        busyLabel={text.removing}
        onConfirm={() => setBusy(true)}
      />
    </Card>
  )
}

function Toasts({ text }: { text: Words }) {
  const toasts = useToasts()
  const retry = { label: text.retry, onPress: () => {} }
  return (
    <div className={styles.row}>
      <Button onPress={() => toasts.show({ text: text.saved, tone: 'success' })}>{text.toast}</Button>
      <Button onPress={() => toasts.show({ text: text.notSent, tone: 'danger', action: retry })}>
        {text.toastBad}
      </Button>
    </div>
  )
}

function Target({ text, groups }: { text: Words; groups: readonly MenuGroup[] }) {
  const [at, setAt] = useState<{ x: number; y: number }>()
  return (
    <>
      <div
        role="group"
        aria-label={text.contextHint}
        tabIndex={0}
        className={styles.target}
        onContextMenu={(event) => {
          event.preventDefault()
          setAt({ x: event.clientX, y: event.clientY })
        }}
      >
        {text.contextHint}
      </div>
      <ContextMenu at={at} onClose={() => setAt(undefined)} label={text.message} groups={groups} />
    </>
  )
}
