import { HOURS_OF_WEEK } from './clock.ts'
import type { Division } from './departments.ts'
import type { Observations } from './observations.ts'
import type { MapHours } from './organization-map.ts'
import type { Place } from './place.ts'
import { statement } from './sureness.ts'

/** A day of the week on which so much of everything is written is one of work. */
const WORK_DAY_SHARE = 0.1
/** Half of the messages are written between these. */
const [EARLY, LATE] = [0.25, 0.75]
const LEAST_MESSAGES = 20

/** When everybody writes, and when each department does. */
export function hoursOf(
  observations: Observations,
  division: Division,
  real: Place,
  draws: readonly Place[],
): MapHours[] {
  const departments = division.departments.length
  const count = ({ dayWeights }: Place): readonly Float64Array[] =>
    countHours(observations, division.of, departments, dayWeights)
  const drawn = draws.map(count)
  return count(real).map((counts, row) => {
    const between = middleHours(counts)
    const total = counts.reduce((sum, n) => sum + n, 0)
    const same = drawn.filter((rows) => {
      const other = middleHours(rows[row] as Float64Array)
      return other && between && Math.abs(other.from - between.from) <= 0.5 && Math.abs(other.to - between.to) <= 0.5
    }).length
    return {
      ...(row > 0 && { department: row - 1 }),
      counts: [...counts],
      ...between,
      weekendShare: total === 0 ? 0 : counts.subarray(5 * 24).reduce((sum, n) => sum + n, 0) / total,
      ...statement(same / Math.max(1, draws.length), total),
    }
  })
}

/** Messages by hour of the week: of everybody in the first row, of each department in the others. */
function countHours(
  { messages }: Observations,
  of: Int32Array,
  departments: number,
  dayWeights: Float64Array,
): Float64Array[] {
  const rows = Array.from({ length: departments + 1 }, () => new Float64Array(HOURS_OF_WEEK))
  for (let i = 0; i < messages.day.length; i++) {
    const weight = dayWeights[messages.day[i] as number] as number
    const hour = messages.hour[i] as number
    const own = of[messages.person[i] as number] as number
    for (const row of [rows[0], rows[own + 1]].slice(0, own < 0 ? 1 : 2))
      if (row !== undefined) row[hour] = (row[hour] as number) + weight
  }
  return rows
}

function middleHours(counts: Float64Array): { readonly from: number; readonly to: number } | undefined {
  const total = counts.reduce((sum, n) => sum + n, 0)
  if (total < LEAST_MESSAGES) return undefined
  const byHour = new Float64Array(24)
  for (let day = 0; day < 7; day++) {
    const ofDay = counts.subarray(24 * day, 24 * day + 24)
    if (ofDay.reduce((sum, n) => sum + n, 0) < WORK_DAY_SHARE * total) continue
    for (let hour = 0; hour < 24; hour++) byHour[hour] = (byHour[hour] as number) + (ofDay[hour] as number)
  }
  return { from: hourAt(byHour, EARLY), to: hourAt(byHour, LATE) }
}

/** The hour before which this share was written, as a fraction, by a straight line within the hour; to the quarter. */
function hourAt(byHour: Float64Array, share: number): number {
  let left = share * byHour.reduce((sum, n) => sum + n, 0)
  for (let hour = 0; hour < 24; hour++) {
    const count = byHour[hour] as number
    if (left <= count && count > 0) return Math.round(4 * (hour + left / count)) / 4
    left -= count
  }
  return 24
}
