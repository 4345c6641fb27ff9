import { useEffect, useState } from 'react'
import { untilMidnight } from './day.ts'

/** A moment of today; a new one after midnight, and when the page comes back after it. */
export function useToday(): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const look = (): void => setNow(Date.now())
    // A second later than midnight: timers may fire a little early.
    const timer = setTimeout(look, untilMidnight(Date.now()) + 1000)
    // A sleeping machine's timers sleep, too.
    document.addEventListener('visibilitychange', look)
    return () => {
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', look)
    }
  }, [now])
  return now
}
