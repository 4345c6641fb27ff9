import type { Detector } from './detector.ts'
import type { FindingType } from './finding.ts'
import { foldText } from './fold-text.ts'

/** What one word or phrase says. */
export interface Meaning {
  readonly names: Set<FindingType>
  /** For which types it speaks: as their name, or because it is about them. */
  readonly speaksFor: Set<FindingType>
  readonly against: Set<FindingType>
}

/** All words of a set of detectors, ready to be looked for in one pass: what may follow, and what it says if it ends here. */
export interface Vocabulary {
  readonly next: Map<string, Vocabulary>
  meaning?: Meaning
}

/** A word or phrase in a text. */
export interface Hit {
  readonly start: number
  readonly end: number
  readonly meaning: Meaning
}

/** Letters with their marks, or digits: so words end where Devanagari words end, and `RRN4123` begins with a word. */
const TOKEN = /[\p{L}\p{M}]+|\p{N}+/gu
/** Between the words of a phrase. */
const MAX_GAP = 3

/** Lower case with as many units as before: U+0130 is the only letter that would grow. */
export const lower = (text: string): string => text.replaceAll('\u0130', 'i').toLowerCase()

/** The words of all these detectors. */
export function makeVocabulary(detectors: readonly Detector[]): Vocabulary {
  const root: Vocabulary = { next: new Map() }
  for (const { type, words = [], about = [], against = [] } of detectors) {
    for (const word of words) meaningOf(root, word).names.add(type)
    for (const word of [...words, ...about]) meaningOf(root, word).speaksFor.add(type)
    for (const word of against) meaningOf(root, word).against.add(type)
  }
  return root
}

function meaningOf(root: Vocabulary, phrase: string): Meaning {
  let step = root
  for (const [token] of lower(foldText(phrase).text).matchAll(TOKEN)) {
    const known = step.next.get(token)
    const next: Vocabulary = known ?? { next: new Map() }
    if (known === undefined) step.next.set(token, next)
    step = next
  }
  step.meaning ??= { names: new Set(), speaksFor: new Set(), against: new Set() }
  return step.meaning
}

/**
 * All words and phrases of a text, in the order of their ends; of those that end together the longest is the last. `lowered` is the
 * same text in lower case; capitals within a word begin another one, as in `accountNumber`.
 */
export function findHits(text: string, lowered: string, vocabulary: Vocabulary): Hit[] {
  const hits: Hit[] = []
  // Phrases that have begun and may go on: never more than the longest phrase has words.
  let begun: { readonly start: number; readonly step: Vocabulary }[] = []
  let before = 0
  for (const match of text.matchAll(TOKEN)) {
    const { index } = match
    const isNear = index - before <= MAX_GAP && !text.slice(before, index).includes(',')
    if (!isNear) begun = []
    const whole = index + match[0].length
    const isKnown = isWord(lowered.slice(index, whole), vocabulary, begun)
    // Most words say nothing.
    if (!isKnown && endOfPart(text, lowered, index, whole, vocabulary) === whole) {
      begun = []
      before = whole
      continue
    }
    for (let start = index; start < whole;) {
      const end = isKnown ? whole : endOfPart(text, lowered, start, whole, vocabulary)
      const token = lowered.slice(start, end)
      const going: typeof begun = []
      // The newest first, so that the longest comes last.
      for (const { start: from, step } of [{ start, step: vocabulary }, ...begun]) {
        const next = step.next.get(token)
        if (next === undefined) continue
        if (next.meaning !== undefined) hits.push({ start: from, end, meaning: next.meaning })
        if (next.next.size > 0) going.push({ start: from, step: next })
      }
      begun = going
      start = end
    }
    before = whole
  }
  return hits
}

const isWord = (token: string, vocabulary: Vocabulary, begun: readonly { readonly step: Vocabulary }[]): boolean =>
  vocabulary.next.has(token) || begun.some(({ step }) => step.next.has(token))

const CAPITAL_WITHIN = /\p{Ll}(?=\p{Lu})|\p{Lu}(?=\p{Lu}\p{Ll})/u
const SUFFIX = /(?:no|num|number|id|code|card)$/

/** Where the first part of an unknown word ends: before a capital, or before what people append, as in `aadhaarno`. */
function endOfPart(text: string, lowered: string, start: number, whole: number, vocabulary: Vocabulary): number {
  const token = lowered.slice(start, whole)
  if (text.slice(start + 1, whole) !== token.slice(1)) {
    const capital = CAPITAL_WITHIN.exec(text.slice(start, whole))
    if (capital !== null) return start + capital.index + 1
  }
  const suffix = SUFFIX.exec(token)
  return suffix !== null && suffix.index > 0 && vocabulary.next.has(token.slice(0, suffix.index))
    ? start + suffix.index
    : whole
}

/** The first hit that ends behind `place`; hits are in the order of their ends. */
export function firstFrom(hits: readonly Hit[], place: number): number {
  let low = 0
  let high = hits.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((hits[middle] as Hit).end <= place) low = middle + 1
    else high = middle
  }
  return low
}
