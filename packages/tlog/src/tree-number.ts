import { tlogError } from './errors.ts'

const MAX_UNSIGNED_64 = 2n ** 64n - 1n

/** `value` as a 64-bit unsigned number, or `undefined` when it is not one (negative, fractional, unsafe, too large). */
export function unsigned64(value: number | bigint): bigint | undefined {
  if (typeof value === 'number') return Number.isSafeInteger(value) && value >= 0 ? BigInt(value) : undefined
  return value >= 0n && value <= MAX_UNSIGNED_64 ? value : undefined
}

/** The number that `text` writes as a decimal without leading zeros, or `undefined`; also above 2^53 − 1. */
export function parseDecimal(text: string): number | undefined {
  if (!/^(0|[1-9][0-9]{0,15})$/.test(text)) return undefined
  const value = Number(text)
  return Number.isSafeInteger(value) ? value : undefined
}

/** Throws `tlog/range` unless all are whole numbers from 0 to 2^53 − 1. */
export function requireWhole(...values: readonly number[]): void {
  for (const value of values) if (!Number.isSafeInteger(value) || value < 0) throw tlogError('tlog/range')
}
