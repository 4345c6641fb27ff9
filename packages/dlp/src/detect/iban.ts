import { ValidationErrorsIBAN, getCountrySpecifications, validateIBAN } from 'ibantools'
import type { Detector } from '../detector.ts'
import { maskAllBut } from '../mask.ts'
import { phrases } from '../words.ts'

/** A country and check digits, and what may belong to it: letters and digits with at most one space or mark between two. */
const START = /(?<![A-Za-z0-9])([A-Za-z]{2})\d{2}(?=[ \-._]?[A-Za-z0-9])/g
const REST = /[A-Za-z0-9]|[ \-._](?=[A-Za-z0-9])/y
const ALPHANUMERIC = /[A-Za-z0-9]/

/** The whole length of an IBAN by its country's two letters. */
const LENGTHS = new Map(
  Object.entries(getCountrySpecifications()).flatMap(([country, { chars }]) =>
    chars ? [[country, chars] as const] : [],
  ),
)

/** International bank account numbers (ISO 13616): the country's length and structure, and the check digits. */
export const iban: Detector = {
  type: 'iban',
  words: ['iban', 'iban no', 'iban number', 'international bank account number', 'आईबीएएन', 'आईबैन'],
  about: phrases('swift, bic, beneficiary, remittance, wire, bank, account, sepa, बैंक, खाता, लाभार्थी', 'विप्रेषण'),
  reach: 100,
  *find({ text }) {
    for (const { 1: country = '', index } of text.matchAll(START)) {
      const length = LENGTHS.get(country.toUpperCase())
      if (length === undefined) continue
      const end = endOf(text, index, length)
      const written = text.slice(index, end)
      const electronic = written.replaceAll(/[^A-Za-z0-9]/g, '')
      // One case only: what people write by hand or copy has no other.
      if (end === index || /[a-z].*[A-Z]|[A-Z].*[a-z]/.test(electronic) || !isValid(electronic.toUpperCase())) continue
      // The country may be seen: nobody is found by it.
      const masked = `${written.slice(0, 2)}${maskAllBut(written.slice(2), 4)}`
      yield { start: index, end, confidence: 'likely', masked }
    }
  },
}

/** Where as many letters and digits end as an IBAN of this country has; `start` if there are fewer, or more follow directly. */
function endOf(text: string, start: number, length: number): number {
  REST.lastIndex = start
  for (let count = 0; count < length;) {
    const [taken] = REST.exec(text) ?? []
    if (taken === undefined) return start
    if (ALPHANUMERIC.test(taken)) count++
  }
  const end = REST.lastIndex
  return ALPHANUMERIC.test(text.charAt(end)) ? start : end
}

/**
 * By ISO 13616: structure, and check digits from 02 to 98. What ibantools also asks of some countries' inner check digits is
 * left out, since the registry leaves these to the banks and real numbers break them.
 */
function isValid(electronic: string): boolean {
  const checkDigits = Number(electronic.slice(2, 4))
  const { errorCodes } = validateIBAN(electronic)
  const isBroken = errorCodes.some((code) => code !== ValidationErrorsIBAN.WrongAccountBankBranchChecksum)
  return checkDigits >= 2 && checkDigits <= 98 && !isBroken
}
