/** F1 of each class that occurs, averaged with equal weights. Negative classes in the truth mean unknown: left out. */
export function macroF1(guessed: ArrayLike<number>, truth: ArrayLike<number>): number {
  const classes = new Map<number, { hit: number; guessed: number; true: number }>()
  const of = (label: number): { hit: number; guessed: number; true: number } => {
    const counts = classes.get(label) ?? { hit: 0, guessed: 0, true: 0 }
    classes.set(label, counts)
    return counts
  }
  for (let i = 0; i < truth.length; i++) {
    if ((truth[i] as number) < 0) continue
    of(truth[i] as number).true++
    of(guessed[i] as number).guessed++
    if (guessed[i] === truth[i]) of(truth[i] as number).hit++
  }
  if (classes.size === 0) return 0
  return [...classes.values()].reduce((sum, c) => sum + (2 * c.hit) / (c.guessed + c.true), 0) / classes.size
}

/** The share of those with a known truth that were guessed right; 0 where there are none. */
export function accuracy(guessed: ArrayLike<number>, truth: ArrayLike<number>): number {
  let [hits, all] = [0, 0]
  for (let i = 0; i < truth.length; i++) {
    if ((truth[i] as number) < 0) continue
    all++
    if (guessed[i] === truth[i]) hits++
  }
  return all === 0 ? 0 : hits / all
}
