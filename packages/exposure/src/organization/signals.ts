import type { Graph } from '../graph/graph.ts'
import { pageRank } from '../graph/rank.ts'
import { MINUTE } from './clock.ts'
import type { DecisionReasonKind } from './decision-reason.ts'
import { ACT_KINDS } from './observations.ts'
import type { Observations, PairEvents } from './observations.ts'
import type { Pace } from './pace.ts'
import { takenSeats } from './ties.ts'
import { medianOf } from './weighted-median.ts'
import type { Ordered } from './weighted-median.ts'

/** One sign of deciding, for everybody. */
export interface Signal {
  readonly kind: DecisionReasonKind
  /** For people to read, as said at {@link DecisionReasonKind}; NaN where there is too little. */
  readonly value: Float64Array
  /** For comparing people: higher speaks for deciding; NaN where there is too little. */
  readonly measure: Float64Array
  /** How many observations it rests on. */
  readonly count: Float64Array
  /** How many other people it involves. */
  readonly others?: Float64Array
}

const LEAST_ANSWERS = 5
const LEAST_MESSAGES = 10

/** Works out all signs, with each day counted as often as `dayWeights` says. `messages` is how much everybody wrote then. */
export function signalsOf(
  observations: Observations,
  pace: Pace,
  attention: Graph,
  dayWeights: Float64Array,
  messages: Float64Array,
): Signal[] {
  return [
    ...promptness(observations, pace, dayWeights),
    ...attentionSignals(observations, pace, attention, dayWeights, messages),
    ...powerSignals(observations, dayWeights),
    ...openingSignals(observations, pace, dayWeights, messages),
  ]
}

/** How soon others answer somebody, and how soon this person answers them, beside what is usual in the same chats. */
function promptness({ people, answers }: Observations, pace: Pace, dayWeights: Float64Array): Signal[] {
  const weightOf = (row: number): number => dayWeights[answers.day[row] as number] as number
  const fast = blank(people)
  const slow = blank(people)
  for (let person = 0; person < people; person++) {
    const received = medianOf(pace.toWhom, person, pace.relative, weightOf)
    const given = medianOf(pace.byWhom, person, pace.relative, weightOf)
    fast.count[person] = received.count
    slow.count[person] = given.count
    if (received.count < LEAST_ANSWERS) continue
    fast.value[person] = medianOf(pace.toWhomByDelay, person, answers.delay, weightOf).median / MINUTE
    fast.measure[person] = -received.median
    if (given.count < LEAST_ANSWERS) continue
    slow.value[person] = medianOf(pace.byWhomByDelay, person, answers.delay, weightOf).median / MINUTE
    slow.measure[person] = given.median - received.median
  }
  return [
    { kind: 'answered-fast', ...fast },
    { kind: 'keeps-waiting', ...slow },
  ]
}

/** Who turns to somebody: answers, mentions, and what follows from them along several steps. */
function attentionSignals(
  { people, answers, mentions }: Observations,
  pace: Pace,
  attention: Graph,
  dayWeights: Float64Array,
  messages: Float64Array,
): Signal[] {
  const answered = countByPerson(pace.toWhom, answers, dayWeights, people)
  const mentioned = countByPerson(pace.mentionsOf, mentions, dayWeights, people)
  const rank = pageRank(attention).map((x) => x * people)
  const perMessage = answered.count.map((count, p) =>
    (messages[p] as number) < LEAST_MESSAGES ? NaN : count / (messages[p] as number),
  )
  return [
    {
      kind: 'answered-by-many',
      value: answered.others,
      measure: answered.others.map(Math.log1p),
      count: answered.count,
      others: answered.others,
    },
    { kind: 'few-words', value: perMessage, measure: perMessage.map(Math.log1p), count: answered.count },
    {
      kind: 'central',
      value: rank,
      measure: rank.map(Math.log),
      count: answered.count.map((n, p) => n + (mentioned.count[p] as number)),
    },
    {
      kind: 'mentioned',
      value: mentioned.count,
      measure: mentioned.count.map(Math.log1p),
      count: mentioned.count,
      others: mentioned.others,
    },
  ]
}

/** Who moves people and makes groups. */
function powerSignals({ people, acts }: Observations, dayWeights: Float64Array): Signal[] {
  const moved = tally(people)
  const admin = tally(people)
  for (let i = 0; i < acts.day.length; i++) {
    const [from, to, weight] = [
      acts.from[i] as number,
      acts.to[i] as number,
      dayWeights[acts.day[i] as number] as number,
    ]
    if (ACT_KINDS[acts.kind[i] as number] === 'moved') moved.add(from, to, weight)
    else {
      admin.add(from, to, weight)
      if (to !== from) admin.add(to, from, weight)
    }
  }
  return [
    {
      kind: 'added-people',
      value: moved.count,
      measure: moved.count.map(Math.log1p),
      count: moved.count,
      others: moved.others,
    },
    { kind: 'made-admin', value: admin.count, measure: admin.count.map(Math.log1p), count: admin.count },
  ]
}

/** Who speaks first, in how many chats, and at which hours. */
function openingSignals(
  observations: Observations,
  { isQuiet, quietShare }: Pace,
  dayWeights: Float64Array,
  messages: Float64Array,
): Signal[] {
  const { people, openings, messages: sent, members, seats } = observations
  const opened = new Float64Array(people)
  for (let i = 0; i < openings.day.length; i++)
    if ((members[openings.group[i] as number] as readonly number[]).length > 2)
      add(opened, openings.person[i] as number, dayWeights[openings.day[i] as number] as number)
  const chats = new Float64Array(people)
  const quiet = new Float64Array(people)
  for (let i = 0; i < sent.day.length; i++)
    if (isQuiet[sent.hour[i] as number] === 1)
      add(quiet, sent.person[i] as number, dayWeights[sent.day[i] as number] as number)
  for (const [seat, taken] of takenSeats(observations, dayWeights).entries())
    if (taken === 1 && (members[seats.group[seat] as number] as readonly number[]).length > 2)
      add(chats, seats.person[seat] as number, 1)
  const share = quiet.map((x, p) => ((messages[p] as number) < LEAST_MESSAGES ? NaN : x / (messages[p] as number)))
  const odd = share.map(
    (x, p) => ((x - quietShare) * Math.sqrt(messages[p] as number)) / Math.sqrt(quietShare * (1 - quietShare) + 0.01),
  )
  return [
    { kind: 'breaks-silence', value: opened, measure: opened.map(Math.log1p), count: opened },
    { kind: 'bridges-groups', value: chats, measure: chats.map(Math.log1p), count: messages },
    { kind: 'decision-hours', value: share, measure: odd, count: quiet },
  ]
}

function blank(people: number): Pick<Signal, 'value' | 'measure' | 'count'> {
  const unknown = (): Float64Array => new Float64Array(people).fill(NaN)
  return { value: unknown(), measure: unknown(), count: new Float64Array(people) }
}

/** Counts events from others to each person, and how many others they are. */
function countByPerson(
  { rows, starts }: Ordered,
  { from, day }: PairEvents,
  dayWeights: Float64Array,
  people: number,
): Pick<Tally, 'count' | 'others'> {
  const count = new Float64Array(people)
  const others = new Float64Array(people)
  const lastSeen = new Int32Array(people).fill(-1)
  for (let person = 0; person < people; person++)
    for (let at = starts[person] as number; at < (starts[person + 1] as number); at++) {
      const row = rows[at] as number
      const weight = dayWeights[day[row] as number] as number
      if (weight === 0) continue
      add(count, person, weight)
      if (lastSeen[from[row] as number] === person) continue
      lastSeen[from[row] as number] = person
      add(others, person, 1)
    }
  return { count, others }
}

interface Tally {
  readonly count: Float64Array
  readonly others: Float64Array
  readonly add: (person: number, other: number, weight: number) => void
}

/** Counts events of a person with others, and how many others they are. */
function tally(people: number): Tally {
  const count = new Float64Array(people)
  const others = new Float64Array(people)
  const seen = new Set<number>()
  return {
    count,
    others,
    add(person, other, weight) {
      if (person < 0 || weight === 0) return
      add(count, person, weight)
      const key = person * people + other
      if (other < 0 || other === person || seen.has(key)) return
      seen.add(key)
      add(others, person, 1)
    },
  }
}

function add(column: Float64Array, at: number, weight: number): void {
  column[at] = (column[at] as number) + weight
}
