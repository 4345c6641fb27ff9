import type { Sighting } from '@chancery/exposure'

/** What a timer may be off, in milliseconds. */
const TOLERANCE_MS = 2
/** Fewer are no series. */
const LEAST = 5

/** The interval that most neighbours have in common, in whole milliseconds, if most have one. */
function periodOf(own: readonly Sighting[]): number | undefined {
  const counts = new Map<number, number>()
  for (const [at, { time }] of own.entries()) {
    const interval = Math.round(time - (own[at - 1]?.time ?? Number.NaN))
    if (!Number.isNaN(interval)) counts.set(interval, (counts.get(interval) ?? 0) + 1)
  }
  const [best] = [...counts].sort(([, a], [, b]) => b - a)
  return best !== undefined && best[0] > 0 && best[1] > own.length / 2 ? best[0] : undefined
}

/**
 * Takes out of each person's sightings what goes on evenly, one after the other in the same distance and of the same size:
 * that tells only who is there, which presence tells too. What is out of step, doubled, or of another size stays, and so does
 * everything of people who keep no beat. `list` in order of time.
 */
export function withoutEvenSeries(list: readonly Sighting[]): Sighting[] {
  const byPerson = new Map<number, Sighting[]>()
  for (const sighting of list) {
    const own = byPerson.get(sighting.person)
    if (own === undefined) byPerson.set(sighting.person, [sighting])
    else own.push(sighting)
  }
  return [...byPerson.values()]
    .flatMap((own) => {
      const period = own.length < LEAST ? undefined : periodOf(own)
      if (period === undefined) return own
      const isNext = (one: Sighting | undefined, other: Sighting | undefined): boolean =>
        one !== undefined &&
        other !== undefined &&
        one.bytes === other.bytes &&
        Math.abs(other.time - one.time - period) <= TOLERANCE_MS
      return own.filter((sighting, at) => !isNext(own[at - 1], sighting) && !isNext(sighting, own[at + 1]))
    })
    .sort((a, b) => a.time - b.time)
}
