import type { Detector } from '../detector.ts'
import { maskAllBut } from '../mask.ts'
import { AMOUNTS, PHONES, REFERENCES, named, phrases } from '../words.ts'

/** Area, group, and serial number. Without separators it is just digits. */
const FORM = /(?<![A-Za-z0-9+]|\d[-.])(\d{3})([-. ]?)(\d{2})\2(\d{4})(?![A-Za-z0-9]|[-.]\d)/g
/** Printed in advertisements, and nobody's since: the first on every list of such numbers, the second not. */
const PUBLIC = '078051120'
const HARDLY_KNOWN = '219099999'

/** Social security numbers of the United States, by the rules of the Social Security Administration for what it never assigns. */
export const ssn: Detector = {
  type: 'ssn',
  words: [...named(['ssn', 'social security', 'us ssn', 'ss']), ...named(['सोशल सिक्योरिटी', 'सामाजिक सुरक्षा'])],
  about: ['tax id', 'taxpayer', 'w 9', 'w 2', 'irs', 'fatca', 'us citizen', 'us resident', 'us person', 'tin'],
  against: [
    ...REFERENCES,
    ...AMOUNTS,
    ...PHONES,
    ...named(phrases('account, a/c, acct, ac, cif, customer, micr, micr code, pin code, pincode, खाता', 'खाते')),
  ],
  *find({ text }) {
    for (const { 0: written, 1: area = '', 2: mark, 3: group = '', 4: serial = '', index } of text.matchAll(FORM)) {
      if (area === '000' || area === '666' || area >= '900' || group === '00' || serial === '0000') continue
      const digits = area + group + serial
      if (digits === PUBLIC) continue
      yield {
        start: index,
        end: index + written.length,
        confidence: mark === '-' && digits !== HARDLY_KNOWN ? 'likely' : 'possible',
        most: digits === HARDLY_KNOWN ? 'possible' : 'certain',
        needsWords: mark === '',
        masked: maskAllBut(written, 4),
      }
    }
  },
}
