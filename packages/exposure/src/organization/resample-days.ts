import type { Random } from '../random.ts'

/** How often each day counts in a draw of as many days with replacement (Efron's bootstrap, by days, since the messages of a day hang together). */
export function resampleDays(days: number, random: Random): Float64Array {
  const counts = new Float64Array(days)
  for (let i = 0; i < days; i++) {
    const day = random.integer(days)
    counts[day] = (counts[day] as number) + 1
  }
  return counts
}

/** Every day once: what was really seen. */
export function everyDay(days: number): Float64Array {
  return new Float64Array(days).fill(1)
}
