import type { Graph } from '../graph/graph.ts'
import type { Answer, Guess } from '../guess.ts'
import { pairCount } from '../guess.ts'
import { ranks } from '../measure/correlation.ts'
import { seededRandom } from '../random.ts'
import type { Random } from '../random.ts'
import type { Sightings, Trait, View } from '../view.ts'
import { departmentsOfGraph, departmentsOfOrder, departmentsOfPairs } from './departments.ts'
import { messageGraph } from './direct.ts'
import { messageSends, pairsOfGraph } from './messages.ts'
import { sortScores, strongestPairs } from './pair-scores.ts'
import { onlineSightings, presenceCorrelation } from './presence.ts'
import { rankingsOfGraph, rankingsOfGuess, rankingsOfTotals, rankingsOfTraits } from './rankings.ts'
import { sharedItemScores } from './shared-items.ts'
import { topPartners } from './superiors.ts'
import { timingScores } from './timing.ts'
import { volumePerPerson } from './totals.ts'

/** How an attack is run. */
export interface AttackOptions {
  /** Seed of the orders in which communities are looked for. 1 by default. */
  readonly seed?: number
  /** Whether betweenness is worked out, which takes long. */
  readonly betweenness?: boolean
}

/** How many partners per person make the graph of a guess, for centralities. */
const GRAPH_PARTNERS = 16

/** Draws the organization's map from all that one adversary observed, in every way that we know. */
export function attack(view: View, { seed = 1, betweenness = false }: AttackOptions = {}): Guess {
  const random = seededRandom(seed)
  const { people, messages } = view
  if (messages !== undefined) {
    const graph = messageGraph(messages, people)
    const pairs = [{ by: 'messages', value: pairsOfGraph(graph) }]
    return {
      people,
      pairs,
      departments: departmentsOfGraph(graph, random),
      rankings: [...rankingsOfGraph(graph, random, betweenness), ...rankingsOfTraits(view)],
      superiors: pairs.map(({ by, value }) => ({ by, value: topPartners(value, people) })),
      activity: [{ by: 'messages', value: messageSends(messages) }],
    }
  }
  const pairs = [...timingScores(view), ...sharedItemScores(view), ...steadyScores(view)]
  const graphs = pairs.map(({ by, value }) => ({ by, graphOf: graphsOf(value, people) }))
  return {
    people,
    pairs,
    departments: [
      ...graphs.flatMap(({ by, graphOf }) => departmentsOfPairs(by, graphOf, random)),
      ...(view.traits ?? []).flatMap((trait) => departmentsOfOrder(answerOf(trait))),
    ],
    rankings: [
      ...rankingsOfTotals(view),
      ...graphs.flatMap(({ by, graphOf }) => rankingsOfGuess({ by, value: graphOf(GRAPH_PARTNERS) })),
      ...rankingsOfTraits(view),
    ],
    superiors: pairs.map(({ by, value }) => ({ by, value: topPartners(value, people) })),
    activity: activityOf(view),
  }
}

/** What total volume per person alone gives: the line that shows how little a high figure may mean. */
export function attackByVolume(view: View, options: AttackOptions = {}): Guess | undefined {
  const value = volumePerPerson(view)
  if (value === undefined) return undefined
  const { people } = view
  const pairs = [{ by: 'product of volumes', value: products(value) }]
  const random: Random = seededRandom(options.seed ?? 1)
  return {
    people,
    pairs,
    departments: [
      ...departmentsOfOrder({ by: 'volume', value }),
      ...pairs.flatMap((answer) => departmentsOfPairs(answer.by, graphsOf(answer.value, people), random)),
    ],
    rankings: [{ by: 'volume', value }],
    superiors: pairs.map((answer) => ({ by: answer.by, value: topPartners(answer.value, people) })),
    activity: [],
  }
}

/** Graphs of the strongest pairs, each made once. */
function graphsOf(pairs: Float32Array, people: number): (perPerson: number) => Graph {
  const sorted = sortScores(pairs)
  const made = new Map<number, Graph>()
  return (perPerson) => {
    const graph = made.get(perPerson) ?? strongestPairs(pairs, sorted, people, perPerson)
    made.set(perPerson, graph)
    return graph
  }
}

function steadyScores(view: View): Answer<Float32Array>[] {
  const { people, presence, span, traits = [] } = view
  const near = traits.map((trait) => ({ by: `nearness in ${trait.name}`, value: nearness(trait) }))
  if (presence === undefined || presence.person.length === 0) return near
  return [{ by: 'online at the same times', value: presenceCorrelation(presence, people, span) }, ...near]
}

/** How near two people stand in an order; 1 for neighbours, 0 for those who are farthest apart. */
function nearness({ value }: Trait): Float32Array {
  const place = ranks(value)
  const pairs = new Float32Array(pairCount(place.length))
  let at = 0
  for (let a = 0; a < place.length; a++)
    for (let b = a + 1; b < place.length; b++)
      pairs[at++] = 1 - Math.abs((place[a] as number) - (place[b] as number)) / place.length
  return pairs
}

function products(volume: Float64Array): Float32Array {
  const pairs = new Float32Array(pairCount(volume.length))
  let at = 0
  for (let a = 0; a < volume.length; a++)
    for (let b = a + 1; b < volume.length; b++) pairs[at++] = (volume[a] as number) * (volume[b] as number)
  return pairs
}

function activityOf(view: View): Answer<Sightings>[] {
  const lanes: Answer<Sightings>[] = []
  if (view.sends !== undefined) lanes.push({ by: 'sends', value: view.sends })
  if (view.receives !== undefined) lanes.push({ by: 'receipts', value: view.receives })
  if (view.uploads !== undefined) lanes.push({ by: 'uploads', value: view.uploads })
  if (view.presence !== undefined) lanes.push({ by: 'being online', value: onlineSightings(view.presence) })
  return lanes
}

function answerOf({ name, value }: Trait): Answer<Float64Array> {
  return { by: name, value }
}
