import { useEffect } from 'react'
import { useTopic } from '../state/office-provider.tsx'

/**
 * Asks the browser not to clear this device's storage by itself: after the first thing that was said, when there is something
 * to keep, and when a browser that asks the person asks at a moment that makes sense.
 */
export function useKeeping(): void {
  const hasSpoken = (useTopic('conversations') ?? []).some((row) => row.last?.isOwn === true)
  useEffect(() => {
    if (hasSpoken) void keep()
  }, [hasSpoken])
}

async function keep(): Promise<void> {
  try {
    if (!(await navigator.storage.persisted())) await navigator.storage.persist()
  } catch {
    // A browser without it keeps what it keeps.
  }
}
