import { buildGraph, edgeSources, undirected } from '../graph/graph.ts'
import type { Graph } from '../graph/graph.ts'
import { louvain, modularity } from '../graph/louvain.ts'
import { shuffle } from '../random.ts'
import type { Random } from '../random.ts'
import type { ChatLog } from './chat-log.ts'
import { dealMembers } from './deal-members.ts'
import type { Observations } from './observations.ts'
import { observe } from './observe.ts'
import { everyDay } from './resample-days.ts'
import { attentionGraph, tieGraph } from './ties.ts'

const REWIRED = 5
const DEALT = 3
/** By so much modularity must exceed the most that chance gave. */
const MARGIN = 0.03
/** Where people are in no more chats than this, each chat is a department of its own. */
const CHATS_EACH = 1.2

/** How far ties fall into communities, beside what chance gives. */
export interface Structure {
  readonly modularity: number
  /** The most that came out where each tie's other end was drawn by lot, everybody keeping as much as before (Guimerà, Sales-Pardo, Amaral 2004). */
  readonly rewired: number
  /** The most that came out where the members of chats were dealt out by lot; 0 where hardly anybody is in two chats, which tells nothing. */
  readonly dealt: number
  /** Whether it is more than both. */
  readonly isMore: boolean
}

/** Compares the modularity of ties with that of ties by chance: Louvain finds communities in those, too. */
export function structureOf(log: ChatLog, observations: Observations, ties: Graph, random: Random): Structure {
  const most = (graphs: readonly Graph[]): number =>
    Math.max(0, ...graphs.map((graph) => modularity(graph, louvain(graph, random))))
  const found = most([ties])
  const rewired = most(Array.from({ length: REWIRED }, () => rewire(ties, random)))
  const dealt = areApart(observations)
    ? 0
    : most(Array.from({ length: DEALT }, () => dealTies(log, observations, random)))
  return { modularity: found, rewired, dealt, isMore: found >= Math.max(rewired, dealt) + MARGIN }
}

function areApart({ members, people }: Observations): boolean {
  const groups = members.filter((of) => of.length > 2)
  const seen = new Set(groups.flat())
  return people > 0 && groups.reduce((sum, of) => sum + of.length, 0) <= CHATS_EACH * seen.size
}

function dealTies(log: ChatLog, { members }: Observations, random: Random): Graph {
  const dealt = observe(dealMembers(log, members, random))
  const days = everyDay(dealt.days)
  return tieGraph(dealt, attentionGraph(dealt, days), days)
}

/** The graph with one end of each edge, whichever, drawn by lot. */
function rewire(graph: Graph, random: Random): Graph {
  const sources = edgeSources(graph)
  const [from, to, weight]: [number[], number[], number[]] = [[], [], []]
  for (let at = 0; at < sources.length; at++) {
    const [a, b] = [sources[at] as number, graph.targets[at] as number]
    if (a > b) continue
    // Sources are the smaller ones of every pair: either end may be the one that stays.
    const isTurned = random.next() < 0.5
    from.push(isTurned ? b : a)
    to.push(isTurned ? a : b)
    weight.push(graph.weights[at] as number)
  }
  shuffle(to, random)
  return undirected(buildGraph(graph.nodes, { from, to, weight }))
}
