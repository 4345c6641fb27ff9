import { buildGraph, undirected, weightBetween } from '../graph/graph.ts'
import type { Graph } from '../graph/graph.ts'
import type { Observations } from './observations.ts'
import type { DecisionMaker, MapTie, ReportingLine } from './organization-map.ts'
import type { Place } from './place.ts'
import { atMost, lessSure, statement } from './sureness.ts'

const PER_PERSON = 6
/** A tie came out again when it is at least this share of what was seen. */
const SAME_SHARE = 0.7

/** How often two people answered or mentioned each other, in both directions together. */
export function encounterGraph({ people, answers, mentions }: Observations): Graph {
  const plain = answers.from.length
  const weight = new Float64Array(plain + mentions.from.length).fill(1)
  weight.set(answers.isPlain)
  const both = (a: Int32Array, b: Int32Array): Int32Array => {
    const all = new Int32Array(weight.length)
    all.set(a)
    all.set(b, plain)
    return all
  }
  return undirected(
    buildGraph(people, { from: both(answers.from, mentions.from), to: both(answers.to, mentions.to), weight }),
  )
}

/** The closest pairs, six for each person in the mean. */
export function closestTies(real: Place, draws: readonly Place[], encounters: Graph): MapTie[] {
  const { nodes, offsets, targets, weights } = real.ties
  const pairs: { a: number; b: number; weight: number }[] = []
  for (let a = 0; a < nodes; a++)
    for (let at = offsets[a] as number; at < (offsets[a + 1] as number); at++)
      if ((targets[at] as number) > a) pairs.push({ a, b: targets[at] as number, weight: weights[at] as number })
  pairs.sort((x, y) => y.weight - x.weight || x.a - y.a || x.b - y.b)
  const most = pairs[0]?.weight ?? 1
  return pairs.slice(0, PER_PERSON * nodes).map(({ a, b, weight }) => ({
    a,
    b,
    weight: weight / most,
    aToB: weightBetween(real.attention, a, b),
    bToA: weightBetween(real.attention, b, a),
    ...statement(
      draws.filter((draw) => weightBetween(draw.ties, a, b) >= SAME_SHARE * weight).length / Math.max(1, draws.length),
      weightBetween(encounters, a, b),
    ),
  }))
}

/**
 * Who may report to whom, where half of the draws choose the same superior. A line is one word less sure than that the
 * superior decides at all: nothing in a chat says it.
 */
export function reportingLines(
  real: Place,
  draws: readonly Place[],
  encounters: Graph,
  decisionMakers: readonly DecisionMaker[],
): ReportingLine[] {
  const surenessOf = new Map(decisionMakers.map(({ person, sureness }) => [person, sureness]))
  return Array.from(real.superiors.entries())
    .filter(([, superior]) => superior >= 0)
    .map(([person, superior]) => ({
      person,
      superior,
      ...atMost(
        lessSure(surenessOf.get(superior) ?? 'too-little'),
        statement(
          draws.filter((draw) => draw.superiors[person] === superior).length / Math.max(1, draws.length),
          weightBetween(encounters, person, superior),
        ),
      ),
    }))
    .filter(({ sureness }) => sureness !== 'too-little')
    .sort((a, b) => b.stability - a.stability || b.count - a.count)
}
