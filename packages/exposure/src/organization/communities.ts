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
  /** Who is looked at, in ascending order. */
  readonly people: Int32Array
  readonly runs: number
  /** One number per pair of these, in the order of `pairIndex` of their places. */
  readonly together: Float32Array
}

/** Communities of a graph of ties at several resolutions, by ties and by how much neighbourhoods overlap. */
export function communitiesOf(ties: Graph, random: Random): Int32Array[] {
  return [ties, overlap(ties)].flatMap((graph) =>
    RESOLUTIONS.map((resolution) => louvain(graph, random, { resolution })),
  )
}

/** Counts over all partitions how often two people of those who are looked at are in the same community. */
export function consensusOf(partitions: readonly Int32Array[], people: Int32Array): Consensus {
  const together = new Float32Array(pairCount(people.length))
  for (const partition of partitions) {
    const own = people.map((person) => partition[person] as number)
    let at = 0
    for (let a = 0; a < own.length; a++)
      for (let b = a + 1; b < own.length; b++) {
        if (own[a] === own[b]) together[at] = (together[at] as number) + 1
        at++
      }
  }
  return { people, runs: partitions.length, together }
}

/**
 * The communities on which most runs agree (consensus clustering, Lancichinetti and Fortunato 2012), numbers from 0 in the
 * order of `people`.
 */
export function agreedCommunities({ people, runs, together }: Consensus, random: Random, restarts = 1): Int32Array {
  const [from, to, weight]: [number[], number[], number[]] = [[], [], []]
  let at = 0
  for (let a = 0; a < people.length; a++)
    for (let b = a + 1; b < people.length; b++) {
      const share = (together[at++] as number) / runs
      if (share < TOGETHER) continue
      from.push(a)
      to.push(b)
      weight.push(share)
    }
  return louvain(undirected(buildGraph(people.length, { from, to, weight })), random, { restarts })
}
