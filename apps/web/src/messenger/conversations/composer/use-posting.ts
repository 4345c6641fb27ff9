import { sendAll } from '../attach/send-all.ts'
import type { Tray } from '../attach/use-tray.ts'
import type { Caution } from '../caution/use-caution.ts'
import type { ConfirmAll } from '../mention/confirm-all.tsx'
import { trimWritten } from '../mention/edit-mentions.ts'
import type { Written } from '../mention/edit-mentions.ts'
import { roomTaken } from '../text/text-room.ts'
import type { Edited } from './composer-terms.ts'
import type { Message } from './composer-terms.ts'
import { nothing } from './use-written.ts'
import type { useWritten } from './use-written.ts'

interface PostingTerms {
  readonly own: ReturnType<typeof useWritten>
  readonly tray: Tray
  /** Asks first where something had better not leave. */
  readonly caution: Caution
  /** Asks first where many would be spoken to. */
  readonly check: ConfirmAll['check']
  readonly onSend: (message: Message) => Promise<void>
  readonly onEdit: (edited: Edited, text: Pick<Written, 'text' | 'mentions'>) => void
}

/** Sends what stands in the field, with what lies ready; or puts it in the place of the message that is being changed. */
export function usePosting({ own, tray, caution, check, onSend, onEdit }: PostingTerms): () => void {
  const { field, latest, answered, editing, put, drop, stopEditing } = own
  const save = (message: Edited): void => {
    const next = trimWritten(latest.current.text, latest.current.mentions)
    if ((next.text === '' && !message.mayBeEmpty) || roomTaken(next.text, next.mentions.length) > 1) return
    stopEditing()
    if (next.text !== message.text) onEdit(message, next)
  }
  const post = (): void => {
    const message = trimWritten(latest.current.text, latest.current.mentions)
    const isCaption = tray.items.length > 0
    if ((message.text === '' && !isCaption) || !tray.isReady) return
    if (roomTaken(message.text, message.mentions.length, isCaption) > 1) return
    check(message.mentions, () => {
      put(nothing, undefined)
      drop()
      void sendAll(tray.take(), { ...message, ...(answered === undefined ? {} : { answers: answered }) }, onSend)
      field.current?.focus()
    })
  }
  return () => {
    caution.check(() => {
      const message = editing.now()
      return message === undefined ? post() : save(message)
    })
  }
}
