import { spreadLabels } from '../attack/known-labels.ts'
import type { Graph } from '../graph/graph.ts'
import { accuracy } from '../measure/classification.ts'
import { detect, splitScores } from '../measure/detection.ts'

/** How many of the others' departments are right, where some are known and spread over the graph. */
export function departmentsByKnown(graph: Graph, departments: Int32Array, isKnown: Uint8Array): number {
  const labels = departments.reduce((max, d) => Math.max(max, d), 0) + 1
  const belief = spreadLabels(graph, mask(departments, isKnown), labels)
  const guessed = departments.map((_, p) => {
    let likeliest = 0
    for (let l = 1; l < labels; l++)
      if ((belief[p * labels + l] as number) > (belief[p * labels + likeliest] as number)) likeliest = l
    return likeliest
  })
  return accuracy(guessed, hide(departments, isKnown))
}

/** How well the others who decide are told from those who do not, where some of both are known. */
export function leadersByKnown(graph: Graph, leaders: Int8Array, isKnown: Uint8Array): number {
  const belief = spreadLabels(graph, mask(leaders, isKnown), 2)
  const score = Float64Array.from(leaders, (_, p) => {
    const [no, yes] = [belief[2 * p] as number, belief[2 * p + 1] as number]
    return no + yes === 0 ? 0 : yes / (no + yes)
  })
  return detect(splitScores(score, hide(leaders, isKnown))).auc
}

function mask(labels: Int8Array | Int32Array, isKnown: Uint8Array): Int32Array {
  return Int32Array.from(labels, (label, p) => (isKnown[p] === 1 ? label : -1))
}

function hide(labels: Int8Array | Int32Array, isKnown: Uint8Array): Int32Array {
  return Int32Array.from(labels, (label, p) => (isKnown[p] === 1 ? -1 : label))
}
