/** A column of numbers that grows: half a million of them are four megabytes, not forty. */
export interface Growing {
  readonly length: number
  readonly push: (value: number) => void
  readonly at: (index: number) => number
  /** All of it, as a column of its own. */
  readonly numbers: () => Float64Array
  /** The same as whole numbers of 32 bits. */
  readonly integers: () => Int32Array
}

const FIRST = 1024

/** An empty column. */
export function growing(): Growing {
  let column = new Float64Array(FIRST)
  let length = 0
  return {
    get length() {
      return length
    },
    push(value) {
      if (length === column.length) {
        const larger = new Float64Array(2 * length)
        larger.set(column)
        column = larger
      }
      column[length++] = value
    },
    at: (index) => column[index] as number,
    numbers: () => column.slice(0, length),
    integers: () => new Int32Array(column.subarray(0, length)),
  }
}
