/** Values in order, with where they belong, so that medians under other weights take no sorting. */
export interface Ordered {
  /** Rows of the events, by key and then by value. */
  readonly rows: Int32Array
  /** Where the rows of each key begin; one longer than there are keys. */
  readonly starts: Int32Array
}

/** Puts events into order of their keys and values. Events with a negative key are left out. `sorted` is {@link orderOf} of the values. */
export function orderByKey(keys: ArrayLike<number>, count: number, sorted: Int32Array): Ordered {
  const starts = new Int32Array(count + 1)
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i] as number
    if (key >= 0) starts[key + 1] = (starts[key + 1] as number) + 1
  }
  for (let key = 0; key < count; key++) starts[key + 1] = (starts[key + 1] as number) + (starts[key] as number)
  const fill = starts.slice(0, count)
  const rows = new Int32Array(starts[count] as number)
  for (const row of sorted) {
    const key = keys[row] as number
    if (key < 0) continue
    rows[fill[key] as number] = row
    fill[key] = (fill[key] as number) + 1
  }
  return { rows, starts }
}

/** So many rows fit beside a value of 26 bits in the 53 bits of a whole number. */
const ROWS = 2 ** 27
const STEPS = 2 ** 26 - 1

/**
 * The rows in order of their values; equal ones, and such as differ by less than a part in 67 million of the range, as they
 * come. Sorting numbers that hold both value and row is several times quicker than sorting by a comparison.
 */
export function orderOf(values: Float64Array): Int32Array {
  let [low, high] = [Infinity, -Infinity]
  for (const value of values) {
    if (value < low) low = value
    if (value > high) high = value
  }
  const scale = high > low ? STEPS / (high - low) : 0
  const keys = values.map((value, row) => Math.floor((value - low) * scale) * ROWS + row).sort()
  return Int32Array.from(keys, (key) => key % ROWS)
}

/** The weighted median of the values of one key, and the sum of the weights; NaN where that is 0. */
export function medianOf(
  { rows, starts }: Ordered,
  key: number,
  values: ArrayLike<number>,
  weightOf: (row: number) => number,
): { readonly median: number; readonly count: number } {
  const [from, to] = [starts[key] as number, starts[key + 1] as number]
  let count = 0
  for (let at = from; at < to; at++) count += weightOf(rows[at] as number)
  let sum = 0
  for (let at = from; at < to; at++) {
    sum += weightOf(rows[at] as number)
    if (sum > 0 && sum >= count / 2) return { median: values[rows[at] as number] as number, count }
  }
  return { median: NaN, count }
}
