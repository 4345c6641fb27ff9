/**
 * The share of what is uncertain about the truth that an observation tells: I(observed; truth) / H(truth), by counts.
 * `counts[t * width + o]` says how often the truth was `t` while `o` was observed. 0 where the truth never varies. With few
 * samples it is too high by chance; so is its control.
 */
export function informationShare(counts: Float64Array, width: number): number {
  const height = counts.length / width
  const size = counts.reduce((sum, n) => sum + n, 0)
  const rows = new Float64Array(height)
  const columns = new Float64Array(width)
  for (const [at, n] of counts.entries()) {
    rows[Math.floor(at / width)] = (rows[Math.floor(at / width)] as number) + n
    columns[at % width] = (columns[at % width] as number) + n
  }
  const truth = entropy(rows, size)
  if (truth < 1e-12) return 0
  return Math.min(1, Math.max(0, (truth + entropy(columns, size) - entropy(counts, size)) / truth))
}

function entropy(counts: Float64Array, size: number): number {
  return -counts.reduce((sum, n) => (n === 0 ? sum : sum + (n / size) * Math.log(n / size)), 0)
}
