import { lookBeside } from '../beside.ts'
import type { Candidate, Detector } from '../detector.ts'
import { digitRuns } from '../digit-groups.ts'
import type { DigitRun } from '../digit-groups.ts'
import type { FoldedText } from '../fold-text.ts'
import { maskAllBut } from '../mask.ts'
import { AMOUNTS, PHONES, REFERENCES, named, phrases } from '../words.ts'

const IFSC = /(?<![A-Za-z0-9])[A-Za-z]{4}0[A-Za-z0-9]{6}(?![A-Za-z0-9])/g
const NEAR_IFSC = 300
const MOBILE = /^(?:91|0)?[6-9]\d{9}$/
/** Also seconds and milliseconds since 1970. */
const DATE_OR_MOMENT = /^1[5-9]\d{8}(?:\d{3})?$|^20\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?:\d{2}){0,3}$/

/**
 * Numbers of bank accounts: 9 to 18 digits, after the bank's own rules. Digits alone are anything, so it takes a label, an IFSC within
 * 300 units, or words close by.
 */
export const account: Detector = {
  type: 'account',
  words: [
    ...named(
      phrases(
        'account, acct, acc, a/c, ac, bank account, bank a/c, savings account, current account',
        'saving account',
      ),
    ),
    ...named(
      phrases(
        'sb account, sb a/c, ca a/c, od account, cc account, loan account, loan a/c, salary account',
        'nre account',
      ),
    ),
    ...named(['beneficiary account', 'beneficiary a/c', 'credit account', 'debit account', 'account id', 'iban']),
    ...named(['खाता', 'खाते', 'बैंक खाता', 'बचत खाता', 'चालू खाता', 'ऋण खाता', 'अकाउंट', 'एकाउंट', 'ए/सी', 'khata']),
    ...phrases(
      'lan, lan no, fd no, fd number, rd no, rd number, ppf no, loan no, loan number',
      'khata sankhya, acnt, accnt, acount, a/cno, accountno, accountnumber, acno, acctno, accno, bankaccount',
    ),
  ],
  about: phrases('ifsc, bank, branch, neft, rtgs, beneficiary, passbook, savings, बैंक, शाखा, लाभार्थी, पासबुक'),
  against: [...REFERENCES, ...PHONES, ...AMOUNTS],
  reach: 60,
  *find(folded) {
    const codes = Array.from(folded.text.matchAll(IFSC), ({ index }) => index)
    for (const run of digitRuns(folded)) yield* judge(folded, run, codes)
  },
}

function* judge({ text }: FoldedText, run: DigitRun, codes: readonly number[]): Iterable<Candidate> {
  const isOneNumber = isWhole(run)
  for (const { start, end } of isOneNumber ? [{ start: run[0]?.start ?? 0, end: run.at(-1)?.end ?? 0 }] : run) {
    const written = text.slice(start, end)
    const digits = written.replaceAll(/\D/g, '')
    if (digits.length < 9 || digits.length > 18 || /^(\d)\1+$/.test(digits)) continue
    const beside = lookBeside(text, start, end)
    if (beside.isPartOfMore || beside.isAmount) continue
    const isLikeOther = MOBILE.test(digits) || DATE_OR_MOMENT.test(digits) || run.length > 1
    yield {
      start,
      end,
      confidence: 'possible',
      masked: maskAllBut(written, 4),
      needsLabel: beside.isGlued || isLikeOther,
      needsWords: !isNear(codes, start, end),
    }
  }
}

/** Groups with one mark between them, a space or a dash, that are an account number together. */
function isWhole(run: DigitRun): boolean {
  const mark = run[1]?.mark ?? ''
  const digits = run.reduce((sum, group) => sum + group.digits.length, 0)
  return (mark === ' ' || mark === '-') && digits <= 18 && run.slice(1).every((group) => group.mark === mark)
}

function isNear(codes: readonly number[], start: number, end: number): boolean {
  let low = 0
  let high = codes.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((codes[middle] as number) < start - NEAR_IFSC) low = middle + 1
    else high = middle
  }
  const next = codes[low]
  return next !== undefined && next <= end + NEAR_IFSC
}
