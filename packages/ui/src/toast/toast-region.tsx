import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { createPortal } from 'react-dom'
import { Button } from '../button/button.tsx'
import { IconButton } from '../button/icon-button.tsx'
import { classes } from '../given/classes.ts'
import { IconAlert, IconCheck, IconClose, IconInfo } from '../icon/icon.tsx'
import { useWords } from '../provider/use-words.ts'
import type { ShownToast } from './toast-store.ts'
import { useToastStore } from './use-toasts.ts'
import styles from './toast-region.module.css'

/** Where toasts appear. F8 leads there from anywhere; Escape closes the one in focus and leads back. */
export function ToastRegion({ label }: { label: string }) {
  const store = useToastStore()
  const toasts = useSyncExternalStore(store.subscribe, store.snapshot)
  const region = useRef<HTMLElement>(null)
  const before = useRef<Element | null>(null)
  const hovered = useRef(false)

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'F8' || region.current?.contains(document.activeElement)) return
      before.current = document.activeElement
      region.current?.querySelector<HTMLElement>('li:last-child button')?.focus()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])

  const close = (id: string) => {
    const inside = region.current?.contains(document.activeElement)
    store.dismiss(id)
    if (!hovered.current) store.resume()
    if (inside && before.current instanceof HTMLElement) before.current.focus()
  }
  return createPortal(
    <section
      ref={region}
      // Stays in reach while a dialog hides the rest of the page.
      data-react-aria-top-layer
      aria-label={label}
      className={styles.region}
      onPointerEnter={() => {
        hovered.current = true
        store.pause()
      }}
      onPointerLeave={() => {
        hovered.current = false
        store.resume()
      }}
      onFocus={store.pause}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget) && !hovered.current) store.resume()
      }}
    >
      <ol className={styles.list}>
        {toasts.map((toast) => (
          <ToastRow key={toast.id} toast={toast} onClose={() => close(toast.id)} />
        ))}
      </ol>
    </section>,
    document.body,
  )
}

const icons = { info: IconInfo, success: IconCheck, warning: IconAlert, danger: IconAlert }

function ToastRow({ toast, onClose }: { toast: ShownToast; onClose: () => void }) {
  const { tone = 'info', action } = toast
  const words = useWords()
  const Icon = icons[tone]
  const run = () => {
    onClose()
    action?.onPress()
  }
  return (
    <li
      className={classes(styles.toast, styles[tone])}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose()
      }}
    >
      <Icon className={styles.icon} />
      <Spoken urgent={tone === 'danger'} text={toast.text} />
      {action ? (
        <Button kind="quiet" size="small" onPress={run}>
          {action.label}
        </Button>
      ) : null}
      {/* Without a tooltip: Escape would close that, and not the toast. */}
      <IconButton size="small" tooltip={false} label={words.close} icon={<IconClose />} onPress={onClose} />
    </li>
  )
}

/** The text comes into a live region that is already there: what is born with its text is not read out everywhere. */
function Spoken({ urgent, text }: { urgent: boolean; text: string }) {
  const [ready, setReady] = useState(false)
  useEffect(() => setReady(true), [])
  return (
    <div role={urgent ? 'alert' : 'status'} className={styles.text}>
      {ready ? text : null}
    </div>
  )
}
