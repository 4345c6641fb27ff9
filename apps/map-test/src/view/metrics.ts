import { sightings, volume } from '@chancery/exposure'
import type { View } from '@chancery/exposure'
import type { MetricsPage, Recording } from '../record/recording.ts'
import { Names } from './names.ts'

/** The total that comes nearest to what was sent: cells on the board, envelopes through the relay. */
const TOTALS: Readonly<Record<MetricsPage['box'], RegExp>> = {
  server: /^chancery_board_cells_total (\d+)/m,
  relay: /^chancery_relay_envelopes_total (\d+)/m,
}

/**
 * What somebody who reads a machine's page of metrics once a minute knows: totals; and whom its labels name, if they name
 * anybody.
 */
export function viewOfMetrics({ accessKeys, begun, ended, metrics }: Recording, box: MetricsPage['box']): View {
  const pages = metrics.filter((page) => page.box === box)
  const totals = pages.map(({ time, text }) => ({ time, total: Number(TOTALS[box].exec(text)?.[1] ?? 0) }))
  const growth = totals.slice(1).map(({ time, total }, index) => ({ time, cells: total - (totals[index]?.total ?? 0) }))
  const named = namedOn(pages, accessKeys)
  return {
    people: accessKeys.length,
    span: { from: begun, to: ended },
    volume: volume(growth.filter(({ cells }) => cells > 0)),
    ...(named.length === 0 ? {} : { sends: sightings(named) }),
  }
}

/** Whom the names and labels of the pages name. They are the same on most pages, so each is searched once. */
function namedOn(pages: readonly MetricsPage[], accessKeys: readonly string[]): { time: number; person: number }[] {
  const names = new Names(accessKeys)
  const known = new Map<string, number[]>()
  const namedBy = (label: string): number[] => {
    const people = known.get(label) ?? names.in(label).map(({ person }) => person)
    known.set(label, people)
    return people
  }
  return pages.flatMap(({ time, text }) =>
    text.split('\n').flatMap((line) => namedBy(line.replace(/ \S+$/, '')).map((person) => ({ time, person }))),
  )
}
