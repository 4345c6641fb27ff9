import type { FindingType } from './finding.ts'
import type { FoldedText } from './fold-text.ts'
import { labelBefore } from './label.ts'
import type { Label } from './label.ts'
import { findHits, firstFrom, lower } from './vocabulary.ts'
import type { Hit, Vocabulary } from './vocabulary.ts'

/** The words of a text that speak for or against what was found in it. */
export interface Context {
  /** The nearest label that ends at most 40 units before `start`, or 160 in a list of numbers. */
  label(type: FindingType, start: number): Label
  /** Whether a word for this type stands outside of `start` to `end` and at most `reach` units away. */
  speaksFor(type: FindingType, start: number, end: number, reach: number): boolean
}

/** Looks for all words in one pass over the text. */
export function readContext(folded: FoldedText, vocabulary: Vocabulary): Context {
  const text = lower(folded.text)
  const hits = findHits(folded.text, text, vocabulary)
  const places = new Map<FindingType, Hit[]>()
  for (const hit of hits) {
    for (const type of hit.meaning.speaksFor) {
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
