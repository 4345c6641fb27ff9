import { useEffect, useRef } from 'react'
import type { ReactNode, RefObject } from 'react'
import type { Concern } from '../caution/care.ts'
import styles from './composer.module.css'

interface MirrorProps {
  readonly text: string
  readonly concerns: readonly Concern[]
  readonly field: RefObject<HTMLTextAreaElement | null>
}

/**
 * Lies over the field, unseen, with the same text in the same place. It gives the field its height without measuring, and draws a
 * line under what had better not leave, letter by letter, which no field can do by itself.
 */
export function Mirror({ text, concerns, field }: MirrorProps) {
  const own = useRef<HTMLDivElement>(null)
  const isMarked = concerns.length > 0
  useEffect(() => {
    const below = field.current
    if (!isMarked || below === null) return undefined
    const follow = (): void => own.current?.scrollTo({ top: below.scrollTop })
    follow()
    below.addEventListener('scroll', follow, { passive: true })
    return () => below.removeEventListener('scroll', follow)
  }, [isMarked, field])
  return (
    <div ref={own} aria-hidden className={styles.mirror}>
      {isMarked ? marked(text, concerns) : text}{' '}
    </div>
  )
}

function marked(text: string, concerns: readonly Concern[]): ReactNode[] {
  const parts: ReactNode[] = []
  let at = 0
  for (const { start, end } of concerns) {
    // Two may lie over each other.
    if (start < at) continue
    parts.push(
      text.slice(at, start),
      <span key={start} data-concern className={styles.concern}>
        {text.slice(start, end)}
      </span>,
    )
    at = end
  }
  return [...parts, text.slice(at)]
}
