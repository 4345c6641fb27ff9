import type { Timeline } from '../timeline/timeline.ts'

/** Room above the first message of a day, for the day’s name. */
const BELOW_DAY = 44

/** Goes to the first message since a moment, or to the newest where there is none. Milliseconds since 1970. */
export function showDay(timeline: Timeline, at: number): Promise<void> {
  return timeline.show({ at: 'time', time: Math.floor(at / 1000) }, ({ rows }) => {
    const first = rows.find(({ sentAt }) => sentAt >= at)
    return first === undefined ? { to: 'end' } : { to: 'place', key: first.key, above: -BELOW_DAY }
  })
}

/** The way back to where the person reads now, however far they go meanwhile. */
export function wayBack(timeline: Timeline): () => Promise<void> {
  const { place } = timeline
  const row = timeline.get().window.rows.find(({ key }) => key === place?.key)
  const message = row?.id
  if (place === undefined || message === undefined) return () => timeline.showEnd()
  return () => timeline.show({ at: 'message', message }, () => ({ to: 'place', ...place }))
}
