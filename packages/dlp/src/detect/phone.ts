import { isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/min'
import { lookBeside } from '../beside.ts'
import type { Candidate, Detector } from '../detector.ts'
import { maskAllBut } from '../mask.ts'
import { AMOUNTS, REFERENCES, named, phrases } from '../words.ts'
import { indianForm } from './indian-phone.ts'
import type { PhoneForm } from './indian-phone.ts'

/** Seven digits and more, as people write numbers. Slashes end a number: `2024/001234` is a letter's, `22023456/57` are two phones. */
const RUN = /(?<![A-Za-z0-9_@#+]|\d[-.])(?:\+ ?)?\(?\d(?: ?[-.()]{0,2} ?\d){6,}(?![A-Za-z0-9_])/g
const GROUP = /\d+/g
const FEWEST_DIGITS = 7
/** ITU-T E.164. */
const MOST_DIGITS = 15

/** Phone numbers: those of `country` also without a country code, and those of all others with one. */
export function phoneDetector(country: string): Detector {
  const readNational = country === 'IN' ? indianForm : nationalForm(country)
  return {
    type: 'phone',
    words: [
      ...named(
        phrases(
          'phone, ph, tel, telephone, mobile, mob, cell, contact, whatsapp, landline',
          'helpline, toll free, fax, sms',
        ),
      ),
      ...phrases(
        'call, call me, call me at, call me on, call at, call on, dial, ring, reach me at',
        'reach me on, missed call',
      ),
      ...named(
        phrases('फोन, मोबाइल, मोबाईल, मो, दूरभाष, टेलीफोन, संपर्क, सम्पर्क, कॉल, व्हाट्सएप', 'व्हाट्सऐप, हेल्पलाइन, टोल फ्री'),
      ),
      ...phrases(
        'my number, my no, mera number, mera no, new number, alternate number, alternate no, मेरा नंबर, नया नंबर, mobail, sampark, phone karo, call karo, call karein, फोन करें, कॉल करें, पर कॉल करें',
      ),
    ],
    about: ['reach me', 'missed call', 'caller', 'sim'],
    against: [
      ...REFERENCES,
      ...AMOUNTS,
      ...named(
        phrases(
          'cif, customer, customer id, account, a/c, acct, ac, aadhaar, aadhar, vid, card',
          'loan, loan account, employee, emp, circular',
        ),
      ),
      ...named(['खाता', 'खाते', 'आधार', 'ग्राहक', 'सीआईएफ', 'कार्ड', 'परिपत्र'], 'आईडी'),
    ],
    reach: 100,
    *find({ text }) {
      for (const { 0: run, index } of text.matchAll(RUN)) {
        for (const candidate of phonesIn(run, readNational)) {
          const start = candidate.start + index
          const end = candidate.end + index
          const { isPartOfMore, isAmount } = lookBeside(text, start, end)
          if (!isPartOfMore && !isAmount) yield { ...candidate, start, end }
        }
      }
    },
  }
}

/** Digits that stand together. `mark` is what stands between them and the group before, without spaces. */
interface Group {
  readonly digits: string
  readonly start: number
  readonly end: number
  readonly mark: string
}

function groupsOf(run: string): Group[] {
  const groups: Group[] = []
  let before = 0
  for (const { 0: digits, index } of run.matchAll(GROUP)) {
    const end = index + digits.length
    groups.push({ digits, start: index, end, mark: run.slice(before, index).trim() })
    before = end
  }
  return groups
}

function* phonesIn(run: string, readNational: ReadForm): Iterable<Candidate> {
  const groups = groupsOf(run)
  for (let first = 0; first < groups.length; first++) {
    const found = longestFrom(groups, first, readNational)
    if (found === undefined) continue
    const group = groups[first] as Group
    const start = run.lastIndexOf(group.mark.replace(')', ''), group.start)
    const end = (groups[found.last] as Group).end
    const { confidence, needsWords = false } = found.form
    yield { start, end, confidence, needsWords, masked: maskAllBut(run.slice(start, end), 4) }
    first = found.last
  }
}

/**
 * What digits are, read as a number of the country itself; `shape` is how many stand together, such as `5 5`, and `marks` what stands
 * before them and between the first two groups.
 */
type ReadForm = (digits: string, shape: string, isAlone: boolean, marks: string) => PhoneForm | undefined

function longestFrom(
  groups: readonly Group[],
  first: number,
  readNational: ReadForm,
): { readonly last: number; readonly form: PhoneForm } | undefined {
  const { mark, digits: leading } = groups[first] as Group
  if (first > 0 && !/^\)?[+(]*$/.test(mark)) return undefined
  const isInternational = mark.includes('+') || leading.startsWith('00')
  let digits = ''
  let shape = ''
  let found: { last: number; form: PhoneForm } | undefined
  for (let last = first; last < groups.length; last++) {
    const group = groups[last] as Group
    const isFirst = last === first
    if (!isFirst && group.mark.includes('+')) break
    // `+44 (0)20 …`: the zero is for those who dial inside the country.
    if (!isInternational || group.digits !== '0' || !group.mark.endsWith('(')) digits += group.digits
    shape += isFirst ? `${group.digits.length}` : ` ${group.digits.length}`
    if (digits.length > MOST_DIGITS + 2) break
    if (digits.length < FEWEST_DIGITS || isInside(groups, first, last)) continue
    const isAlone = first === 0 && last === groups.length - 1
    const form = isInternational
      ? internationalForm(digits)
      : readNational(digits, shape, isAlone, mark + (groups[first + 1]?.mark ?? ''))
    if (form !== undefined) found = { last, form }
  }
  return found
}

/** Whether a mark joins these groups to the next one; and one point parts a fraction. */
function isInside(groups: readonly Group[], first: number, last: number): boolean {
  const isFraction = last === first + 1 && groups[last]?.mark.includes('.')
  return isFraction === true || !/^[)(]*\+?$/.test(groups[last + 1]?.mark ?? '')
}

function internationalForm(digits: string): PhoneForm | undefined {
  const number = `+${digits.replace(/^00/, '')}`
  return parsePhoneNumberFromString(number)?.isValid() ? { confidence: 'likely' } : undefined
}

/** Numbers of a country by what the ITU knows of its plan. Digits without any space or mark need words. */
function nationalForm(country: string): ReadForm {
  if (!isSupportedCountry(country)) return () => undefined
  return (digits, shape, isAlone) => {
    const needsWords = !shape.includes(' ')
    if (digits.length > MOST_DIGITS || (!isAlone && shape.split(' ').length > 4)) return undefined
    const isValid = parsePhoneNumberFromString(digits, country)?.isValid() ?? false
    return isValid ? { confidence: 'possible', needsWords } : undefined
  }
}
