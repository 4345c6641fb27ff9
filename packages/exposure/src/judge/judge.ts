import type { MetricLine } from '../metric-line.ts'
import type { Adversary, Examination, Measured } from './examination.ts'

const LEVEL = 0.95
/** The 97.5 % point of the normal distribution. */
const NORMAL = 1.96

/**
 * Makes lines of what was measured, each beside its control. The control of a line is what no line of the whole table is
 * above in 95 of 100 shuffles: each value is put in standard deviations of its own shuffles, the highest of each shuffle over
 * all adversaries, metrics, and both kinds of control is taken, and the 95th percentile of these is turned back (the
 * single-step method of Westfall and Young 1993). Intervals are the value ± 1.96 standard deviations of its resamples:
 * percentiles of resamples would lie too low, since a resample holds only two thirds of the blocks.
 */
export function judge(adversaries: readonly Adversary[], ordinary?: Examination): MetricLine[] {
  const columns = adversaries.flatMap(({ name, examination }) =>
    examination.measured.map((measured, at) => columnOf(name, measured, at, examination)),
  )
  const highest = highestOfShuffles(columns)
  const reach = percentile(highest, LEVEL)
  const ordinaryOf = new Map(ordinary?.measured.map(({ metric, value }) => [metric, value]))
  const lines = columns.map((column): MetricLine => {
    const { adversary, measured, controls, spread } = column
    const { metric, by, value, volume } = measured
    const limits = controls.map(({ mean, deviation }) => mean + reach * deviation)
    const common = ordinaryOf.get(metric)
    return {
      adversary,
      metric,
      by,
      value,
      ...(spread !== undefined && { low: value - NORMAL * spread, high: value + NORMAL * spread }),
      control: Math.min(...limits, Infinity),
      chance: controls[0]?.mean ?? 0,
      p: chanceOf(value, controls, highest),
      ...(volume !== undefined && { volume }),
      ...(common !== undefined && { ordinary: common }),
    }
  })
  return [...lines, ...adversaries.flatMap(({ name, examination }) => shareLine(name, examination, lines, ordinaryOf))]
}

interface Column {
  readonly adversary: string
  readonly measured: Measured
  readonly controls: readonly Control[]
  readonly spread: number | undefined
}

/** The values of one kind of control, with mean and standard deviation. */
interface Control {
  readonly values: readonly number[]
  readonly mean: number
  readonly deviation: number
}

function columnOf(adversary: string, measured: Measured, at: number, examination: Examination): Column {
  const pick = (rows: readonly Float64Array[]): number[] => rows.map((row) => row[at] as number)
  const controls = [examination.shuffled, examination.relabelled]
    .filter((rows) => rows.length > 0)
    .map((rows) => controlOf(pick(rows)))
  const resamples = pick(examination.resampled)
  return { adversary, measured, controls, spread: resamples.length > 1 ? controlOf(resamples).deviation : undefined }
}

/** Below this a spread is rounding. */
const NO_SPREAD = 1e-9

function controlOf(values: readonly number[]): Control {
  const mean = values.reduce((sum, x) => sum + x, 0) / values.length
  const variance = values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / Math.max(1, values.length - 1)
  const deviation = Math.sqrt(variance)
  // A control that never varies is the limit itself; rounding must not make a leak of it.
  return deviation < NO_SPREAD ? { values, mean: mean + NO_SPREAD, deviation: 0 } : { values, mean, deviation }
}

function highestOfShuffles(columns: readonly Column[]): number[] {
  const controls = columns.flatMap((column) => column.controls).filter(({ deviation }) => deviation > 0)
  const count = controls.reduce((least, { values }) => Math.min(least, values.length), Infinity)
  if (!Number.isFinite(count)) return []
  return Array.from({ length: count }, (_, i) =>
    controls.reduce(
      (max, { values, mean, deviation }) => Math.max(max, ((values[i] as number) - mean) / deviation),
      -Infinity,
    ),
  ).toSorted((a, b) => a - b)
}

/** Percentile that errs on the high side: the smallest value that the asked share, and one more, is not above. */
function percentile(ascending: readonly number[], share: number): number {
  if (ascending.length === 0) return 0
  return ascending[Math.min(ascending.length - 1, Math.ceil(share * (ascending.length + 1)) - 1)] as number
}

/** The chance to see such a value anywhere if nothing leaked; the value itself counts as one more shuffle. */
function chanceOf(value: number, controls: readonly Control[], highest: readonly number[]): number {
  const z = Math.max(
    ...controls.map(({ mean, deviation }) =>
      deviation > 0 ? (value - mean) / deviation : value > mean ? Infinity : -Infinity,
    ),
    -Infinity,
  )
  return (1 + highest.filter((h) => h >= z).length) / (1 + highest.length)
}

/** What share of the map survives: R = (AMI − AMI of shuffles) / (AMI of an ordinary messenger − AMI of shuffles). */
function shareLine(
  adversary: string,
  examination: Examination,
  lines: readonly MetricLine[],
  ordinary: ReadonlyMap<string, number>,
): MetricLine[] {
  const line = lines.find((of) => of.adversary === adversary && of.metric === 'departments/ami')
  const full = ordinary.get('departments/ami')
  if (line === undefined || full === undefined) return []
  const share = (ami: number, of: number): number => (ami - line.chance) / (of - line.chance)
  const at = examination.measured.findIndex(({ metric }) => metric === 'departments/ami')
  const again = examination.resampled.map((row, i) =>
    share(row[at] as number, examination.ordinaryResampled[i] ?? full),
  )
  const value = share(line.value, full)
  const spread = again.length > 1 ? NORMAL * controlOf(again).deviation : undefined
  return [
    {
      adversary,
      metric: 'departments/share',
      by: line.by,
      value,
      ...(spread !== undefined && { low: value - spread, high: value + spread }),
      control: share(line.control, full),
      chance: 0,
      p: line.p,
      ...(line.volume !== undefined && { volume: share(line.volume, full) }),
      ordinary: 1,
    },
  ]
}
