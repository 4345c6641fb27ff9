import { betweenness } from '../graph/betweenness.ts'
import { reverse, undirected } from '../graph/graph.ts'
import type { Graph } from '../graph/graph.ts'
import { hits, pageRank } from '../graph/rank.ts'
import { coreNumber, degree, strength } from '../graph/strength.ts'
import type { Answer } from '../guess.ts'
import type { Random } from '../random.ts'
import type { View } from '../view.ts'
import { byteTotals, eventTotals, onlineTotals } from './totals.ts'

/** Centralities of who wrote to whom. Betweenness is slow, and only worked out when asked for. */
export function rankingsOfGraph(graph: Graph, random: Random, withBetweenness: boolean): Answer<Float64Array>[] {
  const received = reverse(graph)
  const { authority, hub } = hits(graph)
  const both = undirected(graph)
  return [
    { by: 'PageRank', value: pageRank(graph) },
    { by: 'HITS authority', value: authority },
    { by: 'HITS hub', value: hub },
    { by: 'received', value: strength(received) },
    { by: 'sent', value: strength(graph) },
    { by: 'in-degree', value: degree(received) },
    { by: 'out-degree', value: degree(graph) },
    { by: 'degree', value: degree(both) },
    { by: 'core number', value: coreNumber(both) },
    ...(withBetweenness ? [{ by: 'betweenness', value: betweenness(graph, random) }] : []),
  ]
}

/** Centralities of a graph that was itself guessed. */
export function rankingsOfGuess({ by, value }: Answer<Graph>): Answer<Float64Array>[] {
  return [
    { by: `PageRank of ${by}`, value: pageRank(value) },
    { by: `strength in ${by}`, value: strength(value) },
  ]
}

/** Orders of people by how much each of them does. */
export function rankingsOfTotals(view: View): Answer<Float64Array>[] {
  const { people } = view
  const lanes = [
    { by: 'sends', of: view.sends },
    { by: 'receipts', of: view.receives },
    { by: 'uploads', of: view.uploads },
    { by: 'downloads', of: view.downloads },
  ]
  const totals = lanes.flatMap(({ by, of }) =>
    of === undefined
      ? []
      : [
          { by, value: eventTotals(of, people) },
          { by: `bytes of ${by}`, value: byteTotals(of, people) },
        ],
  )
  const online = view.presence === undefined ? [] : [{ by: 'time online', value: onlineTotals(view.presence, people) }]
  return [...totals, ...online]
}

/** What does not change, upwards and downwards: whoever was enrolled first may be first. */
export function rankingsOfTraits(view: View): Answer<Float64Array>[] {
  return (view.traits ?? []).flatMap(({ name, value }) => {
    const known = value.map((x) => (Number.isNaN(x) ? 0 : x))
    return [
      { by: `${name}, upwards`, value: known },
      { by: `${name}, downwards`, value: known.map((x) => -x) },
    ]
  })
}
