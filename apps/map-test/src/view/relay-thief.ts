import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { sightings } from '@chancery/exposure'
import type { Sighting, Sightings, Trait, View } from '@chancery/exposure'
import type { Recording } from '../record/recording.ts'
import { trait } from './disk.ts'
import { viewOfLogs } from './logs.ts'
import { viewOfMetrics } from './metrics.ts'
import { Names } from './names.ts'
import type { Mention } from './names.ts'

/** All that lies in a folder, file after file in the order of their names. */
function bytesIn(folder: string): Uint8Array {
  const files = readdirSync(folder, { withFileTypes: true, recursive: true }).filter((entry) => entry.isFile())
  const paths = files.map((entry) => join(entry.parentPath, entry.name)).sort()
  return Buffer.concat(paths.flatMap((path) => [Buffer.from(`${path.slice(folder.length)}\n`), readFileSync(path)]))
}

/** Where people stand in the newest copy of a folder, how often, and how often more than in the first. Nothing where nobody does. */
function traitsOf(people: number, copies: readonly (readonly Mention[])[]): Trait[] {
  if (copies.every((mentions) => mentions.length === 0)) return []
  const byPerson = copies.map((mentions) => new Map(mentions.map((mention) => [mention.person, mention])))
  const [first, last] = [byPerson[0], byPerson.at(-1)]
  const countIn = (copy: typeof first, person: number): number => copy?.get(person)?.count ?? 0
  return [
    trait('place in the relay’s folder', people, (person) => last?.get(person)?.at),
    trait('mentions in the relay’s folder', people, (person) => countIn(last, person)),
    trait('mentions between two copies', people, (person) => countIn(last, person) - countIn(first, person)),
  ]
}

function listOf({ time, person }: Sightings): Sighting[] {
  return Array.from(time, (at, index) => ({ time: at, person: person[index] ?? 0 }))
}

/**
 * What a thief of all that the relay leaves behind knows: copies of its folder, its log, and its page of metrics, together. How far
 * its witness came, which is on the disk, tells less than the totals of the metrics. Whoever has one of the three knows no more.
 */
export function viewOfRelayThief(recording: Recording): View {
  const { accessKeys, disks } = recording
  const names = new Names(accessKeys)
  const copies = disks.filter(({ box }) => box === 'relay').map(({ folder }) => names.in(bytesIn(folder)))
  const traits = traitsOf(accessKeys.length, copies)
  const metrics = viewOfMetrics(recording, 'relay')
  const sends = [metrics.sends, viewOfLogs(recording).sends].flatMap((list) => (list === undefined ? [] : listOf(list)))
  return {
    ...metrics,
    ...(traits.length === 0 ? {} : { traits }),
    ...(sends.length === 0 ? {} : { sends: sightings(sends) }),
  }
}
