import { lookBeside } from '../beside.ts'
import { passesVerhoeff } from '../checksum.ts'
import type { Candidate, Detector } from '../detector.ts'
import { digitRuns, numbersOf, unevenNumber } from '../digit-groups.ts'
import type { WrittenNumber } from '../digit-groups.ts'
import { maskAllBut } from '../mask.ts'
import { AMOUNTS, PHONES, REFERENCES, named, phrases } from '../words.ts'

const DIGITS = 12
const AS_PRINTED = '4 4 4'
/** Three years in a row, such as 2023 2024 2025. */
const YEARS = /^(?:(?:19|20)\d\d){3}$/
/** A mobile number behind 91; a moment, YYYYMMDDhhmm; and a retrieval reference, whose first digits are the day and hour: YDDDhh. */
const MOBILE = /^91[6-9]/
const MOMENT = /^20\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?:[01]\d|2[0-3])[0-5]\d$/
const RETRIEVAL = /^\d(?:0(?:0[1-9]|[1-9]\d)|[12]\d\d|3[0-5]\d|36[0-6])(?:[01]\d|2[0-3])/

export const AADHAAR_NAMES: readonly string[] = [
  ...named(['aadhaar', 'aadhar', 'adhaar', 'adhar', 'addhar', 'aadhaar uid', 'maadhaar', 'आधार'], 'card', 'id', 'कार्ड'),
  ...named(['uid', 'uidai', 'यूआईडी', 'यूआईडीएआई']),
  // As other Indian languages write it.
  ...phrases('ஆதார், ఆధార్, ಆಧಾರ್, ആധാർ, ആധാര്‍, আধার, આધાર, ਆਧਾਰ, ଆଧାର, آدھار'),
]

/**
 * Aadhaar numbers (UIDAI): twelve digits, the first from 2 to 9, the last by Verhoeff, not the same backwards. One in ten other numbers
 * of twelve digits passes, references of payments and mobile numbers behind 91 among them; these stay possible without words.
 */
export const aadhaar: Detector = {
  type: 'aadhaar',
  words: AADHAAR_NAMES,
  about: phrases(
    'kyc, ekyc, e-kyc, okyc, id proof, identity proof, address proof, biometric, enrolment, enrollment',
    'केवाईसी, पहचान, पहचान पत्र, पहचान प्रमाण, नामांकन',
  ),
  against: [
    ...REFERENCES,
    ...PHONES,
    ...AMOUNTS,
    ...named(['account', 'a/c', 'acct', 'ac', 'loan', 'lan', 'fd', 'rd', 'ppf', 'card', 'खाता', 'खाते', 'कार्ड']),
  ],
  *find(folded) {
    for (const run of digitRuns(folded)) {
      for (const number of numbersOf(run, DIGITS)) if (isAadhaar(number.digits)) yield* judge(folded.text, number)
      const uneven = unevenNumber(run, DIGITS)
      if (uneven !== undefined && isAadhaar(uneven.digits)) yield* judge(folded.text, uneven)
    }
  },
}

function isAadhaar(digits: string): boolean {
  return /^[2-9]/.test(digits) && passesVerhoeff(digits) && digits !== [...digits].toReversed().join('')
}

function* judge(text: string, { start, end, digits, shape, mark }: WrittenNumber): Iterable<Candidate> {
  const beside = lookBeside(text, start, end)
  if (beside.isPartOfMore || beside.isAmount) return
  const masked = maskAllBut(text.slice(start, end), 4)
  const isAlone = shape === String(DIGITS)
  const isOther = isAlone && (MOBILE.test(digits) || MOMENT.test(digits) || RETRIEVAL.test(digits))
  // Files and letters have slashes.
  const isUsual = isAlone || (shape === AS_PRINTED && mark !== '/' && mark !== '_')
  if (beside.isGlued || !isUsual || YEARS.test(digits))
    yield {
      start,
      end,
      confidence: 'possible',
      masked,
      ...(isSpelt(shape) && !beside.isGlued ? {} : { needsLabel: true }),
    }
  else yield { start, end, confidence: isOther ? 'possible' : 'likely', masked }
}

/** One digit after the other, as somebody writes who does not want to be noticed. */
const isSpelt = (shape: string): boolean => shape.startsWith('1 1')
