import { passesIcao } from '../checksum.ts'
import type { Detector } from '../detector.ts'
import { maskAllBut } from '../mask.ts'
import { REFERENCES, named, phrases } from '../words.ts'

/** A letter and seven digits, of which neither the first nor the last is 0; some leave a space behind the letter or the third. */
const CODE = /(?<![A-Za-z0-9])[A-Za-z](?:[1-9]\d{5}[1-9]|([ -])[1-9]\d{5}[1-9]|[1-9]\d \d{4}[1-9])(?![A-Za-z0-9])/g
/** The second line of the machine-readable zone of an Indian passport: number, country, birth, sex, expiry, each with its check digit. */
const ZONE = /(?<![A-Z0-9<])([A-Z][0-9]{7}<)(\d)IND(\d{6})(\d)[MFX<](\d{6})(\d)[A-Z0-9<]{14}[0-9<]\d(?![A-Z0-9<])/g

/** Indian passports. The form is that of many orders and parts, so words must say what it is. */
export const passport: Detector = {
  type: 'passport',
  words: named(['passport', 'indian passport', 'pass port', 'पासपोर्ट', 'पारपत्र'], 'book', 'id'),
  about: phrases(
    'nationality, immigration, visa application, travel document, date of expiry, place of issue, embassy',
    'boarding',
    'राष्ट्रीयता, आव्रजन, दूतावास, वीज़ा, जारी करने का स्थान',
  ),
  against: [
    ...REFERENCES,
    'part',
    'model',
    'seat',
    'flight',
    'gate',
    'sku',
    'item',
    'product',
    'version',
    'asset',
    'employee id',
    'emp id',
  ],
  *find({ text }) {
    for (const { 0: written, 1: mark, index } of text.matchAll(CODE))
      yield {
        start: index,
        end: index + written.length,
        confidence: 'possible',
        needsLabel: mark !== undefined || /[a-z]/.test(written),
        masked: maskAllBut(written, 3),
      }
    for (const match of text.matchAll(ZONE)) {
      const {
        0: zone,
        1: number = '',
        2: check = '',
        3: birth = '',
        4: birthCheck = '',
        5: expiry = '',
        6: expiryCheck = '',
      } = match
      if (!passesIcao(number, check) || !passesIcao(birth, birthCheck) || !passesIcao(expiry, expiryCheck)) continue
      // Three checks and a form of 44 characters: nothing else looks so.
      yield {
        start: match.index,
        end: match.index + zone.length,
        confidence: 'certain',
        masked: 'X'.repeat(zone.length),
      }
    }
  },
}
