import type { Sighting } from '@chancery/exposure'

/** Fewer are no series. */
const LEAST = 5
/** How far the number of sightings may be from that of periods: what was under way at an end counts in one or the other. */
const TOLERANCE = 0.2

interface Run {
  readonly sightings: Sighting[]
  readonly first: number
  last: number
}

function isSeries({ sightings, first, last }: Run): boolean {
  const periods = last - first + 1
  return sightings.length >= LEAST && Math.abs(sightings.length / periods - 1) <= TOLERANCE
}

/**
 * Takes out of each person's sightings runs of one in every period, wherever in it: Protected draws the moment anew in each, so
 * that they tell only who is there, which presence tells too. Whatever comes more often or less stays.
 */
export function withoutDrawnSeries(list: readonly Sighting[], periodMs: number): Sighting[] {
  const runs = new Map<number, Run[]>()
  for (const sighting of list.toSorted((a, b) => a.time - b.time)) {
    const period = Math.floor(sighting.time / periodMs)
    const own = runs.get(sighting.person) ?? []
    runs.set(sighting.person, own)
    const run = own.at(-1)
    if (run !== undefined && period - run.last <= 2) {
      run.sightings.push(sighting)
      run.last = period
    } else own.push({ sightings: [sighting], first: period, last: period })
  }
  return [...runs.values()]
    .flat()
    .filter((run) => !isSeries(run))
    .flatMap(({ sightings }) => sightings)
    .sort((a, b) => a.time - b.time)
}
