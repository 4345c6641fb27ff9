import { ranks } from '../measure/correlation.ts'
import type { Random } from '../random.ts'
import type { DecisionReason } from './decision-reason.ts'
import type { DecisionMaker, Sureness } from './organization-map.ts'
import type { Place } from './place.ts'
import { highestByChance, weightOf } from './ranking.ts'
import { atMost, statement } from './sureness.ts'

/** So many are looked at as decision-makers: a tenth of those who write, and three at least. */
const SHARE = 0.1
const LEAST = 3
/** A reason lies so many standard deviations above the mean, above so many of all people, and rests on so much. */
const REASON = { deviations: 1, above: 0.8, count: 3 }
const REASONS = 5
/** What a score must exceed to deserve each word: quantiles of the highest scores by chance. */
const BY_CHANCE: readonly { readonly limit: Sureness; readonly quantile: number }[] = [
  { limit: 'sure', quantile: 0.99 },
  { limit: 'likely', quantile: 0.9 },
  { limit: 'guess', quantile: 0.5 },
]

/** Everybody who writes enough, the likeliest decision-maker first, each with the reasons. */
export function rankDecisionMakers(real: Place, draws: readonly Place[], random: Random): DecisionMaker[] {
  const { score } = real.ranking
  const order = orderByScore(real)
  const chance =
    order.length === 0 ? new Float64Array(0) : highestByChance(real.signals, real.ranking, real.isKnown, random)
  const firsts = draws.map((draw) => new Set(orderByScore(draw).slice(0, firstOf(order.length))))
  const usual = real.signals.map(({ value }) =>
    median(value.filter((x, p) => real.isKnown[p] === true && !Number.isNaN(x))),
  )
  const above = real.signals.map((_, i) => shareBelow(real.ranking.standard[i] as Float64Array, real.isKnown))
  const [lowest, highest] = [score[order.at(-1) ?? 0] as number, score[order[0] ?? 0] as number]
  return order.map((person) => {
    const limit = BY_CHANCE.find(
      ({ quantile }) => (score[person] as number) > (chance[Math.floor(quantile * chance.length)] as number),
    )
    const stability = firsts.filter((first) => first.has(person)).length / Math.max(1, draws.length)
    const reasons = reasonsOf(person, real, usual, above)
    return {
      person,
      score: highest > lowest ? ((score[person] as number) - lowest) / (highest - lowest) : 0,
      reasons,
      ...atMost(
        reasons.length === 0 ? 'too-little' : (limit?.limit ?? 'too-little'),
        statement(stability, real.messages[person] as number),
      ),
    }
  })
}

function firstOf(known: number): number {
  return Math.max(LEAST, Math.ceil(known * SHARE))
}

function orderByScore({ ranking: { score }, isKnown }: Place): number[] {
  return Array.from(score.keys())
    .filter((person) => isKnown[person])
    .sort((a, b) => (score[b] as number) - (score[a] as number) || a - b)
}

function reasonsOf(
  person: number,
  { signals, ranking }: Place,
  usual: readonly number[],
  above: readonly Float64Array[],
): DecisionReason[] {
  return signals
    .map((signal, i) => ({
      signal,
      i,
      deviations: (ranking.standard[i] as Float64Array)[person] as number,
      above: (above[i] as Float64Array)[person] as number,
    }))
    .filter(
      ({ signal, deviations, above: share }) =>
        deviations >= REASON.deviations &&
        share >= REASON.above &&
        (signal.count[person] as number) >= (signal.kind === 'made-admin' ? 1 : REASON.count) &&
        Number.isFinite(signal.value[person]),
    )
    .sort((a, b) => weightOf(b.signal.kind) * b.deviations - weightOf(a.signal.kind) * a.deviations)
    .slice(0, REASONS)
    .map(({ signal, i, above: share }) => ({
      kind: signal.kind,
      value: signal.value[person] as number,
      usual: usual[i] as number,
      ...(signal.others !== undefined && { others: signal.others[person] as number }),
      count: signal.count[person] as number,
      above: share,
    }))
}

/** Of each person, the share of the others who are compared that stand lower. */
function shareBelow(standard: Float64Array, isKnown: readonly boolean[]): Float64Array {
  const people = Array.from(standard.keys()).filter((person) => isKnown[person])
  const place = ranks(people.map((person) => standard[person] as number))
  const share = new Float64Array(standard.length)
  for (const [i, person] of people.entries())
    share[person] = ((place[i] as number) - 1) / Math.max(1, people.length - 1)
  return share
}

function median(values: Float64Array): number {
  return values.toSorted()[Math.floor(values.length / 2)] ?? 0
}
