export const MINUTE = 60_000
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR
export const HOURS_OF_WEEK = 168

/** A working day ends in the small hours: what is written at two at night belongs to the evening before. */
const DAY_STARTS_AT = 4 * HOUR

/** The number of the day of a moment, from 4 o'clock to 4 o'clock. */
export function dayOf(time: number): number {
  return Math.floor((time - DAY_STARTS_AT) / DAY)
}

/** The hour of the week of a moment, 0 for Monday from 0 to 1 o'clock. 1 January 1970 was a Thursday. */
export function hourOfWeek(time: number): number {
  const hour = Math.floor(time / HOUR) + 3 * 24
  return ((hour % HOURS_OF_WEEK) + HOURS_OF_WEEK) % HOURS_OF_WEEK
}
