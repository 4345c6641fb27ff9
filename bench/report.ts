const json = process.argv.includes('--json')
const isSmall = process.env['BENCH_SMALL'] !== undefined
if (isSmall) console.error('BENCH_SMALL is set: these figures are for trying the bench out, not for publishing.')

/** A size of the real measurement, or the one for trying the bench out (`BENCH_SMALL=1`). */
export function size(real: number, small: number): number {
  return isSmall ? small : real
}

/** Prints one figure: `n` says of how many measurements (or of what size of thing) it is. */
export function figure(name: string, value: number, unit: string, n: number): void {
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 1 ? 2 : 4
  const rounded = Number(value.toFixed(digits))
  if (json) console.log(JSON.stringify({ figure: name, value: rounded, unit, n }))
  else console.log(`  ${name.padEnd(72)} ${String(rounded).padStart(10)} ${unit} (n = ${n})`)
}

/** The value that this share of all values does not exceed. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  const value = sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]
  if (value === undefined) throw new RangeError('quantile: no values')
  return value
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5)
}

/** How long `task` takes, in milliseconds, and what it gives. */
export async function timed<Result>(task: () => Promise<Result>): Promise<{ ms: number; result: Result }> {
  const startedAt = performance.now()
  const result = await task()
  return { ms: performance.now() - startedAt, result }
}
