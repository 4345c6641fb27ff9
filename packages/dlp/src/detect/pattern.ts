import { RE2JS, RE2Set } from 're2js'
import type { Detector } from '../detector.ts'
import type { CustomPattern } from '../own-lists.ts'
import { ownError } from '../own-error.ts'

const LONGEST_PATTERN = 1000
/** Instructions of RE2's program: what a character costs at most. */
const LARGEST_PROGRAM = 2000
/** A long line is looked at in pieces, so that no search goes over all of it again and again. */
const PIECE = 1000
const LONGEST_MATCH = 200

interface Compiled {
  readonly name: string
  readonly pattern: RE2JS
}

/** Finds an organization's patterns. Most texts match none, which one pass for all patterns tells. */
export function patternDetector(patterns: readonly CustomPattern[]): Detector {
  const compiled = patterns.map(compile)
  const anyOf = new RE2Set()
  for (const { pattern } of patterns) anyOf.add(pattern)
  anyOf.compile()
  return {
    type: 'pattern',
    *find({ text }) {
      const reported = new Map<Compiled, number>()
      for (const piece of piecesOf(text)) {
        const { start, end, isLast } = piece
        // One unit before it tells whether a word begins here; a line begins at its first unit.
        const from = piece.isFirst ? start : start - 1
        const seen = text.slice(from, end)
        for (const at of anyOf.match(seen)) {
          const one = compiled[at] as Compiled
          const { name } = one
          for (const match of matchesIn(seen, one.pattern, start - from)) {
            // What may go on behind the piece is found in the next one.
            if (!isLast && match.start + from - start >= PIECE - LONGEST_MATCH) break
            if (match.start + from < (reported.get(one) ?? 0)) continue
            reported.set(one, match.end + from)
            yield { start: match.start + from, end: match.end + from, confidence: 'likely', masked: '…', name }
          }
        }
      }
    },
  }
}

function compile({ name, pattern }: CustomPattern): Compiled {
  if (pattern.length > LONGEST_PATTERN)
    throw ownError('bad-pattern', `Keep the pattern “${name}” below ${LONGEST_PATTERN} characters.`)
  let made: RE2JS
  try {
    made = RE2JS.compile(pattern)
  } catch (error) {
    throw ownError(
      'bad-pattern',
      `Write the pattern “${name}” in RE2 syntax: it has no look-around and no references back.`,
      error,
    )
  }
  if (made.programSize() > LARGEST_PROGRAM)
    throw ownError('bad-pattern', `Simplify the pattern “${name}”: it repeats too much.`)
  if (made.test(''))
    throw ownError('bad-pattern', `Change the pattern “${name}”, so that it does not match an empty text.`)
  return { name, pattern: made }
}

function* matchesIn(
  text: string,
  pattern: RE2JS,
  from: number,
): Iterable<{ readonly start: number; readonly end: number }> {
  const matcher = pattern.matcher(text)
  for (let isFound = matcher.find(from); isFound; isFound = matcher.find()) {
    const start = matcher.start()
    const end = matcher.end()
    if (end > start && end - start <= LONGEST_MATCH) yield { start, end }
  }
}

interface Piece {
  readonly start: number
  readonly end: number
  /** Whether its line begins, and ends, here. */
  readonly isFirst: boolean
  readonly isLast: boolean
}

/** The lines of a text; of long ones, pieces that overlap by the longest match. */
function* piecesOf(text: string): Iterable<Piece> {
  for (let start = 0; start < text.length;) {
    const newline = text.indexOf('\n', start)
    const lineEnd = newline < 0 ? text.length : newline
    const lineStart = start
    for (; lineEnd - start > PIECE; start += PIECE - LONGEST_MATCH)
      yield { start, end: start + PIECE, isFirst: start === lineStart, isLast: false }
    yield { start, end: lineEnd, isFirst: start === lineStart, isLast: true }
    start = lineEnd + 1
  }
}
