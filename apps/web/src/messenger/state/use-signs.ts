import { useEffect } from 'react'
import { useOffice } from './office-provider.tsx'

const SHORTEST_PAUSE_MS = 20_000

/** Tells the worker what only a page notices: whether the browser is on a network, and that somebody is here. */
export function useSigns(): void {
  const office = useOffice()
  useEffect(() => {
    // Nobody waits for these, and a worker that has ended says so elsewhere.
    const ignore = (): undefined => undefined
    const tellNetwork = (): void => void office.setNetwork(navigator.onLine).catch(ignore)
    let toldAt = 0
    const tellAwake = (): void => {
      const now = performance.now()
      if (toldAt !== 0 && now - toldAt < SHORTEST_PAUSE_MS) return
      toldAt = now
      void office.stayAwake().catch(ignore)
    }
    tellNetwork()
    addEventListener('online', tellNetwork)
    addEventListener('offline', tellNetwork)
    addEventListener('pointerdown', tellAwake, { capture: true, passive: true })
    addEventListener('keydown', tellAwake, { capture: true, passive: true })
    addEventListener('wheel', tellAwake, { capture: true, passive: true })
    return () => {
      removeEventListener('online', tellNetwork)
      removeEventListener('offline', tellNetwork)
      removeEventListener('pointerdown', tellAwake, { capture: true })
      removeEventListener('keydown', tellAwake, { capture: true })
      removeEventListener('wheel', tellAwake, { capture: true })
    }
  }, [office])
}
