import type { Detector } from '../detector.ts'
import { maskAllBut } from '../mask.ts'
import { REFERENCES, named, phrases } from '../words.ts'

/** State, office, year of issue, and seven digits: SS-RR-YYYY-NNNNNNN, with or without marks between them. */
const CODE = /(?<![A-Za-z0-9])([A-Za-z]{2})[ -]?\d{2}[ /-]?((?:19|20)\d{2})[ /-]?\d{7}(?![A-Za-z0-9])/g
/** What states wrote before: an office with letters, a year of two digits, a shorter number. */
const OLD =
  /(?<![A-Za-z0-9])([A-Za-z]{2})[ -]?\d{1,2}[A-Za-z]?(?:[ /-](?:DLC|R|N|T|HP|LMV)|[ /-])[ /-]?(?:19|20)?\d{2}[ /-]?\d{5,7}(?![A-Za-z0-9])/g
const STATES = new Set(
  'AN AP AR AS BR CG CH DD DL DN GA GJ HP HR JH JK KA KL LA LD MH ML MN MP MZ NL OD OR PB PY RJ SK TN TR TS TG UA UK UP WB'.split(
    ' ',
  ),
)
const isState = (letters: string): boolean => STATES.has(letters.toUpperCase())

/** Indian driving licences (Sarathi). There is no check digit; a state, a year, and the length are what tells them. */
export const drivingLicence: Detector = {
  type: 'driving-licence',
  words: [
    ...named(
      phrases(
        "driving licence, driving license, drivers license, driver's licence, driver licence, dl, d.l.",
        'licence, license',
      ),
    ),
    ...named(['ड्राइविंग लाइसेंस', 'ड्राइविंग लाइसेन्स', 'चालक अनुज्ञप्ति', 'चालन अनुज्ञप्ति', 'डीएल', 'लाइसेंस']),
  ],
  about: ['rto', 'transport', 'sarathi', 'parivahan', 'vehicle', 'lmv', 'mcwg', 'आरटीओ', 'परिवहन', 'वाहन'],
  against: REFERENCES,
  *find({ text }) {
    for (const { 0: written, 1: state = '', 2: year = '', index } of text.matchAll(CODE)) {
      if (!isState(state) || Number(year) < 1950 || Number(year) > 2059) continue
      yield { start: index, end: index + written.length, confidence: 'likely', masked: maskAllBut(written, 4) }
    }
    for (const { 0: written, 1: state = '', index } of text.matchAll(OLD))
      if (isState(state))
        yield {
          start: index,
          end: index + written.length,
          confidence: 'possible',
          needsLabel: true,
          masked: maskAllBut(written, 4),
        }
  },
}
