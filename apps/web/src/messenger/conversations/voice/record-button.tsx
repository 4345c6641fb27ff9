import { useSyncExternalStore } from 'react'
import { IconMic, IconSend } from '@chancery/ui'
import { useLanguage } from '../../language/language-provider.tsx'
import styles from './record-button.module.css'
import type { Record } from './use-record.ts'

const nothing = (): (() => void) => () => undefined

/** Hold it and speak; let go, and it is sent. */
export function RecordButton({ record }: { readonly record: Record }) {
  const { t } = useLanguage()
  const { recording, handlers } = record
  const view = useSyncExternalStore(recording?.subscribe ?? nothing, () => recording?.get())
  const isSending = view?.isLocked === true
  const label = t(view === undefined ? 'attach.record' : isSending ? 'attach.send-voice' : 'attach.let-go')
  return (
    <button
      type="button"
      className={styles.record}
      aria-label={label}
      title={label}
      data-recording={view !== undefined || undefined}
      {...handlers}
    >
      {isSending ? <IconSend /> : <IconMic />}
    </button>
  )
}
