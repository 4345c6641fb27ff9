import type { Candidate, Detector } from '../detector.ts'
import { maskAllBut } from '../mask.ts'
import { named, phrases } from '../words.ts'

const WHOLE = /(?<![A-Za-z0-9])[A-Za-z]{5}\d{4}[A-Za-z](?![A-Za-z0-9])/g
const IN_PARTS = /(?<![A-Za-z0-9])[A-Za-z]{5}([ .-]|- )\d{4}\1[A-Za-z](?![A-Za-z0-9])/g
const SPELT = /(?<![A-Za-z0-9])[A-Za-z]([ .-])(?:[A-Za-z]\1){4}(?:\d\1){4}[A-Za-z](?![A-Za-z0-9])/g
/** Who holds it: the fourth letter, as the Income Tax Department lists them. The number is from 0001 to 9999. */
const LEGAL = /^[A-Z]{3}[ABCFGHJLPT][A-Z](?!0000)\d{4}[A-Z]$/
/** A short hash. */
const HEX = /^[a-f0-9]+$/
const NO_CODE = /[^A-Z0-9]/g

/** Permanent account numbers of the Income Tax Department: AAAPA9999A. The check letter's rule is not public. */
export const pan: Detector = {
  type: 'pan',
  words: [
    ...named(['pan', 'पैन', 'पेन'], 'card', 'कार्ड'),
    ...phrases('permanent account number, permanent account no, स्थायी खाता संख्या, स्थायी लेखा संख्या'),
  ],
  about: phrases(
    'income tax, tax, itr, tds, form 16, form 60, form 26as, assessee, assessment year, kyc, nsdl',
    'utiitsl',
    'आयकर, टैक्स, टीडीएस, केवाईसी',
  ),
  *find({ text }) {
    for (const { 0: written, index } of text.matchAll(WHOLE)) yield judge(written, index, false)
    for (const pattern of [IN_PARTS, SPELT])
      for (const { 0: written, index } of text.matchAll(pattern)) {
        const candidate = judge(written, index, pattern === IN_PARTS)
        if (candidate.confidence === 'likely') yield candidate
      }
  },
}

function judge(written: string, start: number, needsLabel: boolean): Candidate {
  const end = start + written.length
  const masked = maskAllBut(written, 4)
  if (LEGAL.test(written.toUpperCase().replaceAll(NO_CODE, '')))
    return { start, end, confidence: 'likely', masked, needsLabel, needsWords: HEX.test(written) }
  return { start, end, confidence: 'possible', most: 'possible', masked, needsWords: /[a-z]/.test(written) }
}
