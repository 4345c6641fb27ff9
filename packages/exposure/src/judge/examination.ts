import type { Metric } from '../metric-line.ts'
import type { View } from '../view.ts'

/** How thoroughly a view is examined. */
export interface ExamineOptions {
  /** Seed of all that is random: the same seed gives the same figures. 1 by default. */
  readonly seed?: number
  /** How many shuffled controls of each kind; 100 by default. Fewer than 20 cannot tell 95 of 100. */
  readonly shuffles?: number
  /** How many times blocks of time are drawn anew for the 95 % intervals; 0 by default: no intervals. */
  readonly resamples?: number
  /** Within what length of time identities change places in a control, in milliseconds; a day by default. */
  readonly shuffleBlockMs?: number
  /** The length of a block that is drawn anew for the intervals, in milliseconds; a 48th of the span by default. */
  readonly resampleBlockMs?: number
  /** What an ordinary messenger's server would hold of the same time: `departments/share` needs it. */
  readonly ordinary?: View
  /** Whether betweenness is tried too, in every control as well, which takes long. */
  readonly betweenness?: boolean
  /** Told after each control and each resample. */
  readonly onProgress?: (done: number, of: number) => void
}

/** What one adversary got for one metric, before it is compared with controls. */
export interface Measured {
  readonly metric: Metric
  /** The way that did best. */
  readonly by: string
  readonly value: number
  /** What total volume per person alone gives; absent where the view has none. */
  readonly volume?: number
}

/** All that is known of one view after its examination; {@link judge} makes lines of one or several of them. */
export interface Examination {
  readonly measured: readonly Measured[]
  /** Of each control, in the order in which they were made, the value of each measured metric in the order of `measured`. */
  readonly shuffled: readonly Float64Array[]
  /** The same for each control in which the people of the truth changed places, the view unchanged. */
  readonly relabelled: readonly Float64Array[]
  /** The same for each resample; empty where none were asked for. */
  readonly resampled: readonly Float64Array[]
  /** AMI of the departments by the ordinary view in each of the same resamples; empty without such a view. */
  readonly ordinaryResampled: Float64Array
}

/** One adversary's examination, by the name that its lines shall have. */
export interface Adversary {
  readonly name: string
  readonly examination: Examination
}
