import { useEffect, useRef, useState } from 'react'
import type { NewAttachment } from '../../../contract/attachment-calls.ts'
import { useLanguage } from '../../language/language-provider.tsx'
import { useToast } from '../../state/use-toast.ts'
import type { Recording } from './recording.ts'
import { useHold } from './use-hold.ts'
import type { HoldHandlers } from './use-hold.ts'

export interface Record {
  readonly recording: Recording | undefined
  readonly cancel: () => void
  readonly finish: () => void
  /** For the button: hold to record, let go to send; a press, or a key, begins and sends. */
  readonly handlers: HoldHandlers
}

/** The making of a voice note, by hand or by key. */
export function useRecord(onDone: (note: NewAttachment) => void): Record {
  const { t } = useLanguage()
  const toast = useToast()
  const [recording, setRecording] = useState<Recording | undefined>(undefined)
  const latest = useRef<Recording | undefined>(undefined)
  const set = (next: Recording | undefined): void => {
    latest.current = next
    setRecording(next)
  }
  // Whoever leaves the conversation leaves what was not sent.
  useEffect(() => () => latest.current?.cancel(), [])
  const begin = async (isLocked: boolean): Promise<void> => {
    const { Recording: Made } = await import('./recording.ts')
    if (latest.current !== undefined) return
    const made = new Made()
    set(made)
    // The finger may be gone by now: the code had to come.
    if (isLocked || !isHeld.current) made.lock()
    await made.begin()
    if (made.get().state !== 'refused') return
    toast.warning(t('attach.no-microphone'))
    set(undefined)
  }
  const cancel = (): void => {
    latest.current?.cancel()
    set(undefined)
  }
  const finish = async (): Promise<void> => {
    const { current } = latest
    if (current === undefined) return
    set(undefined)
    const note = await current.finish()
    if (note === undefined) toast.notice(t('attach.too-short'))
    else onDone(note)
  }
  const finishSoon = (): void => void finish().catch(toast.problem)
  const { isHeld, handlers } = useHold({
    isOn: () => latest.current !== undefined,
    begin: (isLocked) => void begin(isLocked).catch(toast.problem),
    lock: () => latest.current?.lock(),
    // Whoever lets go while the browser asks goes on without holding.
    finish: () => (latest.current?.get().state === 'asking' ? latest.current.lock() : finishSoon()),
    cancel,
  })
  return { recording, cancel, finish: finishSoon, handlers }
}
