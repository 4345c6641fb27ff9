import { lookBeside } from '../beside.ts'
import type { Detector } from '../detector.ts'
import { digitRuns } from '../digit-groups.ts'
import { maskAllBut } from '../mask.ts'
import { AMOUNTS, PHONES, REFERENCES, named, phrases } from '../words.ts'

const NUMBER = /^\d{6,12}$/

/** Customer numbers of banks (CIF, customer id, CRN): 6 to 12 digits after the bank's own rules, so only with a label. */
export const cif: Detector = {
  type: 'cif',
  words: [
    ...named(
      phrases(
        'cif, cif id, cif key, customer id, cust id, client id, customer code, crn, ucic',
        'customer identification',
      ),
    ),
    ...phrases(
      'customer no, customer number, cust no, customer file number, customer information file',
      'customer reference number',
    ),
    ...phrases('ग्राहक संख्या, ग्राहक क्रमांक, ग्राहक नंबर, ग्राहक नम्बर, grahak sankhya'),
    ...named(['सीआईएफ', 'सीआइएफ', 'ग्राहक आईडी', 'ग्राहक पहचान']),
  ],
  against: [...REFERENCES.filter((word) => word !== 'crn'), ...PHONES, ...AMOUNTS],
  *find(folded) {
    for (const run of digitRuns(folded))
      for (const { start, end, digits, mark } of run) {
        if (!NUMBER.test(digits) || (mark !== '' && mark !== ' ' && mark !== ':' && mark !== '-')) continue
        const beside = lookBeside(folded.text, start, end)
        if (beside.isPartOfMore || beside.isAmount) continue
        yield {
          start,
          end,
          confidence: 'possible',
          needsLabel: true,
          masked: maskAllBut(digits, digits.length > 8 ? 4 : 2),
        }
      }
  },
}
