import { lookBeside } from '../beside.ts'
import type { Detector } from '../detector.ts'
import { digitRuns } from '../digit-groups.ts'
import type { DigitGroup, DigitRun } from '../digit-groups.ts'
import { maskAllBut } from '../mask.ts'
import { AMOUNTS, REFERENCES, named, phrases } from '../words.ts'
import { cardBrand, passesLuhn } from './card-brand.ts'
import type { CardBrand } from './card-brand.ts'

const FEWEST_DIGITS = 12
const MOST_DIGITS = 19
/** How cards print their digits, besides all in one. Anything else is a card only if nothing stands beside it. */
const PRINTED = new Set(['4 4 4 4', '4 6 5', '4 6 4', '4 4 4 4 3', '6 13', '8 8', '4 4 5'])

interface Found {
  readonly last: number
  readonly weakness: CardBrand['weakness']
}

/**
 * Payment cards (ISO/IEC 7812): the issuer's range and length, and Luhn's check. Digits that fail it are no card. Of what passes, one
 * in ten is chance, so it is *likely* at most without words.
 */
export const card: Detector = {
  type: 'card',
  words: [
    ...named(
      phrases(
        'card, debit card, credit card, atm card, atm cum debit card, prepaid card, forex card, cc',
        'payment card',
      ),
    ),
    ...named(
      ['visa', 'mastercard', 'master card', 'rupay', 'maestro', 'amex', 'american express', 'diners club'],
      'card',
      'कार्ड',
    ),
    ...named(['कार्ड', 'डेबिट कार्ड', 'क्रेडिट कार्ड', 'एटीएम कार्ड', 'रुपे कार्ड', 'रुपे', 'वीजा', 'मास्टरकार्ड']),
  ],
  about: [
    ...phrases(
      'cvv, cvv2, cvc, expiry, expires, exp date, valid thru, valid till, valid upto',
      'name on card, cardholder, card holder',
    ),
    ...phrases('hotlist, block my card, सीवीवी, समाप्ति, वैधता'),
  ],
  against: [
    ...REFERENCES,
    ...AMOUNTS,
    ...named(
      phrases('account, a/c, acct, ac, loan, loan account, vid, virtual id, aadhaar, aadhar, आधार', 'खाता, खाते'),
    ),
  ],
  *find(folded) {
    for (const run of digitRuns(folded)) {
      for (let first = 0; first < run.length; first++) {
        const found = longestFrom(run, first)
        if (found === undefined) continue
        const { start } = run[first] as DigitGroup
        const { end } = run[found.last] as DigitGroup
        first = found.last
        const { isGlued, isPartOfMore, isAmount } = lookBeside(folded.text, start, end)
        if (isPartOfMore || isAmount) continue
        yield {
          start,
          end,
          confidence: found.weakness === undefined && !isGlued ? 'likely' : 'possible',
          needsWords: found.weakness === 'needs words',
          needsLabel: isGlued,
          masked: maskAllBut(folded.text.slice(start, end), 4),
        }
      }
    }
  },
}

/** The longest card that begins with this group. */
function longestFrom(run: DigitRun, first: number): Found | undefined {
  let digits = ''
  let shape = ''
  let found: Found | undefined
  for (let last = first; last < run.length; last++) {
    const group = run[last] as DigitGroup
    digits += group.digits
    shape += `${last === first ? '' : ' '}${group.digits.length}`
    if (digits.length > MOST_DIGITS) break
    if (digits.length < FEWEST_DIGITS || !isOneNumber(run, first, last, shape)) continue
    const brand = cardBrand(digits)
    if (brand === undefined || /^(\d)\1+$/.test(digits) || !passesLuhn(digits)) continue
    found = { last, weakness: brand.weakness }
  }
  return found
}

/** Whether groups belong together: all of the run; or printed like a card, with one mark between and no such mark beside. */
function isOneNumber(run: DigitRun, first: number, last: number, shape: string): boolean {
  // A point between groups of any other size is that of a fraction.
  const isFraction = run[first + 1]?.mark === '.' && !PRINTED.has(shape)
  if (first === 0 && last === run.length - 1) return !(isFraction && first !== last)
  if (first !== last && !PRINTED.has(shape)) return false
  const inside = run[first + 1]?.mark
  for (let at = first + 2; at <= last; at++) if (run[at]?.mark !== inside) return false
  const isFree = (at: number) => at === 0 || at === run.length || run[at]?.mark === ' '
  return isFree(first) && isFree(last + 1)
}
