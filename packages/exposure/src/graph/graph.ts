/**
 * A weighted directed graph as compressed sparse rows: the edges of node `v` are at `offsets[v]` … `offsets[v + 1] − 1`,
 * in order of their targets, each target once.
 */
export interface Graph {
  readonly nodes: number
  /** One longer than there are nodes. */
  readonly offsets: Int32Array
  readonly targets: Int32Array
  readonly weights: Float64Array
}

/** Edges as columns, in any order; the weights of equal ones add up. */
export interface EdgeColumns {
  readonly from: ArrayLike<number>
  readonly to: ArrayLike<number>
  /** All 1 where absent. */
  readonly weight?: ArrayLike<number>
}

/** Builds a graph. Edges from a node to itself are left out: nobody's place is shown by letters to oneself. */
export function buildGraph(nodes: number, edges: EdgeColumns): Graph {
  const { from, to, weight } = edges
  const starts = new Int32Array(nodes + 1)
  for (let i = 0; i < from.length; i++)
    if (from[i] !== to[i]) starts[(from[i] as number) + 1] = (starts[(from[i] as number) + 1] as number) + 1
  for (let v = 0; v < nodes; v++) starts[v + 1] = (starts[v + 1] as number) + (starts[v] as number)
  const rowTargets = new Int32Array(starts[nodes] as number)
  const rowWeights = new Float64Array(starts[nodes] as number)
  const fill = starts.slice(0, nodes)
  for (let i = 0; i < from.length; i++) {
    const v = from[i] as number
    if (v === to[i]) continue
    const at = fill[v] as number
    fill[v] = at + 1
    rowTargets[at] = to[i] as number
    rowWeights[at] = weight === undefined ? 1 : (weight[i] as number)
  }
  return mergeRows(nodes, starts, rowTargets, rowWeights)
}

function mergeRows(nodes: number, starts: Int32Array, rowTargets: Int32Array, rowWeights: Float64Array): Graph {
  const offsets = new Int32Array(nodes + 1)
  const targets = new Int32Array(rowTargets.length)
  const weights = new Float64Array(rowTargets.length)
  const sum = new Float64Array(nodes)
  const seen = new Int32Array(nodes).fill(-1)
  let size = 0
  for (let v = 0; v < nodes; v++) {
    const first = size
    for (let at = starts[v] as number; at < (starts[v + 1] as number); at++) {
      const target = rowTargets[at] as number
      if (seen[target] !== v) {
        seen[target] = v
        sum[target] = 0
        targets[size++] = target
      }
      sum[target] = (sum[target] as number) + (rowWeights[at] as number)
    }
    targets.subarray(first, size).sort()
    for (let at = first; at < size; at++) weights[at] = sum[targets[at] as number] as number
    offsets[v + 1] = size
  }
  return { nodes, offsets, targets: targets.slice(0, size), weights: weights.slice(0, size) }
}

/** The source of each edge, in the order of `targets`. */
export function edgeSources(graph: Graph): Int32Array {
  const sources = new Int32Array(graph.targets.length)
  for (let v = 0; v < graph.nodes; v++) sources.fill(v, graph.offsets[v], graph.offsets[v + 1])
  return sources
}

/** The same graph with every edge turned round. */
export function reverse(graph: Graph): Graph {
  return buildGraph(graph.nodes, { from: graph.targets, to: edgeSources(graph), weight: graph.weights })
}

/** The graph without directions: each edge in both, with the weights of both added. */
export function undirected(graph: Graph): Graph {
  const sources = edgeSources(graph)
  const edges = sources.length
  const from = new Int32Array(2 * edges)
  const to = new Int32Array(2 * edges)
  const weight = new Float64Array(2 * edges)
  from.set(sources)
  from.set(graph.targets, edges)
  to.set(graph.targets)
  to.set(sources, edges)
  weight.set(graph.weights)
  weight.set(graph.weights, edges)
  return buildGraph(graph.nodes, { from, to, weight })
}

/** The same edges, each with weight 1. */
export function unweighted(graph: Graph): Graph {
  return { ...graph, weights: new Float64Array(graph.weights.length).fill(1) }
}

/** The weight of the edge from `v` to `w`; 0 where there is none. */
export function weightBetween({ offsets, targets, weights }: Graph, v: number, w: number): number {
  let [low, high] = [offsets[v] as number, (offsets[v + 1] as number) - 1]
  while (low <= high) {
    const middle = (low + high) >> 1
    const target = targets[middle] as number
    if (target === w) return weights[middle] as number
    if (target < w) low = middle + 1
    else high = middle - 1
  }
  return 0
}

/** An undirected graph's heaviest edges, so many for each node in the mean; with those that weigh as much as the last one. */
export function strongestEdges(graph: Graph, perNode: number): Graph {
  const sorted = graph.weights.toSorted()
  // Each edge is in both directions.
  const threshold = sorted[Math.max(0, sorted.length - 2 * perNode * graph.nodes)] ?? Infinity
  const [from, to, weight]: [number[], number[], number[]] = [[], [], []]
  for (let v = 0; v < graph.nodes; v++)
    for (let at = graph.offsets[v] as number; at < (graph.offsets[v + 1] as number); at++) {
      if ((graph.weights[at] as number) < threshold) continue
      from.push(v)
      to.push(graph.targets[at] as number)
      weight.push(graph.weights[at] as number)
    }
  return buildGraph(graph.nodes, { from, to, weight })
}
