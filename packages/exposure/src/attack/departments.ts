import { louvain } from '../graph/louvain.ts'
import { undirected, unweighted } from '../graph/graph.ts'
import type { Graph } from '../graph/graph.ts'
import type { Answer } from '../guess.ts'
import { ranks } from '../measure/correlation.ts'
import type { Random } from '../random.ts'

/** Partners per person that are kept of noisy scores, and the resolution that is tried with it. */
const TRIES = [
  { perPerson: 2, resolution: 4 },
  { perPerson: 16, resolution: 4 },
  { perPerson: 64, resolution: 1 },
  { perPerson: 64, resolution: 4 },
] as const
const EXACT_RESOLUTIONS = [1, 2, 4] as const
const EXACT_RESTARTS = 3
const PIECES = [10, 20, 40] as const

/** Communities of what is known exactly: of the edges alone, and of their counts. */
export function departmentsOfGraph(graph: Graph, random: Random): Answer<Int32Array>[] {
  const counts = undirected(graph)
  const edges = unweighted(counts)
  return EXACT_RESOLUTIONS.flatMap((resolution) =>
    [
      { by: 'counts', of: counts },
      { by: 'edges', of: edges },
    ].map(({ by, of }) => ({
      by: `${by}, Louvain at ${resolution}`,
      value: louvain(of, random, { resolution, restarts: EXACT_RESTARTS }),
    })),
  )
}

/** Communities of the pairs that score highest; `graphOf` gives the graph of so many partners per person. */
export function departmentsOfPairs(
  by: string,
  graphOf: (perPerson: number) => Graph,
  random: Random,
): Answer<Int32Array>[] {
  return TRIES.map(({ perPerson, resolution }) => ({
    by: `${by}, best ${perPerson} a person, Louvain at ${resolution}`,
    value: louvain(graphOf(perPerson), random, { resolution }),
  }))
}

/** Pieces of an order, each with as many people. */
export function departmentsOfOrder({ by, value }: Answer<ArrayLike<number>>): Answer<Int32Array>[] {
  const place = ranks(value)
  return PIECES.map((pieces) => ({
    by: `${by}, ${pieces} pieces`,
    value: Int32Array.from(place, (rank) => Math.floor(((rank - 1) / place.length) * pieces)),
  }))
}
