import { examine, judge } from '@chancery/exposure'
import type { MetricLine } from '@chancery/exposure'
import type { Recording } from '../record/recording.ts'
import { viewOfNetwork } from '../view/network.ts'
import { viewOfOrdinary } from '../view/ordinary.ts'
import { truthOf } from '../view/truth.ts'
import type { RealTimeSlice } from './real-time.ts'

/** One figure of a slice, simulated and in real time. */
export interface ComparedFigure {
  readonly name: string
  readonly simulated: number
  readonly real: number
  /** Whether they agree: within both intervals, or, for sizes and counts, within a tenth of each other. */
  readonly agrees: boolean
}

const TENTH = 0.1

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}

function near(a: number, b: number): boolean {
  return Math.abs(a - b) <= TENTH * Math.max(Math.abs(a), Math.abs(b), 1)
}

/** Counts and sizes of what goes over the cables while people write. */
function sizesOf(recording: Recording): Record<string, number> {
  const { network, begun } = recording
  const from = recording.written[0]?.time ?? begun
  const to = recording.written.at(-1)?.time ?? recording.ended
  const sends = viewOfNetwork(recording).sends
  const bytes = Array.from(sends?.bytes ?? [])
  let down = 0
  for (let at = 0; at < network.time.length; at++) {
    const time = network.time[at] ?? 0
    if (time >= from && time < to && (network.device[at] ?? 0) < recording.accessKeys.length)
      down += network.down[at] ?? 0
  }
  const count = recording.written.length
  return {
    'transmissions seen, per message': bytes.length / count,
    'bytes up of a transmission, median': median(bytes),
    'bytes down for all, per message': down / count,
  }
}

function linesOf(recording: Recording, seed: number): MetricLine[] {
  const ordinary = viewOfOrdinary(recording)
  const options = { seed, shuffles: 40, resamples: 40, ordinary, shuffleBlockMs: recording.ended - recording.begun }
  const examination = examine(viewOfNetwork(recording), truthOf(recording), options)
  return judge([{ name: 'network', examination }])
}

/** Compares what an observer of the network gets of one slice, simulated and captured in real time. */
export function compare(simulated: Recording, slice: RealTimeSlice, seed: number): ComparedFigure[] {
  const real: Recording = { ...simulated, ...slice }
  const [a, b] = [sizesOf(simulated), sizesOf(real)]
  const sizes = Object.keys(a).map((name) => {
    const [one, other] = [a[name] ?? 0, b[name] ?? 0]
    return { name, simulated: one, real: other, agrees: near(one, other) }
  })
  const others = linesOf(real, seed)
  const metrics = linesOf(simulated, seed).flatMap((line) => {
    const other = others.find(({ metric }) => metric === line.metric)
    if (other === undefined) return []
    const spread = (one: MetricLine): number => ((one.high ?? one.value) - (one.low ?? one.value)) / 2
    const agrees = Math.abs(line.value - other.value) <= Math.hypot(spread(line), spread(other)) + Number.EPSILON
    return [{ name: line.metric, simulated: line.value, real: other.value, agrees }]
  })
  return [...sizes, ...metrics]
}
