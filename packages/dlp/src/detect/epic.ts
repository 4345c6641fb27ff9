import type { Detector } from '../detector.ts'
import { maskAllBut } from '../mask.ts'
import { REFERENCES, named, phrases } from '../words.ts'
import { passesLuhn } from './card-brand.ts'

const CODE = /(?<![A-Za-z0-9])([A-Za-z]{3})([ /-]?)(\d{7})(?![A-Za-z0-9])/g
/** What was issued before 2008: state, district, constituency, and a number. */
const OLD = /(?<![A-Za-z0-9])[A-Z]{2}\/\d{1,2}\/\d{2,3}\/\d{6,7}(?![A-Za-z0-9/])/g
/** What offices put before numbers of their own. */
const OWN_NUMBERS = new Set(
  (
    'ORD INV REF TXN TRN UTR RRN INC CHG REQ TKT PRB TSK DOC LOT SKU CIF ACC CUS BIL RCP POL FIR AWB LAN CRN SRN ARN URN BOE GRN ' +
    'PNR EMP FAX TEL MOB INR USD EUR RTI SLA DDN CHQ VCH JOB BUG ISO NEF IMP UPI PIN GST PAN TAN TDS SMS OTP ENQ QTN CAS APP'
  ).split(' '),
)

/** Electors' photo identity cards: three letters, six digits, and Luhn's check digit. Older cards break the check. */
export const epic: Detector = {
  type: 'epic',
  words: [
    ...named(['epic', 'voter', 'voter id', 'voters id', 'elector', 'election id', 'ईपिक', 'एपिक'], 'card', 'कार्ड'),
    ...named(['मतदाता पहचान पत्र', 'मतदाता पहचान', 'मतदाता कार्ड', 'वोटर आईडी', 'वोटर कार्ड', 'वोटर आईडी कार्ड', 'मतदाता']),
  ],
  about: phrases(
    'electoral, election, polling, constituency, electoral roll, निर्वाचन, चुनाव, मतदान, id proof',
    'पहचान पत्र',
  ),
  against: REFERENCES,
  *find({ text }) {
    for (const { 0: written, 1: letters = '', 2: mark = '', 3: digits = '', index } of text.matchAll(CODE)) {
      const passes = passesLuhn(digits) && !/^0+$/.test(digits)
      const capitals = letters.toUpperCase()
      const isPlain = mark === '' && letters === capitals && !OWN_NUMBERS.has(capitals)
      // Somebody who types without capitals; not a short hash.
      const isSmall =
        mark === '' && letters === letters.toLowerCase() && !/^[a-f]+$/.test(letters) && !OWN_NUMBERS.has(capitals)
      yield {
        start: index,
        end: index + written.length,
        confidence: passes && isPlain ? 'likely' : 'possible',
        ...(!passes && { most: 'possible' as const }),
        needsWords: !isPlain && !isSmall,
        masked: maskAllBut(written, 3),
      }
    }
    for (const { 0: written, index } of text.matchAll(OLD))
      yield {
        start: index,
        end: index + written.length,
        confidence: 'possible',
        masked: maskAllBut(written, 3),
        needsWords: true,
      }
  },
}
