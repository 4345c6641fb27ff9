import { shuffle } from '../random.ts'
import type { Random } from '../random.ts'
import type { DecisionReasonKind } from './decision-reason.ts'
import type { Signal } from './signals.ts'

/**
 * How much each sign counts. Chosen by what studies of e-mail found (who is turned to, who is answered sooner) and by what
 * only chats have (who adds people, who is mentioned); not fitted to any data set.
 */
const WEIGHTS: Readonly<Record<DecisionReasonKind, number>> = {
  central: 1,
  'answered-by-many': 0.7,
  'answered-fast': 0.8,
  'keeps-waiting': 0.5,
  mentioned: 0.8,
  'added-people': 0.8,
  'made-admin': 0.8,
  'breaks-silence': 0.6,
  'bridges-groups': 0.6,
  'decision-hours': 0.5,
  'few-words': 0.4,
}

/** One value in so many standard deviations counts no further. */
const MOST = 3
const CHANCE_RUNS = 200

/** Everybody's place, with what each sign gives. */
export interface Ranking {
  /** The weighted sum of all signs; −Infinity for who writes too little. */
  readonly score: Float64Array
  /** Of each signal: standard deviations above the mean of all who write; 0 where there is too little. */
  readonly standard: readonly Float64Array[]
}

/** Ranks people by all signs together. `isKnown` says who writes enough to be compared. */
export function rankBySignals(
  signals: readonly Signal[],
  messages: Float64Array,
  isKnown: readonly boolean[],
): Ranking {
  const logs = messages.map(Math.log1p)
  const standard = signals.map(({ kind, measure }) =>
    standardize(BY_VOLUME.has(kind) ? beyondVolume(measure, logs, isKnown) : measure, isKnown),
  )
  const score = Float64Array.from(isKnown, (known, person) =>
    known
      ? signals.reduce((sum, { kind }, i) => sum + WEIGHTS[kind] * ((standard[i] as Float64Array)[person] as number), 0)
      : -Infinity,
  )
  return { score, standard }
}

/** The weight of a sign in the ranking. */
export function weightOf(kind: DecisionReasonKind): number {
  return WEIGHTS[kind]
}

/** Signs that go together for reasons of their own: who makes a group adds its people, who is mentioned is answered. */
const FAMILIES: readonly (readonly DecisionReasonKind[])[] = [
  ['added-people', 'made-admin'],
  ['central', 'mentioned', 'answered-by-many', 'few-words'],
  ['answered-fast', 'keeps-waiting'],
  ['breaks-silence', 'bridges-groups', 'decision-hours'],
]

/**
 * The highest scores that come out when signs are dealt to people by lot, those of a family together, in ascending order:
 * who decides has signs of several kinds at once, and chance gives everybody some.
 */
export function highestByChance(
  signals: readonly Signal[],
  { standard }: Ranking,
  isKnown: readonly boolean[],
  random: Random,
): Float64Array {
  const families = FAMILIES.map((kinds) => {
    const sum = new Float64Array(isKnown.length)
    for (const [i, { kind }] of signals.entries())
      if (kinds.includes(kind))
        for (let person = 0; person < sum.length; person++)
          sum[person] = (sum[person] as number) + WEIGHTS[kind] * ((standard[i] as Float64Array)[person] as number)
    return sum.filter((_, person) => isKnown[person])
  })
  const size = families[0]?.length ?? 0
  return Float64Array.from({ length: CHANCE_RUNS }, () => {
    const sums = new Float64Array(size)
    for (const family of families) {
      shuffle(family, random)
      for (let at = 0; at < size; at++) sums[at] = (sums[at] as number) + (family[at] as number)
    }
    return sums.reduce((a, b) => Math.max(a, b), -Infinity)
  }).sort()
}

/** Signs that whoever writes much has anyway: what counts is how far they lie above those of others who write as much. */
const BY_VOLUME: ReadonlySet<DecisionReasonKind> = new Set([
  'answered-by-many',
  'mentioned',
  'central',
  'breaks-silence',
  'bridges-groups',
])

/** What is left of a measure beside the straight line over the logarithm of volume. */
function beyondVolume(measure: Float64Array, logs: Float64Array, isKnown: readonly boolean[]): Float64Array {
  let [n, x, y, xx, xy] = [0, 0, 0, 0, 0]
  for (let person = 0; person < measure.length; person++) {
    const [at, value] = [logs[person] as number, measure[person] as number]
    if (isKnown[person] !== true || !Number.isFinite(value)) continue
    ;[n, x, y, xx, xy] = [n + 1, x + at, y + value, xx + at * at, xy + at * value]
  }
  const spread = n * xx - x * x
  const slope = spread > 1e-9 ? (n * xy - x * y) / spread : 0
  return measure.map((value, person) => value - slope * (logs[person] as number))
}

function standardize(measure: Float64Array, isKnown: readonly boolean[]): Float64Array {
  const known = measure.filter((x, person) => isKnown[person] === true && Number.isFinite(x))
  const mean = known.reduce((sum, x) => sum + x, 0) / known.length
  const deviation = Math.sqrt(known.reduce((sum, x) => sum + (x - mean) ** 2, 0) / known.length)
  return measure.map((x) =>
    Number.isFinite(x) && deviation > 0 ? Math.min(Math.max((x - mean) / deviation, -MOST), MOST) : 0,
  )
}
