import type { Random } from '@chancery/exposure'

/** A normal deviate (Box and Muller 1958). */
export function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next())
}

/** A positive number whose logarithm is normal: `median` half of the time below. */
export function logNormal(random: Random, median: number, sigma: number): number {
  return median * Math.exp(sigma * normal(random))
}

/** One of them, each as likely as all others. */
export function pick<T>(list: readonly T[], random: Random): T {
  return list[random.integer(list.length)] as T
}

/** So many different ones, or all where there are fewer. */
export function pickSome<T>(list: readonly T[], count: number, random: Random): T[] {
  const left = [...list]
  return Array.from({ length: Math.min(count, left.length) }, () => left.splice(random.integer(left.length), 1)[0] as T)
}

/** One of them by weight; none where all weigh nothing. */
export function pickWeighted<T>(list: readonly T[], weightOf: (item: T) => number, random: Random): T | undefined {
  const total = list.reduce((sum, item) => sum + weightOf(item), 0)
  if (total <= 0) return undefined
  let left = random.next() * total
  for (const item of list) {
    left -= weightOf(item)
    if (left < 0) return item
  }
  return list.at(-1)
}
