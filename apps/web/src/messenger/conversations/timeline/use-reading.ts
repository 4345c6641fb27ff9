import { useEffect, useState } from 'react'
import { useOffice } from '../../state/office-provider.tsx'
import { hasEyes } from './has-eyes.ts'
import type { ListPlace } from './list-place.ts'
import type { Timeline } from './timeline.ts'

const GLANCE_MS = 150

/**
 * Marks as read what stands in sight for a glance while the page has the person's eyes, or when the person answers. Gives what to
 * call when something moved.
 */
export function useReading(timeline: Timeline, place: ListPlace, unread: number): () => void {
  const office = useOffice()
  const [reading] = useState(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let marked = -1
    const own = { unread: 0, stop: () => clearTimeout(timer), soon, mark }
    function soon(): void {
      clearTimeout(timer)
      timer = setTimeout(() => {
        if (!hasEyes()) return
        timeline.seen()
        if (own.unread > 0) mark()
      }, GLANCE_MS)
    }
    function mark(): void {
      const position = place.lastSeen()
      if (position === undefined || position <= marked) return
      marked = position
      office.markRead({ conversation: timeline.key, position }).catch(() => {
        // It is told again with the next row.
        marked = -1
      })
    }
    return own
  })
  useEffect(() => {
    reading.unread = unread
    reading.soon()
    timeline.look = reading.mark
    addEventListener('focus', reading.soon)
    document.addEventListener('visibilitychange', reading.soon)
    return () => {
      timeline.look = () => undefined
      reading.stop()
      removeEventListener('focus', reading.soon)
      document.removeEventListener('visibilitychange', reading.soon)
    }
  }, [reading, timeline, unread])
  return reading.soon
}
