import { fold, placedWords } from './fold.ts'

/** What somebody looks for, ready to be compared with folded texts. */
export interface Query {
  /** Words that must be there as they are. */
  readonly whole: readonly string[]
  /** The last word: it may go on. */
  readonly begun: string
}

/** Reads what a person typed; `undefined` when there is no word in it. */
export function parseQuery(text: string): Query | undefined {
  const words = fold(text).trim().split(' ')
  const begun = words.pop() ?? ''
  return begun === '' ? undefined : { whole: [...new Set(words)], begun }
}

/** The pieces that a folded text must contain. The longest first: it is the rarest, as a rule. */
export function needlesOf({ whole, begun }: Query): string[] {
  return [...whole.map((word) => ` ${word} `), ` ${begun}`].sort((a, b) => b.length - a.length)
}

const CONTINUES = /^[\p{M}\u200C\u200D]$/u

type Mark = readonly [offset: number, length: number]

/** Where the words of a query stand in the text as it was written: UTF-16 offset and length, in order, apart. */
export function marksOf(text: string, { whole, begun }: Query): Mark[] {
  const wanted = new Set(whole)
  const marks: Mark[] = []
  for (const { word, places } of placedWords(text)) {
    const length = wanted.has(word) ? word.length : word.startsWith(begun) ? begun.length : 0
    const first = places[0]
    const last = places[length - 1]
    if (first === undefined || last === undefined) continue
    // One letter can stand for several words (½, ﷺ); it is marked once.
    const start = Math.max(first[0], endOf(marks.at(-1)))
    const end = endOfCluster(text, last[1])
    if (end > start) marks.push([start, end - start])
  }
  return marks
}

function endOf(mark: Mark | undefined): number {
  return mark === undefined ? 0 : mark[0] + mark[1]
}

/** Vowel signs and accents belong to the letter before them. */
function endOfCluster(text: string, end: number): number {
  let at = end
  while (at < text.length && CONTINUES.test(text.charAt(at))) at++
  return at
}
