import { readContext } from './context.ts'
import type { Context } from './context.ts'
import type { Detector } from './detector.ts'
import { builtInDetectors } from './detectors.ts'
import type { Finding, FindingType } from './finding.ts'
import { foldText } from './fold-text.ts'
import { withoutOverlaps } from './overlap.ts'
import { ownDetectors } from './own.ts'
import type { CustomPattern, WordList } from './own-lists.ts'
import { makeVocabulary } from './vocabulary.ts'
import type { Vocabulary } from './vocabulary.ts'
import { weigh } from './weigh.ts'

/** What is looked for. Keep one object and pass it again: what is made of it is kept with it. */
export interface DetectOptions {
  /** Only these; all if left out. */
  readonly types?: readonly FindingType[]
  readonly words?: readonly WordList[]
  readonly patterns?: readonly CustomPattern[]
  /** Where phone numbers without a country code belong: ISO 3166, two letters; `IN` if left out. */
  readonly country?: string
}

interface Prepared {
  readonly detectors: readonly Detector[]
  readonly vocabulary: Vocabulary
}

const NO_OPTIONS: DetectOptions = {}
const prepared = new WeakMap<DetectOptions, Prepared>()

/**
 * What a text holds that is sensitive, sorted by where it starts. Of findings that overlap the surer one stays, then the more
 * specific, then the longer; an organization's words and patterns, and markings, stand beside the others.
 *
 * No text makes it throw, and its time grows with the length of the text only. Options can: an organization's pattern that cannot be
 * compiled.
 */
export function detect(text: string, options: DetectOptions = NO_OPTIONS): Finding[] {
  const { detectors, vocabulary } = prepare(options)
  const folded = foldText(text)
  // Most texts hold nothing, and then no word is looked for.
  let context: Context | undefined
  const findings: Finding[] = []
  for (const detector of detectors) {
    for (const candidate of detector.find(folded)) {
      context ??= readContext(folded, vocabulary)
      const confidence = weigh(candidate, detector, context)
      if (confidence === undefined) continue
      const { masked, name } = candidate
      const place = folded.original(candidate.start, candidate.end)
      findings.push({ type: detector.type, ...place, confidence, masked, ...(name !== undefined && { name }) })
    }
  }
  return withoutOverlaps(findings)
}

function prepare(options: DetectOptions): Prepared {
  const known = prepared.get(options)
  if (known !== undefined) return known
  const { types, words = [], patterns = [], country = 'IN' } = options
  const { detectors: all, vocabulary } = prepareBuiltIn(country)
  const detectors = [...all, ...ownDetectors(words, patterns)].filter(({ type }) => types?.includes(type) ?? true)
  const made = { detectors, vocabulary }
  prepared.set(options, made)
  return made
}

let lastBuiltIn: (Prepared & { readonly country: string }) | undefined

/** The vocabulary is that of all types: labels of what is not looked for still say that a number is something else. */
function prepareBuiltIn(country: string): Prepared {
  if (lastBuiltIn?.country === country) return lastBuiltIn
  const detectors = builtInDetectors(country)
  lastBuiltIn = { country, detectors, vocabulary: makeVocabulary(detectors) }
  return lastBuiltIn
}
