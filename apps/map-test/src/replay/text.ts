import type { Random } from '../data/random.ts'

/** A text as long as people's: most are short, a few long. */
export function textOf(random: Random, number: number): string {
  const length = Math.min(4000, Math.round(Math.exp(random.between(2.5, 5.5)) * (random.chance(0.05) ? 8 : 1)))
  return `${number} ${'x'.repeat(length)}`
}
