import { useEffect, useState, useSyncExternalStore } from 'react'
import type { MessageRow } from '../../../../contract/topics.ts'
import { useOffice } from '../../../state/office-provider.tsx'
import type { Timeline } from '../../timeline/timeline.ts'

/** What is pinned in a conversation, newest pin first; asked again whenever something is pinned, unpinned, changed, or deleted. */
export function usePinned(timeline: Timeline): readonly MessageRow[] {
  const office = useOffice()
  const [pinned, setPinned] = useState<readonly MessageRow[]>([])
  const { status, window } = useSyncExternalStore(timeline.subscribe, timeline.get)
  // What of the rows in sight tells that the list is another one.
  const signs = window.rows.flatMap((row) => (row.isPinned === true ? [`${row.key} ${row.edits ?? 0}`] : [])).join()
  const [news, setNews] = useState(0)
  useEffect(
    () =>
      office.onEvent((event) => {
        if (event.kind !== 'rows' && event.kind !== 'gone') return
        if (event.conversation !== timeline.key) return
        const { rows } = event.kind === 'rows' ? event : { rows: [event] }
        if (rows.some(isOrWasPinned(pinned))) setNews((before) => before + 1)
      }),
    [office, timeline, pinned],
  )
  useEffect(() => {
    const { key } = timeline
    if (status !== 'ready' || key.startsWith('with.')) return undefined
    let isCurrent = true
    office
      .listPinned(key as Exclude<typeof key, `with.${string}`>)
      .then((rows) => isCurrent && setPinned(rows.toReversed()))
      // The bar is a convenience: the messages themselves say that they are pinned.
      .catch(() => undefined)
    return () => {
      isCurrent = false
    }
  }, [office, timeline, status, signs, news])
  return pinned
}

function isOrWasPinned(pinned: readonly MessageRow[]): (row: Pick<MessageRow, 'key' | 'isPinned'>) => boolean {
  const known = new Set(pinned.map(({ key }) => key))
  return (row) => row.isPinned === true || known.has(row.key)
}
