/** A day in this machine's zone: `2026-11-22`. */
export type Day = string

/** The day of a moment (milliseconds since 1970). */
export function dayOf(at: number): Day {
  const date = new Date(at)
  const [month, day] = [date.getMonth() + 1, date.getDate()].map((part) => String(part).padStart(2, '0'))
  return `${date.getFullYear()}-${month}-${day}`
}

/** How many midnights lie between `at` and `now`; 0 is today, 1 yesterday. Days with a change of clocks count as one. */
export function daysAgo(at: number, now: number): number {
  const noonOf = (moment: number): number => {
    const date = new Date(moment)
    return Date.UTC(date.getFullYear(), date.getMonth(), date.getDate())
  }
  return Math.round((noonOf(now) - noonOf(at)) / 86_400_000)
}

/** Milliseconds from `now` until the next day begins here. */
export function untilMidnight(now: number): number {
  const date = new Date(now)
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() + 1).getTime() - now
}
