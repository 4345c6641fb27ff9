import { eventTotals } from '../attack/totals.ts'
import { CANDIDATES } from '../guess.ts'
import type { Answer } from '../guess.ts'
import { macroF1 } from '../measure/classification.ts'
import { spearman } from '../measure/correlation.ts'
import { detect, precisionAt, splitScores, truePositiveRateAt } from '../measure/detection.ts'
import { comparePartitions } from '../measure/partition.ts'
import { neutralOrder } from '../random.ts'
import type { Metric } from '../metric-line.ts'
import { activityShare } from './activity.ts'
import type { Facts } from './facts.ts'
import { departmentsByKnown, leadersByKnown } from './known.ts'
import type { PreparedGuess } from './prepare-guess.ts'
import { wantedScores } from './prepare-guess.ts'

/** The best value of one metric, and the way to it. */
export interface Best {
  readonly by: string
  readonly value: number
}

const QUARTER_HOUR = 15 * 60_000
const DAY = 24 * 60 * 60_000
const RARE = 1e-3

/** Measures all that a guess says by all that is known to be true. Of several answers the best one counts, metric by metric. */
export function measureGuess(guess: PreparedGuess, facts: Facts): Map<Metric, Best> {
  const best = new Map<Metric, Best>()
  const note = (metric: Metric, by: string, value: number): void => {
    const before = best.get(metric)
    if (before === undefined || value > before.value) best.set(metric, { by, value })
  }
  measureDepartments(guess, facts, note)
  for (const ranking of guess.rankings) measureRanking(ranking, facts, note)
  measureLeadersKnown(guess, facts, note)
  measurePairs(guess, facts, note)
  measureSuperiors(guess, facts, note)
  measureActivity(guess, facts, note)
  return best
}

type Note = (metric: Metric, by: string, value: number) => void

function measureDepartments(guess: PreparedGuess, { departments, knownDepartments }: Facts, note: Note): void {
  if (departments === undefined || knownDepartments === undefined) return
  for (const { by, value } of guess.departments) {
    const { ami, ari, nmi } = comparePartitions(value, departments)
    note('departments/ami', by, ami)
    note('departments/ari', by, ari)
    note('departments/nmi', by, nmi)
  }
  for (const { by, graph } of guess.pairs)
    note('departments/known-10', by, departmentsByKnown(graph, departments, knownDepartments))
}

function measureRanking({ by, value }: Answer<Float64Array>, facts: Facts, note: Note): void {
  const { leaders, levels, dominance, superiors } = facts
  if (leaders !== undefined) {
    const scores = splitScores(value, leaders)
    const { auc, averagePrecision } = detect(scores)
    note('leaders/auc', by, auc)
    note('leaders/average-precision', by, averagePrecision)
    note('leaders/precision-at-k', by, precisionAt(scores.wanted.length, scores))
    note('leaders/precision-at-10', by, precisionAt(10, scores))
  }
  if (levels !== undefined) note('levels/macro-f1', by, macroF1(cutLevels(value, levels), levels))
  if (dominance !== undefined) note('lines/dominance', by, shareAbove(value, dominance))
  if (superiors !== undefined) note('lines/direct', by, shareAbove(value, directLines(superiors)))
}

function measureLeadersKnown(guess: PreparedGuess, { leaders, knownLeaders }: Facts, note: Note): void {
  if (leaders === undefined || knownLeaders === undefined) return
  for (const { by, graph } of guess.pairs) note('leaders/known-10', by, leadersByKnown(graph, leaders, knownLeaders))
}

function measurePairs(guess: PreparedGuess, { pairs, people }: Facts, note: Note): void {
  if (pairs === undefined) return
  for (const answer of guess.pairs) {
    const scores = wantedScores(answer, pairs, people)
    note('pairs/auc', answer.by, detect(scores).auc)
    note('pairs/precision-at-e', answer.by, precisionAt(scores.wanted.length, scores))
    note('pairs/tpr-at-fpr-0.001', answer.by, truePositiveRateAt(RARE, scores))
  }
}

function measureSuperiors(guess: PreparedGuess, { superiors }: Facts, note: Note): void {
  if (superiors === undefined) return
  const subordinates = [...superiors.keys()].filter((p) => (superiors[p] as number) >= 0 && superiors[p] !== p)
  const all = Math.max(1, subordinates.length)
  for (const { by, value } of guess.superiors)
    for (const [metric, among] of [
      ['lines/top-1', 1],
      ['lines/top-3', 3],
      ['lines/top-5', 5],
    ] as const) {
      const found = subordinates.filter((p) =>
        value.subarray(p * CANDIDATES, p * CANDIDATES + among).includes(superiors[p] as number),
      )
      note(metric, by, found.length / all)
    }
}

function measureActivity(guess: PreparedGuess, { sends, people, span }: Facts, note: Note): void {
  if (sends === undefined) return
  const totals = eventTotals(sends, people)
  for (const { by, value } of guess.activity) {
    note('activity/15-min', by, activityShare(value, sends, people, span, QUARTER_HOUR))
    note('activity/1-day', by, activityShare(value, sends, people, span, DAY))
    note('activity/rank', by, spearman(eventTotals(value, people), totals))
  }
}

/** Cuts a ranking into levels of the true sizes; who is not judged takes no place, and equals come in a neutral order. */
function cutLevels(ranking: Float64Array, levels: Int8Array): Int8Array {
  const judged = [...neutralOrder(levels.length)].filter((p) => (levels[p] as number) >= 0)
  const sizes = judged.map((p) => levels[p] as number).toSorted((a, b) => a - b)
  const order = judged.toSorted((a, b) => (ranking[b] as number) - (ranking[a] as number))
  const cut = new Int8Array(levels.length).fill(-1)
  for (const [at, p] of order.entries()) cut[p] = sizes[at] as number
  return cut
}

function directLines(superiors: Int32Array): Int32Array {
  return Int32Array.from([...superiors.entries()].flatMap(([p, s]) => (s >= 0 && s !== p ? [s, p] : [])))
}

/** In what share of the pairs the superior ranks higher; equal ranks count half. */
function shareAbove(ranking: Float64Array, lines: Int32Array): number {
  let above = 0
  for (let i = 0; i < lines.length; i += 2) {
    const lead = (ranking[lines[i] as number] as number) - (ranking[lines[i + 1] as number] as number)
    above += lead > 0 ? 1 : lead === 0 ? 0.5 : 0
  }
  return lines.length === 0 ? 0.5 : above / (lines.length / 2)
}
