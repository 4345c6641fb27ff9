import { sightings } from '@chancery/exposure'
import type { View } from '@chancery/exposure'
import type { Recording } from '../record/recording.ts'
import { Names } from './names.ts'

/**
 * What somebody who reads the log knows: each line that has anybody's key in it is a sighting of that device. In a replay all
 * machines are one process with one log, so whoever steals the log of one has those of both.
 */
export function viewOfLogs({ accessKeys, begun, ended, logs }: Recording): View {
  const span = { from: begun, to: ended }
  const names = new Names(accessKeys)
  const seen = logs
    .filter(({ time }) => time >= begun)
    .flatMap(({ time, text }) => names.in(text).map(({ person }) => ({ time, person })))
  const view = { people: accessKeys.length, span }
  return seen.length === 0 ? view : { ...view, sends: sightings(seen) }
}
