import type { Detector } from '../detector.ts'
import { maskAllBut } from '../mask.ts'
import { named } from '../words.ts'
import { BANK_CODES } from './bank-codes.ts'

const CODE = /(?<![A-Za-z0-9])([A-Za-z]{4})([ -]?)0[A-Za-z0-9]{6}(?![A-Za-z0-9])/g

/** Indian Financial System Codes (RBI): the bank's four letters, 0, and six letters or digits for the branch. */
export const ifsc: Detector = {
  type: 'ifsc',
  words: named(['ifsc', 'ifs', 'rtgs', 'neft', 'आईएफएससी', 'आईएफ़एससी', 'आइएफएससी'], 'code', 'कोड'),
  about: ['bank', 'branch', 'account', 'a/c', 'beneficiary', 'micr', 'imps', 'बैंक', 'शाखा', 'खाता', 'लाभार्थी'],
  *find({ text }) {
    for (const { 0: written, 1: bank = '', 2: mark = '', index } of text.matchAll(CODE)) {
      const isKnown = BANK_CODES.has(bank.toUpperCase())
      // A word of four letters before a date or a number of seven digits looks the same.
      const isPlain = mark === '' && (isKnown || !/[a-z]/.test(written))
      yield {
        start: index,
        end: index + written.length,
        confidence: isKnown && isPlain ? 'likely' : 'possible',
        needsLabel: !isPlain,
        masked: `${bank.toUpperCase()}${maskAllBut(written.slice(4), 0)}`,
      }
    }
  },
}
