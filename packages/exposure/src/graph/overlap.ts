import { strength } from './strength.ts'
import type { Graph } from './graph.ts'

/**
 * An undirected graph with each edge's weight replaced by how alike the neighbourhoods of its ends are: the sum of the
 * smaller weights over the sum of the larger ones (Ruzicka's form of the Jaccard index), each end counted among its own
 * neighbours as closely as its closest. Edges inside a dense part come out heavy, bridges light.
 */
export function overlap(graph: Graph): Graph {
  const { nodes, offsets, targets, weights } = graph
  const own = new Float64Array(nodes)
  for (let v = 0; v < nodes; v++)
    for (let at = offsets[v] as number; at < (offsets[v + 1] as number); at++)
      own[v] = Math.max(own[v] as number, weights[at] as number)
  const sums = strength(graph).map((sum, v) => sum + (own[v] as number))
  const near = new Float64Array(nodes)
  const similar = new Float64Array(weights.length)
  for (let v = 0; v < nodes; v++) {
    for (let at = offsets[v] as number; at < (offsets[v + 1] as number); at++)
      near[targets[at] as number] = weights[at] as number
    near[v] = own[v] as number
    for (let at = offsets[v] as number; at < (offsets[v + 1] as number); at++) {
      const w = targets[at] as number
      let smaller = Math.min(near[w] as number, own[w] as number)
      for (let to = offsets[w] as number; to < (offsets[w + 1] as number); to++)
        smaller += Math.min(near[targets[to] as number] as number, weights[to] as number)
      similar[at] = smaller / ((sums[v] as number) + (sums[w] as number) - smaller)
    }
    for (let at = offsets[v] as number; at < (offsets[v + 1] as number); at++) near[targets[at] as number] = 0
    near[v] = 0
  }
  return { ...graph, weights: similar }
}
