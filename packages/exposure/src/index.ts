export { messageLog, presence, sightings, volume } from './columns.ts'
export { CANDIDATES, pairCount, pairIndex } from './guess.ts'
export type { Answer, Guess } from './guess.ts'
export type { Adversary, ExamineOptions, Examination, Measured } from './judge/examination.ts'
export { isLeak, METRICS } from './metric-line.ts'
export type { Metric, MetricLine } from './metric-line.ts'
export type { Truth } from './truth.ts'
export type {
  MessageLog,
  MessageRecord,
  OnlineTime,
  Presence,
  Sighting,
  Sightings,
  Span,
  Trait,
  View,
  Volume,
} from './view.ts'
