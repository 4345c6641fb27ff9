/** What is measured, by name. The part before the slash is what the adversary wants to know. */
export const METRICS = [
  'departments/ami',
  'departments/ari',
  'departments/nmi',
  'departments/known-10',
  'leaders/auc',
  'leaders/average-precision',
  'leaders/precision-at-k',
  'leaders/precision-at-10',
  'leaders/known-10',
  'pairs/auc',
  'pairs/precision-at-e',
  'pairs/tpr-at-fpr-0.001',
  'lines/dominance',
  'lines/direct',
  'lines/top-1',
  'lines/top-3',
  'lines/top-5',
  'levels/macro-f1',
  'activity/15-min',
  'activity/1-day',
  'activity/rank',
] as const

/** The name of one metric. */
export type Metric = (typeof METRICS)[number]

/** One result: how well one adversary drew one part of the map. Higher is a better drawing, for every metric. */
export interface MetricLine {
  readonly adversary: string
  readonly metric: Metric | 'departments/share'
  /** The way that did best. */
  readonly by: string
  readonly value: number
  /** Lower end of the 95 % interval, by a bootstrap over blocks of time; absent where it was not asked for. */
  readonly low?: number
  /** Upper end of the 95 % interval. */
  readonly high?: number
  /** What shuffled controls stay below in 95 of 100 cases, all adversaries and metrics together. */
  readonly control: number
  /** The mean of the shuffled controls: what chance gives. */
  readonly chance: number
  /** The chance to see such a value, or a higher one, anywhere in the table if nothing leaked. */
  readonly p: number
  /** What the same adversary gets from everybody's total volume alone. */
  readonly volume?: number
  /** What an ordinary messenger's server gets. */
  readonly ordinary?: number
}

/** Whether the adversary did better than shuffled controls do. */
export function isLeak(line: MetricLine): boolean {
  return line.value > line.control
}
