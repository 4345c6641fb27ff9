import type { FoldedText } from './fold-text.ts'

/** Digits without anything between them, and what stands between them and the group before: a space, a mark, or nothing. */
export interface DigitGroup {
  readonly start: number
  readonly end: number
  readonly digits: string
  readonly mark: string
}

/** Groups that follow each other with at most spaces or a mark between them. */
export type DigitRun = readonly DigitGroup[]

/** One number made of neighbouring groups. */
export interface WrittenNumber {
  readonly start: number
  readonly end: number
  readonly digits: string
  /** How many digits each group has: `4 4 4`. */
  readonly shape: string
  /** What stands between them; nothing if there is one group. */
  readonly mark: string
}

const RUN = /\d+(?:(?: {1,3}| ?- ?|[.:/_])\d+)*/g
const GROUP = /(\D*)(\d+)/g
const FEWEST = 6

const known = new WeakMap<FoldedText, readonly DigitRun[]>()

/** All runs of digit groups of a text that hold at least six digits. Several detectors ask; they are looked for once. */
export function digitRuns(folded: FoldedText): readonly DigitRun[] {
  const before = known.get(folded)
  if (before !== undefined) return before
  const runs: DigitRun[] = []
  for (const { 0: run, index } of folded.text.matchAll(RUN)) if (run.length >= FEWEST) runs.push(groupsOf(run, index))
  known.set(folded, runs)
  return runs
}

function groupsOf(run: string, offset: number): DigitRun {
  return Array.from(run.matchAll(GROUP), ({ 0: all, 1: between = '', 2: digits = '', index }) => ({
    start: offset + index + between.length,
    end: offset + index + all.length,
    digits,
    mark: between.trim() === '' ? between.slice(0, 1) : between.trim(),
  }))
}

/**
 * Numbers of so many digits: one group; or groups of one size with one mark between them that no further group of this size continues,
 * unless a whole number of such numbers stands in a row. `2345 6789 0124` is found, and the same digits in `2345 6789 0124 5678` are not.
 */
export function* numbersOf(run: DigitRun, count: number): Iterable<WrittenNumber> {
  for (let first = 0; first < run.length;) {
    const size = (run[first] as DigitGroup).digits.length
    let last = first
    while (last + 1 < run.length && isSameKind(run, first, last + 1)) last++
    const per = count / size
    const length = last - first + 1
    if (size === count) for (let at = first; at <= last; at++) yield written(run, at, at)
    else if (Number.isInteger(per) && length % per === 0)
      for (let at = first; at <= last; at += per) yield written(run, at, at + per - 1)
    first = last + 1
  }
}

/** A whole run of so many digits in groups of several sizes, with one mark between them: `2345 67890124`. */
export function unevenNumber(run: DigitRun, count: number): WrittenNumber | undefined {
  const sizes = new Set(run.map(({ digits }) => digits.length))
  const marks = new Set(run.slice(1).map(({ mark }) => mark))
  if (run.length > count || sizes.size < 2 || marks.size > 1) return undefined
  const number = written(run, 0, run.length - 1)
  return number.digits.length === count ? number : undefined
}

/** Whether the group at `at` has the size of the one at `first` and the mark of those between. */
function isSameKind(run: DigitRun, first: number, at: number): boolean {
  const group = run[at] as DigitGroup
  return group.digits.length === run[first]?.digits.length && group.mark === run[first + 1]?.mark
}

function written(run: DigitRun, first: number, last: number): WrittenNumber {
  const groups = run.slice(first, last + 1)
  return {
    start: (groups[0] as DigitGroup).start,
    end: (groups.at(-1) as DigitGroup).end,
    digits: groups.map(({ digits }) => digits).join(''),
    shape: groups.map(({ digits }) => digits.length).join(' '),
    mark: groups[1]?.mark ?? '',
  }
}
