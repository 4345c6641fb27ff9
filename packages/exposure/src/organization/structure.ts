import { buildGraph, edgeSources, undirected } from '../graph/graph.ts'
import type { Graph } from '../graph/graph.ts'
import { louvain, modularity } from '../graph/louvain.ts'
import { shuffle } from '../random.ts'
import type { Random } from '../random.ts'

const NULLS = 5

/** How far a graph falls into communities, beside what graphs do that have everybody's ties and no communities. */
export interface Structure {
  readonly modularity: number
  /** The mean of the same graphs with their ties between others at random, and the highest of them. */
  readonly byChance: number
  readonly mostByChance: number
}

/**
 * Compares the modularity of an undirected graph with that of graphs in which each tie's other end was drawn by lot, so that
 * everybody keeps as much as before (Guimerà, Sales-Pardo, Amaral 2004): Louvain finds communities in those, too.
 */
export function structureOf(graph: Graph, random: Random): Structure {
  const found = modularity(graph, louvain(graph, random))
  const nulls = Array.from({ length: NULLS }, () => {
    const other = rewire(graph, random)
    return modularity(other, louvain(other, random))
  })
  return {
    modularity: found,
    byChance: nulls.reduce((sum, value) => sum + value, 0) / NULLS,
    mostByChance: Math.max(...nulls),
  }
}

function rewire(graph: Graph, random: Random): Graph {
  const sources = edgeSources(graph)
  const [from, to, weight]: number[][] = [[], [], []]
  for (let at = 0; at < sources.length; at++) {
    if ((sources[at] as number) > (graph.targets[at] as number)) continue
    // Either end may be the one that stays: sources are smaller than targets in every row.
    const turned = random.next() < 0.5
    from?.push(turned ? (graph.targets[at] as number) : (sources[at] as number))
    to?.push(turned ? (sources[at] as number) : (graph.targets[at] as number))
    weight?.push(graph.weights[at] as number)
  }
  shuffle(to as number[], random)
  return undirected(buildGraph(graph.nodes, { from: from as number[], to: to as number[], weight: weight as number[] }))
}
