import { strength } from './strength.ts'
import type { Graph } from './graph.ts'

const ROUNDS = 200
const TOLERANCE = 1e-10

/**
 * PageRank of each node; the sum is 1. Importance flows along the edges by their weights; what a node without edges holds
 * goes to all alike (Page, Brin, Motwani, Winograd 1999). `damping` is the share that follows edges.
 */
export function pageRank(graph: Graph, damping = 0.85): Float64Array {
  const { nodes } = graph
  const out = strength(graph)
  let rank = new Float64Array(nodes).fill(1 / nodes)
  for (let round = 0; round < ROUNDS; round++) {
    let loose = 0
    for (let v = 0; v < nodes; v++) if (out[v] === 0) loose += rank[v] as number
    const next = new Float64Array(nodes).fill((1 - damping + damping * loose) / nodes)
    for (let v = 0; v < nodes; v++) {
      if (out[v] === 0) continue
      const unit = (damping * (rank[v] as number)) / (out[v] as number)
      flow(graph, v, unit, next)
    }
    const moved = distance(rank, next)
    rank = next
    if (moved < TOLERANCE) break
  }
  return rank
}

/** Authorities are pointed to by hubs, hubs point to authorities (Kleinberg 1999). Each vector's sum is 1. */
export function hits(graph: Graph): { readonly authority: Float64Array; readonly hub: Float64Array } {
  const { nodes } = graph
  let hub = new Float64Array(nodes).fill(1 / nodes)
  let authority = new Float64Array(nodes)
  for (let round = 0; round < ROUNDS; round++) {
    authority = new Float64Array(nodes)
    for (let v = 0; v < nodes; v++) flow(graph, v, hub[v] as number, authority)
    normalize(authority)
    const next = new Float64Array(nodes)
    for (let v = 0; v < nodes; v++)
      for (let at = graph.offsets[v] as number; at < (graph.offsets[v + 1] as number); at++)
        next[v] =
          (next[v] as number) + (graph.weights[at] as number) * (authority[graph.targets[at] as number] as number)
    normalize(next)
    const moved = distance(hub, next)
    hub = next
    if (moved < TOLERANCE) break
  }
  return { authority, hub }
}

function flow(graph: Graph, v: number, unit: number, into: Float64Array): void {
  for (let at = graph.offsets[v] as number; at < (graph.offsets[v + 1] as number); at++) {
    const w = graph.targets[at] as number
    into[w] = (into[w] as number) + unit * (graph.weights[at] as number)
  }
}

function normalize(vector: Float64Array): void {
  const sum = vector.reduce((total, x) => total + x, 0)
  if (sum > 0) for (let i = 0; i < vector.length; i++) vector[i] = (vector[i] as number) / sum
}

function distance(a: Float64Array, b: Float64Array): number {
  return a.reduce((total, x, i) => total + Math.abs(x - (b[i] as number)), 0)
}
