import type { Graph } from './graph.ts'

/** How many edges leave each node. */
export function degree(graph: Graph): Float64Array {
  return Float64Array.from(
    { length: graph.nodes },
    (_, v) => (graph.offsets[v + 1] as number) - (graph.offsets[v] as number),
  )
}

/** The sum of the weights that leave each node. */
export function strength(graph: Graph): Float64Array {
  const sums = new Float64Array(graph.nodes)
  for (let v = 0; v < graph.nodes; v++)
    for (let at = graph.offsets[v] as number; at < (graph.offsets[v + 1] as number); at++)
      sums[v] = (sums[v] as number) + (graph.weights[at] as number)
  return sums
}

/**
 * The core number of each node of an undirected graph: the largest k such that the node is in a part where everybody has
 * k neighbours at least (Batagelj and Zaversnik 2003). Weights play no part.
 */
export function coreNumber(graph: Graph): Float64Array {
  const core = degree(graph)
  const left = new Set(core.keys())
  let level = 0
  while (left.size > 0) {
    const peeled = [...left].filter((v) => (core[v] as number) <= level)
    if (peeled.length === 0) level++
    for (const v of peeled) {
      left.delete(v)
      core[v] = level
      for (const w of graph.targets.subarray(graph.offsets[v], graph.offsets[v + 1]))
        if (left.has(w)) core[w] = Math.max((core[w] as number) - 1, level)
    }
  }
  return core
}
