import type { Detector } from './detector.ts'
import { patternDetector } from './detect/pattern.ts'
import { wordDetector } from './detect/word.ts'
import { ownError } from './own-error.ts'

/** An organization's list of words, such as the names of its projects. Words and phrases, compared by letters and digits alone. */
export interface WordList {
  readonly name: string
  readonly words: readonly string[]
}

/**
 * An organization's pattern, such as that of its customer numbers: RE2 syntax, matched in linear time, line by line, against the folded
 * text. A match is at most 200 UTF-16 units long; `(?i)` at the beginning ignores case.
 */
export interface CustomPattern {
  readonly name: string
  readonly pattern: string
}

const MOST_LISTS = 50
const MOST_PATTERNS = 50

/**
 * The detectors of an organization's own words and patterns.
 *
 * @throws {@link CodedError} with an {@link OwnErrorCode} if there are too many, or one cannot be used
 */
export function ownDetectors(words: readonly WordList[], patterns: readonly CustomPattern[]): Detector[] {
  if (words.length > MOST_LISTS) throw ownError('too-many-word-lists', `Use at most ${MOST_LISTS} word lists.`)
  if (patterns.length > MOST_PATTERNS) throw ownError('too-many-patterns', `Use at most ${MOST_PATTERNS} patterns.`)
  return [...words.map(wordDetector), ...(patterns.length > 0 ? [patternDetector(patterns)] : [])]
}
