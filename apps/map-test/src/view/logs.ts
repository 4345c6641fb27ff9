import { sightings } from '@chancery/exposure'
import type { View } from '@chancery/exposure'
import type { Recording } from '../record/recording.ts'

/** What somebody who reads the log knows: each line that has anybody's key in it is a sighting of that device. */
export function viewOfLogs({ accessKeys, begun, ended, logs }: Recording): View {
  const span = { from: begun, to: ended }
  const seen = logs
    .filter(({ time }) => time >= begun)
    .flatMap(({ time, text }) =>
      accessKeys.flatMap((key, person) =>
        text.includes(key) || text.includes(`Person ${person} `) ? [{ time, person }] : [],
      ),
    )
  const view = { people: accessKeys.length, span }
  return seen.length === 0 ? view : { ...view, sends: sightings(seen) }
}
