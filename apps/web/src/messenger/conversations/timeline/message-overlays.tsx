import { lazy, Suspense, useEffect, useState } from 'react'
import type { MessageOverlaysProps } from './overlays.tsx'

const load = async () => ({ default: (await import('./overlays.tsx')).Overlays })
const Overlays = lazy(load)

/** After this time nobody waits for anything any more that the page needs at once. */
const REST_MS = 3000

/** What opens above the messages; fetched while nobody waits for it. */
export function MessageOverlays(props: MessageOverlaysProps) {
  const [isWanted, setIsWanted] = useState(false)
  if (props.overlay !== undefined && !isWanted) setIsWanted(true)
  useEffect(() => {
    // What cannot be fetched now is fetched when it is asked for.
    const timer = setTimeout(() => void load().catch(() => undefined), REST_MS)
    return () => clearTimeout(timer)
  }, [])
  if (!isWanted) return null
  return (
    <Suspense>
      <Overlays {...props} />
    </Suspense>
  )
}
