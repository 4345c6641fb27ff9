import { sightings, volume } from '@chancery/exposure'
import type { View } from '@chancery/exposure'
import type { Recording } from '../record/recording.ts'

const CELLS = /^chancery_board_cells_total (\d+)/m

/** What somebody who reads the page of metrics once a minute knows: totals; and whom its labels name, if they name anybody. */
export function viewOfMetrics({ accessKeys, begun, ended, metrics }: Recording): View {
  const people = accessKeys.length
  const totals = metrics
    .filter(({ box }) => box === 'server')
    .map(({ time, text }) => ({ time, total: Number(CELLS.exec(text)?.[1] ?? 0) }))
  const growth = totals.slice(1).map(({ time, total }, index) => ({ time, cells: total - (totals[index]?.total ?? 0) }))
  const named = accessKeys.flatMap((key, person) =>
    metrics.filter(({ text }) => text.includes(key)).map(({ time }) => ({ time, person })),
  )
  return {
    people,
    span: { from: begun, to: ended },
    volume: volume(growth.filter(({ cells }) => cells > 0)),
    ...(named.length === 0 ? {} : { sends: sightings(named) }),
  }
}
