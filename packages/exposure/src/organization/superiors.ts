import { undirected } from '../graph/graph.ts'
import type { Graph } from '../graph/graph.ts'
import type { Ranking } from './ranking.ts'

/** So much more in the ranking makes somebody as good as surely the higher of two. */
const CLEARLY_ABOVE = 3

/**
 * Of each person, whom they may report to: who has much to do with them and stands clearly higher. −1 where nobody higher
 * has anything to do with them.
 */
export function chooseSuperiors(attention: Graph, { score }: Ranking): Int32Array {
  const turned = undirected(attention)
  return Int32Array.from({ length: turned.nodes }, (_, person) => {
    let [best, most] = [-1, 0]
    for (let at = turned.offsets[person] as number; at < (turned.offsets[person + 1] as number); at++) {
      const other = turned.targets[at] as number
      const difference = (score[other] as number) - (score[person] as number)
      if (!(difference > 0) || !Number.isFinite(difference)) continue
      const value = Math.log1p(turned.weights[at] as number) * Math.min(1, difference / CLEARLY_ABOVE)
      if (value > most) [best, most] = [other, value]
    }
    return best
  })
}
