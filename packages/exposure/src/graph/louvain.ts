import { permutation } from '../random.ts'
import type { Random } from '../random.ts'
import { buildGraph, edgeSources } from './graph.ts'
import type { Graph } from './graph.ts'
import { strength } from './strength.ts'

/** How {@link louvain} is to be run. */
export interface LouvainOptions {
  /** Resolution: above 1 for more and smaller communities. 1 by default. */
  readonly resolution?: number
  /** How many times, in another order of the nodes; the partition with the highest modularity is taken. 1 by default. */
  readonly restarts?: number
}

/** What counts as a gain, as a share of a node's strength: below it is rounding, which would move nodes for ever. */
const MIN_GAIN = 1e-9
const MAX_PASSES = 100

/**
 * Communities of an undirected graph (both directions of each edge present, see `undirected`), by the Louvain method
 * (Blondel, Guillaume, Lambiotte, Lefebvre 2008) for modularity with a resolution (Reichardt and Bornholdt 2006). The
 * answer is one number per node, from 0. Negative weights are not for it.
 */
export function louvain(
  graph: Graph,
  random: Random,
  { resolution = 1, restarts = 1 }: LouvainOptions = {},
): Int32Array {
  let best = run(graph, random, resolution)
  let highest = restarts > 1 ? modularity(graph, best, resolution) : 0
  for (let restart = 1; restart < restarts; restart++) {
    const rival = run(graph, random, resolution)
    const value = modularity(graph, rival, resolution)
    if (value > highest) [best, highest] = [rival, value]
  }
  return best
}

/** Modularity of a partition of an undirected graph, with a resolution. */
export function modularity(graph: Graph, communities: Int32Array, resolution = 1): number {
  const strengths = strength(graph)
  const total = strengths.reduce((sum, x) => sum + x, 0)
  if (total === 0) return 0
  const degreeOf = new Float64Array(graph.nodes)
  let inside = 0
  for (let v = 0; v < graph.nodes; v++) {
    const own = communities[v] as number
    degreeOf[own] = (degreeOf[own] as number) + (strengths[v] as number)
    for (let at = graph.offsets[v] as number; at < (graph.offsets[v + 1] as number); at++)
      if (communities[graph.targets[at] as number] === own) inside += graph.weights[at] as number
  }
  return inside / total - resolution * degreeOf.reduce((sum, x) => sum + (x / total) ** 2, 0)
}

function run(graph: Graph, random: Random, resolution: number): Int32Array {
  let level: Level = { graph, loops: new Float64Array(graph.nodes) }
  const communities = Int32Array.from({ length: graph.nodes }, (_, v) => v)
  for (;;) {
    const moved = moveNodes(level, random, resolution)
    const count = renumber(moved)
    for (let v = 0; v < communities.length; v++) communities[v] = moved[communities[v] as number] as number
    if (count === level.graph.nodes) return communities
    level = aggregate(level, moved, count)
  }
}

/** A graph of communities. What is inside a community, in both directions, is its loop. */
interface Level {
  readonly graph: Graph
  readonly loops: Float64Array
}

function moveNodes({ graph, loops }: Level, random: Random, resolution: number): Int32Array {
  const { nodes, offsets, targets, weights } = graph
  const strengths = strength(graph).map((x, v) => x + (loops[v] as number))
  const total = strengths.reduce((sum, x) => sum + x, 0)
  const community = Int32Array.from({ length: nodes }, (_, v) => v)
  if (total === 0) return community
  const sums = strengths.slice()
  const links = new Float64Array(nodes)
  const near = new Int32Array(nodes)
  const order = permutation(nodes, random)
  for (let pass = 0, changed = true; changed && pass < MAX_PASSES; pass++) {
    changed = false
    for (const v of order) {
      const own = community[v] as number
      const factor = (resolution * (strengths[v] as number)) / total
      let count = 0
      for (let at = offsets[v] as number; at < (offsets[v + 1] as number); at++) {
        const c = community[targets[at] as number] as number
        if (links[c] === 0) near[count++] = c
        links[c] = (links[c] as number) + (weights[at] as number)
      }
      sums[own] = (sums[own] as number) - (strengths[v] as number)
      let best = own
      let gain = (links[own] as number) - factor * sums[own]
      for (let i = 0; i < count; i++) {
        const c = near[i] as number
        const rival = (links[c] as number) - factor * (sums[c] as number)
        if (rival > gain + MIN_GAIN * (strengths[v] as number)) [best, gain] = [c, rival]
      }
      for (let i = 0; i < count; i++) links[near[i] as number] = 0
      sums[best] = (sums[best] as number) + (strengths[v] as number)
      if (best !== own) {
        community[v] = best
        changed = true
      }
    }
  }
  return community
}

/** Numbers the communities from 0 without gaps, in place; returns how many there are. */
function renumber(communities: Int32Array): number {
  const number = new Int32Array(communities.length).fill(-1)
  let count = 0
  for (let v = 0; v < communities.length; v++) {
    const c = communities[v] as number
    if (number[c] === -1) number[c] = count++
    communities[v] = number[c] as number
  }
  return count
}

function aggregate({ graph, loops }: Level, communities: Int32Array, count: number): Level {
  const inside = new Float64Array(count)
  for (let v = 0; v < graph.nodes; v++) {
    const c = communities[v] as number
    inside[c] = (inside[c] as number) + (loops[v] as number)
  }
  const to = graph.targets.map((w) => communities[w] as number)
  const from = edgeSources(graph).map((v) => communities[v] as number)
  for (let at = 0; at < to.length; at++)
    if (from[at] === to[at])
      inside[to[at] as number] = (inside[to[at] as number] as number) + (graph.weights[at] as number)
  return { graph: buildGraph(count, { from, to, weight: graph.weights }), loops: inside }
}
