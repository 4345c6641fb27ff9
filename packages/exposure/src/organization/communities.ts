import { buildGraph, undirected } from '../graph/graph.ts'
import type { Graph } from '../graph/graph.ts'
import { louvain } from '../graph/louvain.ts'
import { overlap } from '../graph/overlap.ts'
import { pairCount } from '../guess.ts'
import type { Random } from '../random.ts'

/** Coarse to fine: which one is right for an organization nobody knows beforehand. */
const RESOLUTIONS = [1, 2, 4] as const
/** Two people belong together when they come out together in so many of all runs. */
const TOGETHER = 0.5

/** How often each two people came out in the same community, over resolutions and resamples of the days. */
export interface Consensus {
  readonly people: number
  readonly runs: number
  /** One number per pair, in the order of `pairIndex`. */
  readonly together: Float32Array
}

/** Communities of a graph of ties at several resolutions, by ties and by how much neighbourhoods overlap. */
export function communitiesOf(ties: Graph, random: Random): Int32Array[] {
  return [ties, overlap(ties)].flatMap((graph) =>
    RESOLUTIONS.map((resolution) => louvain(graph, random, { resolution })),
  )
}

/** Counts over all partitions how often two people are in the same community. */
export function consensusOf(partitions: readonly Int32Array[], people: number): Consensus {
  const together = new Float32Array(pairCount(people))
  for (const partition of partitions) {
    let at = 0
    for (let a = 0; a < people; a++)
      for (let b = a + 1; b < people; b++) {
        if (partition[a] === partition[b]) together[at] = (together[at] as number) + 1
        at++
      }
  }
  return { people, runs: partitions.length, together }
}

/** The communities on which most runs agree (consensus clustering, Lancichinetti and Fortunato 2012). */
export function agreedCommunities({ people, runs, together }: Consensus, random: Random, restarts = 1): Int32Array {
  const [from, to, weight]: [number[], number[], number[]] = [[], [], []]
  let at = 0
  for (let a = 0; a < people; a++)
    for (let b = a + 1; b < people; b++) {
      const share = (together[at++] as number) / runs
      if (share < TOGETHER) continue
      from.push(a)
      to.push(b)
      weight.push(share)
    }
  return louvain(undirected(buildGraph(people, { from, to, weight })), random, { restarts })
}
