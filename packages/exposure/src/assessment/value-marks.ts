import { randomBytes } from '@chancery/base'

/** A number that stands for a value: equal ones have equal numbers, and from the number the value is not found without the seed. */
export type MarkValue = (value: string) => number

/**
 * Tells equal values from different ones without keeping them: 53 bits, with a seed of its own that is thrown away.
 * Two different values are taken for equal once in a long time (in 100,000, one time in two million).
 */
export function startValueMarks(): MarkValue {
  const [a, b] = new Uint32Array(randomBytes(8).slice().buffer) as unknown as [number, number]
  return (value) => {
    let [high, low] = [a, b]
    for (let i = 0; i < value.length; i++) {
      const unit = value.charCodeAt(i)
      // Spaces, dashes, and dots are how a number is written, not what it is.
      if (unit === 32 || unit === 45 || unit === 46 || unit === 160) continue
      high = Math.imul(high ^ unit, 2_654_435_761)
      low = Math.imul(low ^ unit, 1_597_334_677)
    }
    high = Math.imul(high ^ (high >>> 16), 2_246_822_507) ^ Math.imul(low ^ (low >>> 13), 3_266_489_909)
    low = Math.imul(low ^ (low >>> 16), 2_246_822_507) ^ Math.imul(high ^ (high >>> 13), 3_266_489_909)
    return 4_294_967_296 * (2_097_151 & low) + (high >>> 0)
  }
}
