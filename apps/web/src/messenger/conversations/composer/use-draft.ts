import { useEffect, useRef, useState } from 'react'
import type { Draft } from '../../../contract/topics.ts'
import { useOffice } from '../../state/office-provider.tsx'
import type { Timeline } from '../timeline/timeline.ts'

const REST_MS = 400

/** Keeps a draft shortly after the last change, and at once when the person leaves. */
export function useDraft(timeline: Timeline): {
  readonly keep: (draft: Draft | undefined) => void
  readonly drop: () => void
} {
  const office = useOffice()
  const waiting = useRef<{ readonly draft: Draft | undefined } | undefined>(undefined)
  const [keeper] = useState(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const save = (): void => {
      clearTimeout(timer)
      const { current } = waiting
      waiting.current = undefined
      if (current === undefined) return
      const { draft } = current
      // What could not be kept stands in the field still; the next change tries again.
      office
        .saveDraft({ conversation: timeline.key, ...(draft === undefined ? {} : { draft }) })
        .catch(() => (waiting.current ??= current))
    }
    return {
      save,
      keep(draft: Draft | undefined) {
        waiting.current = { draft }
        clearTimeout(timer)
        timer = setTimeout(save, REST_MS)
      },
      /** The text was sent: there is no draft any more. */
      drop() {
        waiting.current = { draft: undefined }
        save()
      },
    }
  })
  useEffect(() => {
    const onHide = (): void => {
      if (document.visibilityState === 'hidden') keeper.save()
    }
    document.addEventListener('visibilitychange', onHide)
    addEventListener('pagehide', keeper.save)
    return () => {
      document.removeEventListener('visibilitychange', onHide)
      removeEventListener('pagehide', keeper.save)
      keeper.save()
    }
  }, [keeper])
  return keeper
}
