import { buildGraph, undirected } from '../graph/graph.ts'
import type { Graph } from '../graph/graph.ts'
import { pairCount } from '../guess.ts'

/** Scores of ordered pairs: from person `a` to person `b` at `a * people + b`. */
export type Directed = Float32Array

/** Adds up both directions of each pair. */
export function foldPairs(directed: Directed, people: number): Float32Array {
  const pairs = new Float32Array(pairCount(people))
  let at = 0
  for (let a = 0; a < people; a++)
    for (let b = a + 1; b < people; b++)
      pairs[at++] = (directed[a * people + b] as number) + (directed[b * people + a] as number)
  return pairs
}

/**
 * How far counts lie above what volume and rhythm alone explain, in standard deviations of a Poisson count. The 1 below the
 * root keeps pairs with next to no expectation from standing out by a single chance event.
 */
export function excess(counted: Float32Array, expected: Float32Array): Float32Array {
  return counted.map((count, i) => (count - (expected[i] as number)) / Math.sqrt((expected[i] as number) + 1))
}

/** The pairs' scores in ascending order. */
export function sortScores(pairs: Float32Array): Float32Array {
  return pairs.toSorted()
}

/**
 * The undirected graph of the pairs that score highest, `perPerson` for each person in the mean, none of them at 0 or less.
 * `sorted` are the same scores in ascending order.
 */
export function strongestPairs(pairs: Float32Array, sorted: Float32Array, people: number, perPerson: number): Graph {
  const threshold = sorted[Math.max(0, sorted.length - perPerson * people)] ?? Infinity
  const from: number[] = []
  const to: number[] = []
  const weight: number[] = []
  let at = 0
  for (let a = 0; a < people; a++)
    for (let b = a + 1; b < people; b++) {
      const score = pairs[at++] as number
      if (score < threshold || score <= 0) continue
      from.push(a)
      to.push(b)
      weight.push(score)
    }
  return undirected(buildGraph(people, { from, to, weight }))
}
