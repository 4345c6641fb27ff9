import { messageGraph } from '../attack/direct.ts'
import { messageSends } from '../attack/messages.ts'
import { undirected } from '../graph/graph.ts'
import { permutation } from '../random.ts'
import type { Random } from '../random.ts'
import type { Truth } from '../truth.ts'
import type { Sightings, Span } from '../view.ts'

/** The truth in the form in which guesses are measured by it. */
export interface Facts {
  readonly people: number
  readonly span: Span
  readonly departments?: Int32Array
  readonly leaders?: Int8Array
  readonly levels?: Int8Array
  readonly superiors?: Int32Array
  /** Everybody who is above somebody else, at any distance: superior, subordinate, superior, … */
  readonly dominance?: Int32Array
  /** Who writes to whom in either direction: one, other, one, … */
  readonly pairs?: Int32Array
  readonly sends?: Sightings
  /** Whose department the attacker knows beforehand, and whose place among those who decide: a tenth of each. */
  readonly knownDepartments?: Uint8Array
  readonly knownLeaders?: Uint8Array
}

/** What share of the labels an attacker knows beforehand. */
const KNOWN_SHARE = 0.1

/** Works out what can be judged by a truth; who is known beforehand is drawn at random. */
export function factsOf(truth: Truth, span: Span, random: Random): Facts {
  const { people, departments, leaders, levels, superiors, messages } = truth
  return {
    people,
    span,
    ...(departments && { departments, knownDepartments: drawKnown(departments, random) }),
    ...(leaders && { leaders, knownLeaders: drawKnown(leaders, random) }),
    ...(levels && { levels }),
    ...(superiors && { superiors, dominance: dominanceOf(superiors) }),
    ...(messages && { pairs: pairsOf(truth, people), sends: messageSends(messages) }),
  }
}

/** A control: the same organization, but its people have changed places; `places[p]` is whose place person `p` has now. */
export function relabel(facts: Facts, random: Random): Facts {
  const places = permutation(facts.people, random)
  const nowAt = new Int32Array(facts.people)
  for (const [person, place] of places.entries()) nowAt[place] = person
  const moved = <T extends Int8Array | Int32Array>(column: T): T =>
    column.map((_, p) => column[places[p] as number] as number) as T
  const renamed = (column: Int32Array): Int32Array => column.map((p) => (p < 0 ? p : (nowAt[p] as number)))
  const { departments, leaders, levels, superiors, dominance, pairs, sends } = facts
  return {
    ...facts,
    ...(departments && { departments: moved(departments) }),
    ...(leaders && { leaders: moved(leaders) }),
    ...(levels && { levels: moved(levels) }),
    ...(superiors && { superiors: renamed(moved(superiors)) }),
    ...(dominance && { dominance: renamed(dominance) }),
    ...(pairs && { pairs: renamed(pairs) }),
    ...(sends && { sends: { ...sends, person: renamed(sends.person) } }),
  }
}

/** A tenth of each class, one at least, so that the attacker has an example of everything that is common. */
function drawKnown(labels: ArrayLike<number>, random: Random): Uint8Array {
  const known = new Uint8Array(labels.length)
  const labelled = [...permutation(labels.length, random)].filter((p) => (labels[p] as number) >= 0)
  for (const equal of Map.groupBy(labelled, (p) => labels[p] as number).values())
    for (const p of equal.slice(0, Math.round(equal.length * KNOWN_SHARE))) known[p] = 1
  return known
}

function dominanceOf(superiors: Int32Array): Int32Array {
  const pairs: number[] = []
  for (let p = 0; p < superiors.length; p++) {
    const above = new Set<number>()
    for (let s = superiors[p] as number; s >= 0 && s !== p && !above.has(s); s = superiors[s] as number) above.add(s)
    for (const s of above) pairs.push(s, p)
  }
  return Int32Array.from(pairs)
}

function pairsOf({ messages }: Truth, people: number): Int32Array {
  if (messages === undefined) return new Int32Array()
  const graph = undirected(messageGraph(messages, people))
  const pairs: number[] = []
  for (let v = 0; v < people; v++)
    for (const w of graph.targets.subarray(graph.offsets[v], graph.offsets[v + 1])) if (v < w) pairs.push(v, w)
  return Int32Array.from(pairs)
}
