import type { Detector } from './detector.ts'
import { patternDetector } from './detect/pattern.ts'
import { wordDetector } from './detect/word.ts'
import { ownError } from './own-error.ts'
import type { CustomPattern, WordList } from './own-lists.ts'

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
