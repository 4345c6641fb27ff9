import { permutation } from '../random.ts'
import type { Random } from '../random.ts'
import type { Graph } from './graph.ts'

/** Up to this many nodes every node is a source; above it, this many at random are. */
export const ALL_SOURCES = 256

/**
 * Betweenness of each node: on how many shortest paths between two others it lies, shares counted (Brandes 2001), over
 * ordered pairs, not normalized. Weights play no part. Above `sources` nodes only so many random starting points are
 * followed and the sum is scaled up (Brandes and Pich 2007).
 */
export function betweenness(graph: Graph, random: Random, sources = ALL_SOURCES): Float64Array {
  const { nodes } = graph
  const total = new Float64Array(nodes)
  const search = { order: new Int32Array(nodes), depth: new Int32Array(nodes), paths: new Float64Array(nodes) }
  const share = new Float64Array(nodes)
  const start =
    nodes <= sources ? Int32Array.from({ length: nodes }, (_, v) => v) : permutation(nodes, random).slice(0, sources)
  for (const source of start) {
    const reached = countPaths(graph, source, search)
    share.fill(0)
    for (let i = reached - 1; i > 0; i--) {
      const v = search.order[i] as number
      share[v] = dependency(graph, v, search, share)
      total[v] = (total[v] as number) + share[v]
    }
  }
  return total.map((x) => (x * nodes) / Math.max(start.length, 1))
}

interface Search {
  readonly order: Int32Array
  readonly depth: Int32Array
  readonly paths: Float64Array
}

function countPaths(graph: Graph, source: number, { order, depth, paths }: Search): number {
  depth.fill(-1)
  paths.fill(0)
  depth[source] = 0
  paths[source] = 1
  order[0] = source
  let size = 1
  for (let i = 0; i < size; i++) {
    const v = order[i] as number
    for (let at = graph.offsets[v] as number; at < (graph.offsets[v + 1] as number); at++) {
      const w = graph.targets[at] as number
      if (depth[w] === -1) {
        depth[w] = (depth[v] as number) + 1
        order[size++] = w
      }
      if (depth[w] === (depth[v] as number) + 1) paths[w] = (paths[w] as number) + (paths[v] as number)
    }
  }
  return size
}

/** How much of the paths through `v` goes on to its successors: what Brandes calls the dependency of the source on v. */
function dependency(graph: Graph, v: number, { depth, paths }: Search, share: Float64Array): number {
  let sum = 0
  for (let at = graph.offsets[v] as number; at < (graph.offsets[v + 1] as number); at++) {
    const w = graph.targets[at] as number
    if (depth[w] === (depth[v] as number) + 1)
      sum += ((paths[v] as number) / (paths[w] as number)) * (1 + (share[w] as number))
  }
  return sum
}
