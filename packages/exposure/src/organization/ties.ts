import { edgeSources, buildGraph, undirected } from '../graph/graph.ts'
import type { Graph } from '../graph/graph.ts'
import { growing } from './growing.ts'
import type { Observations } from './observations.ts'

/** A mention names whom it means; that two people speak one after the other may be chance. */
const MENTION_WEIGHT = 2
const ACT_WEIGHT = 1
/** A chat of more people than this tells next to nothing about any two of them. */
const MOST_MEMBERS = 64
/** How much a chat of two counts by itself, beside the logarithm of what was said. */
const TOGETHER_WEIGHT = 1

/** Who turns to whom: an edge from whoever answers, mentions, or adds to whoever is answered, mentioned, or added. */
export function attentionGraph({ people, answers, mentions, acts }: Observations, dayWeights: Float64Array): Graph {
  const [from, to, weight] = [growing(), growing(), growing()]
  const push = (a: number, b: number, w: number): void => {
    if (w === 0 || a < 0 || b < 0) return
    from.push(a)
    to.push(b)
    weight.push(w)
  }
  for (let i = 0; i < answers.day.length; i++)
    push(
      answers.from[i] as number,
      answers.to[i] as number,
      (answers.weight[i] as number) * (dayWeights[answers.day[i] as number] as number),
    )
  for (let i = 0; i < mentions.day.length; i++)
    push(
      mentions.from[i] as number,
      mentions.to[i] as number,
      MENTION_WEIGHT * (dayWeights[mentions.day[i] as number] as number),
    )
  for (let i = 0; i < acts.day.length; i++)
    push(acts.from[i] as number, acts.to[i] as number, ACT_WEIGHT * (dayWeights[acts.day[i] as number] as number))
  return buildGraph(people, { from: from.integers(), to: to.integers(), weight: weight.numbers() })
}

/**
 * How close people are, undirected: the logarithm of how much they turn to each other, and for each chat that both are in
 * one over its other members (Newman 2001).
 */
export function tieGraph(observations: Observations, attention: Graph, dayWeights: Float64Array): Graph {
  const turned = undirected(attention)
  const [from, to, weight] = [growing(), growing(), growing()]
  const sources = edgeSources(turned)
  for (let at = 0; at < turned.targets.length; at++) {
    if ((sources[at] as number) > (turned.targets[at] as number)) continue
    from.push(sources[at] as number)
    to.push(turned.targets[at] as number)
    weight.push(Math.log2(1 + (turned.weights[at] as number)))
  }
  for (const members of presentMembers(observations, dayWeights)) {
    if (members.length > MOST_MEMBERS) continue
    for (let a = 0; a < members.length; a++)
      for (let b = a + 1; b < members.length; b++) {
        from.push(members[a] as number)
        to.push(members[b] as number)
        weight.push(TOGETHER_WEIGHT / (members.length - 1))
      }
  }
  return undirected(
    buildGraph(observations.people, { from: from.integers(), to: to.integers(), weight: weight.numbers() }),
  )
}

/** Of each chat the people who were seen in it on the days that count; who never wrote is taken to have been there always. */
function presentMembers(observations: Observations, dayWeights: Float64Array): readonly number[][] {
  const { members, seats, people } = observations
  const isTaken = takenSeats(observations, dayWeights)
  const absent = new Set<number>()
  for (let seat = 0; seat < isTaken.length; seat++)
    if (isTaken[seat] === 0) absent.add((seats.group[seat] as number) * people + (seats.person[seat] as number))
  return members.map((of, group) => of.filter((person) => !absent.has(group * people + person)))
}

/** The seats from which somebody wrote on the days that count: 1, and 0 the others. */
export function takenSeats({ messages, seats, seatOf }: Observations, dayWeights: Float64Array): Uint8Array {
  const isTaken = new Uint8Array(seats.person.length)
  for (let i = 0; i < seatOf.length; i++)
    if (dayWeights[messages.day[i] as number] !== 0) isTaken[seatOf[i] as number] = 1
  return isTaken
}
