import { randomInt } from 'node:crypto'

/** Puts a list into random order, so that the order of arrival within a round is lost. */
export function shuffle(list: unknown[]): void {
  for (let end = list.length - 1; end > 0; end--) {
    const other = randomInt(end + 1)
    const item = list[end]
    list[end] = list[other]
    list[other] = item
  }
}
