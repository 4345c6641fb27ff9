import type { Graph } from '../graph/graph.ts'
import { strength } from '../graph/strength.ts'

const ROUNDS = 8
/** How much of a belief comes from the neighbours. */
const FLOW = 0.9

/**
 * Spreads labels that are known of a few people over an undirected graph, by local and global consistency (Zhou, Bousquet,
 * Lal, Weston, Schölkopf 2004). A known label of a common class counts less than one of a rare class, by the square root of
 * how many are known. `known` is −1 where a label is not known. The answer is the belief in each label, person by person:
 * `people × labels`.
 */
export function spreadLabels(graph: Graph, known: ArrayLike<number>, labels: number): Float64Array {
  const { nodes, offsets, targets, weights } = graph
  const root = strength(graph).map((x) => 1 / Math.sqrt(x))
  const start = startingBelief(nodes, known, labels)
  let belief = start.slice()
  for (let round = 0; round < ROUNDS; round++) {
    const next = start.slice()
    for (let v = 0; v < nodes; v++)
      for (let at = offsets[v] as number; at < (offsets[v + 1] as number); at++) {
        const row = (targets[at] as number) * labels
        const share = FLOW * (weights[at] as number) * (root[v] as number) * (root[targets[at] as number] as number)
        for (let l = 0; l < labels; l++)
          next[v * labels + l] = (next[v * labels + l] as number) + share * (belief[row + l] as number)
      }
    belief = next
  }
  return belief
}

function startingBelief(nodes: number, known: ArrayLike<number>, labels: number): Float64Array {
  const start = new Float64Array(nodes * labels)
  const examples = new Float64Array(labels)
  const each = (visit: (person: number, label: number) => void): void => {
    for (let v = 0; v < nodes; v++) if ((known[v] as number) >= 0) visit(v, known[v] as number)
  }
  each((_, label) => {
    examples[label] = (examples[label] as number) + 1
  })
  each((v, label) => {
    start[v * labels + label] = 1 / Math.sqrt(examples[label] as number)
  })
  return start
}
