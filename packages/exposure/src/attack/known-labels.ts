import { strength } from '../graph/strength.ts'
import type { Graph } from '../graph/graph.ts'

const ROUNDS = 8

/**
 * Spreads labels that are known of a few people over an undirected graph (Zhu, Ghahramani, Lafferty 2003): everybody takes
 * the weighted mean of the neighbours again and again, while those who are known keep theirs. `known` is −1 where a label
 * is not known. The answer is the belief in each label, person by person: `people × labels`.
 */
export function spreadLabels(graph: Graph, known: ArrayLike<number>, labels: number): Float64Array {
  const { nodes, offsets, targets, weights } = graph
  const strengths = strength(graph)
  const start = new Float64Array(nodes * labels)
  for (let v = 0; v < nodes; v++) if ((known[v] as number) >= 0) start[v * labels + (known[v] as number)] = 1
  let belief = start.slice()
  for (let round = 0; round < ROUNDS; round++) {
    const next = start.slice()
    for (let v = 0; v < nodes; v++) {
      if ((known[v] as number) >= 0 || strengths[v] === 0) continue
      for (let at = offsets[v] as number; at < (offsets[v + 1] as number); at++) {
        const row = (targets[at] as number) * labels
        const share = (weights[at] as number) / (strengths[v] as number)
        for (let l = 0; l < labels; l++)
          next[v * labels + l] = (next[v * labels + l] as number) + share * (belief[row + l] as number)
      }
    }
    belief = next
  }
  return belief
}
