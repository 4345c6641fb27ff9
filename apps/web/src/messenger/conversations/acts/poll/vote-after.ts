/** What is chosen after a press on an answer; `undefined` where it changes nothing. */
export function voteAfter(own: readonly number[], index: number, isMultiple: boolean): number[] | undefined {
  if (!isMultiple) return own.includes(index) ? undefined : [index]
  if (own.includes(index)) return own.filter((other) => other !== index)
  return [...own, index].toSorted((a, b) => a - b)
}
