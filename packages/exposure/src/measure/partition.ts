/** How well two partitions of the same people agree. Each is one number per person; negative means unknown: left out. */
export interface Agreement {
  /** Normalized mutual information, by the arithmetic mean of both entropies: 0 … 1, and higher with many clusters by chance alone. */
  readonly nmi: number
  /** The same, adjusted for chance (Vinh, Epps, Bailey 2010): about 0 by chance, 1 where equal. */
  readonly ami: number
  /** Adjusted Rand index (Hubert and Arabie 1985): about 0 by chance, 1 where equal. */
  readonly ari: number
}

/** Compares two partitions. Where both are one single group, or all alone, they are equal: 1. */
export function comparePartitions(a: ArrayLike<number>, b: ArrayLike<number>): Agreement {
  const { cells, rows, columns, size } = contingency(a, b)
  if (size === 0) return { nmi: 0, ami: 0, ari: 0 }
  const information = cells.reduce(
    (sum, { row, column, count }) =>
      sum + (count / size) * Math.log((count * size) / ((rows[row] as number) * (columns[column] as number))),
    0,
  )
  const mean = (entropy(rows, size) + entropy(columns, size)) / 2
  if (mean === 0) return { nmi: 1, ami: 1, ari: 1 }
  const expected = expectedInformation(rows, columns, size)
  const room = mean - expected
  return {
    nmi: Math.max(information, 0) / mean,
    ami: Math.abs(room) < 1e-12 ? (information >= mean - 1e-12 ? 1 : 0) : (information - expected) / room,
    ari: adjustedRand(cells, rows, columns, size),
  }
}

interface Contingency {
  readonly cells: readonly { readonly row: number; readonly column: number; readonly count: number }[]
  readonly rows: readonly number[]
  readonly columns: readonly number[]
  readonly size: number
}

function contingency(a: ArrayLike<number>, b: ArrayLike<number>): Contingency {
  const rowOf = new Map<number, number>()
  const columnOf = new Map<number, number>()
  const rows: number[] = []
  const columns: number[] = []
  const counts = new Map<number, { row: number; column: number; count: number }>()
  let size = 0
  const place = (label: number, of: Map<number, number>, sums: number[]): number => {
    const at = of.get(label) ?? sums.push(0) - 1
    of.set(label, at)
    sums[at] = (sums[at] as number) + 1
    return at
  }
  for (let i = 0; i < a.length; i++) {
    if ((a[i] as number) < 0 || (b[i] as number) < 0) continue
    size++
    const row = place(a[i] as number, rowOf, rows)
    const column = place(b[i] as number, columnOf, columns)
    const key = row * a.length + column
    const cell = counts.get(key)
    if (cell === undefined) counts.set(key, { row, column, count: 1 })
    else cell.count++
  }
  return { cells: [...counts.values()], rows, columns, size }
}

function entropy(sums: readonly number[], size: number): number {
  return -sums.reduce((sum, n) => sum + (n / size) * Math.log(n / size), 0)
}

/** Expected mutual information of two random partitions with these sizes: the exact sum over the hypergeometric distribution. */
function expectedInformation(rows: readonly number[], columns: readonly number[], size: number): number {
  const logFactorial = new Float64Array(size + 1)
  for (let i = 2; i <= size; i++) logFactorial[i] = (logFactorial[i - 1] as number) + Math.log(i)
  const lf = (n: number): number => logFactorial[n] as number
  // Sizes repeat, so each pair of sizes is worked out once.
  const rowSizes = [...Map.groupBy(rows, (n) => n)].map(([n, equal]) => [n, equal.length] as const)
  const columnSizes = [...Map.groupBy(columns, (n) => n)].map(([n, equal]) => [n, equal.length] as const)
  let sum = 0
  for (const [row, rowTimes] of rowSizes)
    for (const [column, columnTimes] of columnSizes) {
      const fixed = lf(row) + lf(column) + lf(size - row) + lf(size - column) - lf(size)
      for (let n = Math.max(1, row + column - size); n <= Math.min(row, column); n++) {
        const log = fixed - lf(n) - lf(row - n) - lf(column - n) - lf(size - row - column + n)
        sum += rowTimes * columnTimes * (n / size) * Math.log((size * n) / (row * column)) * Math.exp(log)
      }
    }
  return sum
}

function adjustedRand(
  cells: Contingency['cells'],
  rows: readonly number[],
  columns: readonly number[],
  size: number,
): number {
  const pairs = (n: number): number => (n * (n - 1)) / 2
  const both = cells.reduce((sum, { count }) => sum + pairs(count), 0)
  const inRows = rows.reduce((sum, n) => sum + pairs(n), 0)
  const inColumns = columns.reduce((sum, n) => sum + pairs(n), 0)
  const expected = pairs(size) === 0 ? 0 : (inRows * inColumns) / pairs(size)
  const room = (inRows + inColumns) / 2 - expected
  return room === 0 ? 1 : (both - expected) / room
}
