import { betweenness } from '../graph/betweenness.ts'
import { strongestEdges } from '../graph/graph.ts'
import type { Graph } from '../graph/graph.ts'
import type { Random } from '../random.ts'
import { communitiesOf } from './communities.ts'
import type { Observations } from './observations.ts'
import type { Pace } from './pace.ts'
import { rankBySignals } from './ranking.ts'
import type { Ranking } from './ranking.ts'
import { signalsOf } from './signals.ts'
import type { Signal } from './signals.ts'
import { chooseSuperiors } from './superiors.ts'
import { attentionGraph, tieGraph } from './ties.ts'

/** How many ties per person show through whom people are connected: more, and everybody is near everybody. */
const BACKBONE = 3
/** Shortest paths are followed from so many people. */
const SOURCES = 64
/** Whoever wrote less is not compared with others. */
const LEAST_MESSAGES = 5

/** All that one draw of the days shows. */
export interface Place {
  readonly dayWeights: Float64Array
  /** How much everybody wrote. */
  readonly messages: Float64Array
  /** Who writes enough to be compared. */
  readonly isKnown: readonly boolean[]
  readonly attention: Graph
  readonly ties: Graph
  /** Communities at each resolution. */
  readonly partitions: readonly Int32Array[]
  readonly signals: readonly Signal[]
  readonly ranking: Ranking
  /** The likeliest superior of each person; −1 where there is none. */
  readonly superiors: Int32Array
  /** The share of shortest paths between others that lead through somebody. */
  readonly between: Float64Array
}

/** Works out everybody's place with each day counted as often as `dayWeights` says. */
export function placeOf(observations: Observations, pace: Pace, dayWeights: Float64Array, random: Random): Place {
  const { people } = observations
  const messages = new Float64Array(people)
  for (let i = 0; i < observations.messages.day.length; i++) {
    const person = observations.messages.person[i] as number
    messages[person] = (messages[person] as number) + (dayWeights[observations.messages.day[i] as number] as number)
  }
  const isKnown = Array.from(messages, (count) => count >= LEAST_MESSAGES)
  const attention = attentionGraph(observations, dayWeights)
  const ties = tieGraph(observations, attention, dayWeights)
  const partitions = communitiesOf(ties, random)
  const signals = signalsOf(observations, pace, attention, dayWeights, messages)
  const ranking = rankBySignals(signals, messages, isKnown)
  return {
    dayWeights,
    messages,
    isKnown,
    attention,
    ties,
    partitions,
    signals,
    ranking,
    superiors: chooseSuperiors(attention, ranking),
    between: betweenOf(ties, random),
  }
}

function betweenOf(ties: Graph, random: Random): Float64Array {
  const { nodes } = ties
  const most = Math.max(1, (nodes - 1) * (nodes - 2))
  return betweenness(strongestEdges(ties, BACKBONE), random, SOURCES).map((paths) => paths / most)
}
