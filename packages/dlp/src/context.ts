import type { Detector } from './detector.ts'
import type { FindingType } from './finding.ts'
import { foldText } from './fold-text.ts'
import type { FoldedText } from './fold-text.ts'

/**
 * What the nearest label before a thing says: it is this (`own`), it may be this (`loose`: the label stands further away), it is something
 * else that has a name here (`other`) or that looks like it (`against`), or there is no label.
 */
export type Label = 'own' | 'loose' | 'other' | 'against' | 'none'

/** The words of a text that speak for or against what was found in it. */
export interface Context {
  /** The nearest label that ends at most 40 units before `start`, or 160 in a list of numbers. */
  label(type: FindingType, start: number): Label
  /** Whether a word for this type stands outside of `start` to `end` and at most `reach` units away. */
  speaksFor(type: FindingType, start: number, end: number, reach: number): boolean
}

/** What one word or phrase says. */
interface Meaning {
  readonly names: Set<FindingType>
  readonly about: Set<FindingType>
  readonly against: Set<FindingType>
}

interface Step {
  readonly next: Map<string, Step>
  meaning?: Meaning
}

/** All words of a set of detectors, ready to be looked for in one pass. */
export type Vocabulary = Step

/** Letters with their marks, or digits: so words end where Devanagari words end, and `RRN4123` begins with a word. */
const TOKEN = /[\p{L}\p{M}]+|\p{N}+/gu
/** Between the words of a phrase. */
const MAX_GAP = 3
const LABEL_REACH = 40
/** In a list of numbers. */
const LIST_REACH = 160
const AND = /\b(?:and|or|aur)\b|और|तथा|&/g
/** A label names what follows on its line, or on the next if it ends its own; not beyond a number, but in a list of numbers. */
const NAMES_NO_MORE = /[\d\n]/
const HAS_LETTER = /\p{L}/u
/** So that it names: `account of Ramesh Kumar is 123…`, `account (savings) 123…`; not `account was closed by the branch 123…`. */
const JOINS = /(?:[:=]|\b(?:is|are|hai|h|no|number)|है|हैं|नंबर|संख्या)[^\p{L}]*$/u
const MOST_WORDS_BETWEEN = 2
const SENTENCE_ENDS = /[.!?;।]\s+\p{L}/u

/** Lower case with as many units as before: U+0130 is the only letter that would grow. */
const lower = (text: string): string => text.replaceAll('\u0130', 'i').toLowerCase()

export function makeVocabulary(detectors: readonly Detector[]): Vocabulary {
  const root: Step = { next: new Map() }
  for (const { type, words = [], about = [], against = [] } of detectors) {
    for (const word of words) meaningOf(root, word).names.add(type)
    for (const word of about) meaningOf(root, word).about.add(type)
    for (const word of against) meaningOf(root, word).against.add(type)
  }
  return root
}

function meaningOf(root: Step, phrase: string): Meaning {
  let step = root
  for (const [token] of lower(foldText(phrase).text).matchAll(TOKEN)) {
    const known = step.next.get(token)
    const next: Step = known ?? { next: new Map() }
    if (known === undefined) step.next.set(token, next)
    step = next
  }
  step.meaning ??= { names: new Set(), about: new Set(), against: new Set() }
  return step.meaning
}

interface Hit {
  readonly start: number
  readonly end: number
  readonly meaning: Meaning
}

/** Looks for all words in one pass over the text. */
export function readContext(folded: FoldedText, vocabulary: Vocabulary): Context {
  const text = lower(folded.text)
  const hits = findHits(text, vocabulary)
  const places = new Map<FindingType, Hit[]>()
  for (const hit of hits) {
    for (const type of new Set([...hit.meaning.names, ...hit.meaning.about])) {
      const known = places.get(type)
      if (known === undefined) places.set(type, [hit])
      else known.push(hit)
    }
  }
  return {
    label: (type, start) => labelBefore(text, hits, type, start),
    speaksFor: (type, start, end, reach) => {
      const own = places.get(type) ?? []
      for (let i = firstFrom(own, start - reach); i < own.length; i++) {
        const hit = own[i] as Hit
        if (hit.start > end + reach) return false
        if (hit.end <= start || hit.start >= end) return true
      }
      return false
    },
  }
}

function findHits(text: string, vocabulary: Vocabulary): Hit[] {
  const hits: Hit[] = []
  // Phrases that have begun and may go on: never more than the longest phrase has words.
  let begun: { readonly start: number; readonly step: Step }[] = []
  let before = 0
  for (const match of text.matchAll(TOKEN)) {
    const [token] = match
    const start = match.index
    const end = start + token.length
    const isNear = start - before <= MAX_GAP && !text.slice(before, start).includes(',')
    const going: typeof begun = []
    // The newest first: of phrases that end here the longest is the last, and so the first that is asked.
    for (const { start: from, step } of [{ start, step: vocabulary }, ...(isNear ? begun : [])]) {
      const next = step.next.get(token)
      if (next === undefined) continue
      if (next.meaning !== undefined) hits.push({ start: from, end, meaning: next.meaning })
      if (next.next.size > 0) going.push({ start: from, step: next })
    }
    begun = going
    before = end
  }
  return hits
}

/** The first hit that ends behind `place`; hits are in the order of their ends. */
function firstFrom(hits: readonly Hit[], place: number): number {
  let low = 0
  let high = hits.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((hits[middle] as Hit).end <= place) low = middle + 1
    else high = middle
  }
  return low
}

function labelBefore(text: string, hits: readonly Hit[], type: FindingType, start: number): Label {
  let last = firstFrom(hits, start) - 1
  // No further back than a label reaches, or time would grow with the square of the text.
  while (last >= 0 && !isLabel(hits[last] as Hit, type) && (hits[last] as Hit).end >= start - LIST_REACH) last--
  const nearest = hits[last]
  if (nearest === undefined || nearest.end < start - LIST_REACH) return 'none'
  const gap = text.slice(nearest.end, start)
  const isList = !HAS_LETTER.test(gap.replaceAll(AND, ''))
  if (!isList && (gap.length > LABEL_REACH || NAMES_NO_MORE.test(gap))) return 'none'
  const isClose = isTight(gap)
  if (nearest.meaning.names.has(type)) return isClose ? 'own' : 'loose'
  if (!isClose) return 'other'
  for (let i = last; hits[i]?.end === nearest.end; i--) if (hits[i]?.meaning.against.has(type)) return 'against'
  return 'other'
}

function isTight(gap: string): boolean {
  if (SENTENCE_ENDS.test(gap)) return false
  return JOINS.test(gap) || (gap.match(/\p{L}[\p{L}\p{M}]*/gu)?.length ?? 0) <= MOST_WORDS_BETWEEN
}

const isLabel = ({ meaning }: Hit, type: FindingType): boolean => meaning.names.size > 0 || meaning.against.has(type)
