import type { Answer } from '../guess.ts'
import { pairCount, pairIndex } from '../guess.ts'
import type { Sightings, View } from '../view.ts'

/** Who had one stored original in their hands. */
interface Holders {
  readonly bringers: Set<number>
  readonly fetchers: Set<number>
}

/**
 * Scores of pairs by the stored originals that both have had: each one that somebody brought and somebody else fetched is an
 * edge between the two. Those who fetched the same are most likely in one conversation, so they are tried as edges as well; of an
 * original that many fetched each tells the less. Nothing where it does not show which original it was.
 */
export function sharedItemScores({ people, uploads, downloads }: View): Answer<Float32Array>[] {
  if (uploads?.item === undefined || downloads?.item === undefined) return []
  const brought = new Float32Array(pairCount(people))
  const all = new Float32Array(pairCount(people))
  for (const { bringers, fetchers } of holdersOf(uploads, downloads).values()) {
    const readers = [...fetchers]
    for (const [at, one] of readers.entries()) {
      for (const bringer of bringers) {
        add(brought, bringer, one, people, 1)
        add(all, bringer, one, people, 1)
      }
      for (const other of readers.slice(at + 1)) add(all, one, other, people, 1 / readers.length)
    }
  }
  return [
    { by: 'one fetched what the other brought', value: brought },
    { by: 'had the same in their hands', value: all },
  ]
}

function holdersOf(uploads: Sightings, downloads: Sightings): Map<number, Holders> {
  const holders = new Map<number, Holders>()
  const note = ({ person, item }: Sightings, side: keyof Holders): void => {
    for (const [at, one] of (item ?? new Int32Array()).entries()) {
      const known = holders.get(one) ?? { bringers: new Set(), fetchers: new Set() }
      holders.set(one, known)
      known[side].add(person[at] as number)
    }
  }
  note(uploads, 'bringers')
  note(downloads, 'fetchers')
  return holders
}

/** Nobody is a pair with themselves, such as who fetches on one device what they brought on another. */
function add(pairs: Float32Array, a: number, b: number, people: number, weight: number): void {
  if (a === b) return
  const pair = pairIndex(a, b, people)
  pairs[pair] = (pairs[pair] as number) + weight
}
