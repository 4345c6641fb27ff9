import { lookBeside } from '../beside.ts'
import { passesVerhoeff } from '../checksum.ts'
import type { Detector } from '../detector.ts'
import { digitRuns, numbersOf } from '../digit-groups.ts'
import { maskAllBut } from '../mask.ts'
import { AMOUNTS, REFERENCES, named } from '../words.ts'
import { AADHAAR_NAMES } from './aadhaar.ts'
import { cardBrand, passesLuhn } from './card-brand.ts'

const DIGITS = 16

/**
 * Virtual ids, which stand for an Aadhaar number (UIDAI, 2018): sixteen digits, the first from 2 to 9, the last by Verhoeff. Most numbers
 * of sixteen digits are something else, so it is possible by itself, and what could be a payment card needs words.
 */
export const vid: Detector = {
  type: 'vid',
  words: named(['vid', 'virtual id', 'virtual identity', 'aadhaar vid', 'aadhaar virtual id', 'वीआईडी', 'वर्चुअल आईडी']),
  about: AADHAAR_NAMES,
  against: [...REFERENCES, ...AMOUNTS, ...named(['account', 'a/c', 'acct', 'card', 'खाता', 'कार्ड'])],
  *find(folded) {
    for (const run of digitRuns(folded)) {
      for (const { start, end, digits, shape } of numbersOf(run, DIGITS)) {
        if (!/^[2-9]/.test(digits) || !passesVerhoeff(digits) || digits === [...digits].toReversed().join('')) continue
        const beside = lookBeside(folded.text, start, end)
        if (beside.isPartOfMore || beside.isAmount) continue
        const masked = maskAllBut(folded.text.slice(start, end), 4)
        const needsLabel = beside.isGlued || (shape !== '16' && shape !== '4 4 4 4' && !shape.startsWith('1 1'))
        const needsWords = passesLuhn(digits) && cardBrand(digits) !== undefined
        yield { start, end, confidence: 'possible', masked, needsLabel, needsWords }
      }
    }
  },
}
