import { useEffect, useEffectEvent, useLayoutEffect } from 'react'
import type { RefObject } from 'react'
import type { Written } from '../mention/edit-mentions.ts'

/** Puts the caret where it was left, and behind a name that was picked; tells when the person moves it. */
export function useCaret(
  field: RefObject<HTMLTextAreaElement | null>,
  { text, caret }: Written,
  onMove: (caret: number) => void,
): void {
  useLayoutEffect(() => {
    const { current } = field
    if (current !== null && current.selectionStart !== caret && current.selectionStart === current.selectionEnd)
      current.setSelectionRange(caret, caret)
    // Only when the text changes: moving the caret is the person's.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [text])
  const moved = useEffectEvent(() => {
    const { current } = field
    // While the text and the field differ, what is typed is about to be told.
    if (current !== null && document.activeElement === current && current.value === text) onMove(current.selectionStart)
  })
  useEffect(() => {
    const onSelectionChange = (): void => moved()
    document.addEventListener('selectionchange', onSelectionChange)
    return () => document.removeEventListener('selectionchange', onSelectionChange)
  }, [])
}
