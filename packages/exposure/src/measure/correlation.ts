/** Ranks from 1, the mean rank where values are equal. */
export function ranks(values: ArrayLike<number>): Float64Array {
  const order = Array.from({ length: values.length }, (_, i) => i).toSorted(
    (a, b) => (values[a] as number) - (values[b] as number),
  )
  const result = new Float64Array(values.length)
  for (let i = 0; i < order.length;) {
    let end = i
    while (end < order.length && values[order[end] as number] === values[order[i] as number]) end++
    for (let j = i; j < end; j++) result[order[j] as number] = (i + end + 1) / 2
    i = end
  }
  return result
}

/** Pearson's correlation; 0 where one side does not vary. */
export function pearson(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const length = a.length
  let [sumA, sumB] = [0, 0]
  for (let i = 0; i < length; i++) [sumA, sumB] = [sumA + (a[i] as number), sumB + (b[i] as number)]
  let [both, squaresA, squaresB] = [0, 0, 0]
  for (let i = 0; i < length; i++) {
    const x = (a[i] as number) - sumA / length
    const y = (b[i] as number) - sumB / length
    both += x * y
    squaresA += x * x
    squaresB += y * y
  }
  return squaresA === 0 || squaresB === 0 ? 0 : both / Math.sqrt(squaresA * squaresB)
}

/** Spearman's rank correlation, with mean ranks where values are equal; 0 where one side does not vary. */
export function spearman(a: ArrayLike<number>, b: ArrayLike<number>): number {
  return pearson(ranks(a), ranks(b))
}

/** Kendall's tau-b, which takes account of equal values; 0 where one side does not vary. Takes the square of the length in time. */
export function kendall(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let [sum, pairsA, pairsB] = [0, 0, 0]
  for (let i = 0; i < a.length; i++)
    for (let j = 0; j < i; j++) {
      const x = Math.sign((a[i] as number) - (a[j] as number))
      const y = Math.sign((b[i] as number) - (b[j] as number))
      sum += x * y
      pairsA += x * x
      pairsB += y * y
    }
  return pairsA === 0 || pairsB === 0 ? 0 : sum / Math.sqrt(pairsA * pairsB)
}
