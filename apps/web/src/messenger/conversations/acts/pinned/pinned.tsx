import { lazy, Suspense } from 'react'
import type { MessageRow } from '../../../../contract/topics.ts'
import type { RowActs } from '../../timeline/row-acts.ts'
import type { Timeline } from '../../timeline/timeline.ts'
import { usePinned } from './use-pinned.ts'

const PinnedBar = lazy(async () => ({ default: (await import('./pinned-bar.tsx')).PinnedBar }))

interface PinnedProps {
  readonly timeline: Timeline
  readonly acts: RowActs
}

/** What is pinned, above the messages; fetched only where something is. */
export function Pinned({ timeline, acts }: PinnedProps) {
  const pinned = usePinned(timeline)
  const [newest, ...older]: readonly MessageRow[] = pinned
  if (newest === undefined) return null
  return (
    <Suspense>
      <PinnedBar rows={[newest, ...older]} acts={acts} />
    </Suspense>
  )
}
