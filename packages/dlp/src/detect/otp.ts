import { phrases } from '../words.ts'
import type { Candidate, Detector } from '../detector.ts'
import { maskAllBut } from '../mask.ts'

/** Four to eight digits by themselves; some put a space or a dash in the middle of six, or Google’s `G-` before them. */
const CODE =
  /(?:(?<=[Oo][Tt][Pp])|(?<![A-Za-z0-9*+@]|\d[ .,:/-]|[Xx*]{2} ?|[₹$€£] ?))(?:G-)?(?:\d{4,8}|\d{3}[ -]\d{3}|\d{4}[ -]\d{4}|\d(?:[ -]\d){3,7})(?![A-Za-z0-9*@%]|[.,:/-]\d| ?[-:/] ?\d|,\d{3}| \d)/g
const REACH_BEFORE = 90
const REACH_BEHIND = 60
const BESIDE = 16

const NAME =
  String.raw`(?:otps?|o\.t\.p\.?|one[ -]?time[ -]?(?:pass(?:word|code)|pin|code)|t[- ]?otp|` +
  String.raw`(?:verification|security|login|log[ -]?in|sign[ -]?in|authentication|authorization|authorisation|access|auth|2fa|two[- ]factor|mfa|whatsapp|telegram|google|activation|confirmation) (?:code|pin)|` +
  String.raw`dynamic (?:pass)?(?:word|code)|ओ\.?टी\.?पी\.?|एकबारी पासवर्ड|वन[ -]टाइम[ -]पासवर्ड|सत्यापन कोड|सुरक्षा कोड|वेरिफिकेशन कोड|your code(?= ?(?:is\b|:)))`
/** A letter before or behind would make it another word; Devanagari joins to it, Latin does not. */
const LABEL = new RegExp(String.raw`(?<![\p{L}\p{M}])${NAME}(?![A-Za-z\p{M}])`, 'giu')
/** Right before a code: `OTP 4821`, `OTP is: 4821`, `ओटीपी है 4821`. */
const JOINS =
  /^(?:[ \n?:=#"'([<*>~|-]|\b(?:no|number|num|code|pin|is|was|are|hai|h|aaya|aya|aa|gya|ka|ki|ye|yeh|this|the|as|your|my|mera|sms|received|kya|sir|ji|please|pls|enter|use|bhej|bhejo|raha|rahi|hu|hoon|hun|send|sent|batao|bata|bolo|do|dena|dijiye|likho|note|karo|kar|lo|mil|gaya|mila|diya)\b|कोड|है|नंबर|संख्या|आया|यह|का|के|लिए)*$/iu
/** The code comes at the end of what the OTP is for: `OTP for login to the portal is 482913`. */
const ENDS_IN = /(?:\b(?:is|hai|h|code|use|enter|are)|है|[:=>]|(?<![A-Za-z])-)[ "'([*]*$/iu
/** Behind a code: `482913 is your OTP`, `482913 – OTP for login`. */
const FOLLOWS =
  /^[ "')\]*]*(?:(?:-|,|:|\(|=|>|is|as|are|hai|h|ye|आपका|आपकी|है|को|aapka|aapki|mera|ka|ki|use|enter)[ "'(]*){0,3}(?:(?:your|my|the|our|an?|this)(?: [\p{L}\p{M}]+){0,4} ?)?$/iu
/** Other numbers of so many digits, told by what stands before them. */
const OTHER_BEFORE =
  /(?:\b(?:rs|inr|usd|amount|amt|ending|ends|ending with|ending in|xx+|card|a\/c|ac|account|acct|no\. of|year|fy|since|till|until|by|before|after|at|on|room|ext|extension|sector|flat|floor|pin ?code|pincode|page|section|para|circular|version|branch|dept|line|step|form|rule|order|ref|helpline|call|dial|to)|रु|रुपये|पिन कोड)[ .:#-]{0,3}$/iu
/** Talk about codes in numbers. */
const ABOUT_CODES =
  /\b(?:counts?|total|limit|attempts?|invoice|requests?|users|failures?|cost|vendor|validity|policy|page|rate|volume)\b/i
const NEXT_PARAGRAPH = /\n\s*\n/
const SIX_DIGITS = /^\d{6}$/
const YEAR = /^(?:19|20)\d\d$/
/** `INV-482913` */
const PART_OF_CODE = /[A-Za-z\d][-/#]$/
const SENTENCE_ENDS = /[!?।\n;]|\.(?=\s)/u
const MONEY_BEHIND =
  /^(?:\.\d|\/-| ?(?:rs|inr|rupees|lakh|crore|people|times|users|customers|minutes|mins|seconds|digits?|characters|year|hrs|hours|policy|project|release|rollout|sms|otps|attempts|requests|रुपये)\b| of \d)/iu

/**
 * One-time passwords: four to eight digits in a sentence that names them. Warnings and talk about such codes hold no code, and are not
 * found; nor are amounts, years, hours, and the ends of card numbers in the same sentence.
 */
export const otp: Detector = {
  type: 'otp',
  words: phrases(
    'otp, otp no, otp code, otp number, one time password, one time passcode, one time pin',
    'verification code',
    'security code, login code, authentication code, access code, ओटीपी, वन टाइम पासवर्ड',
    'सत्यापन कोड',
  ),
  about: phrases(
    "valid for, expires, do not share, don't share, never share, minutes, login, transaction",
    'verification, sms',
    'साझा न करें, शेयर न करें, मिनट, मान्य, share mat, batao, bata do, bhejo, bolo, verify',
  ),
  // Any digits may follow a label of something else.
  against: [],
  *find({ text }) {
    // Labels are few: codes are looked for around them only.
    let from = 0
    for (const { 0: label, index } of text.matchAll(LABEL))
      for (const candidate of codesAround(text, index, index + label.length)) {
        if (candidate.start < from) continue
        yield candidate
        from = candidate.end
      }
  },
}

function* codesAround(text: string, labelStart: number, labelEnd: number): Iterable<Candidate> {
  const from = Math.max(0, labelStart - REACH_BEHIND)
  const until = labelEnd + REACH_BEFORE
  // A little more, so that a longer number is not taken for its part.
  const around = Math.max(0, from - BESIDE)
  for (const { 0: code, index } of text.slice(around, until + BESIDE).matchAll(CODE)) {
    const start = around + index
    const end = start + code.length
    if (start < from || (end > labelStart && start < labelEnd)) continue
    if (start > until) return
    const isBehind = end <= labelStart
    const gap = isBehind ? text.slice(end, labelStart) : text.slice(labelEnd, start)
    const confidence = isBehind ? behind(gap) : before(gap, code)
    if (confidence === undefined || MONEY_BEHIND.test(text.slice(end, end + BESIDE))) continue
    const masked = maskAllBut(code, 0)
    yield { start, end, confidence, masked, ...(confidence === 'possible' && { most: 'likely' as const }) }
    if (!isBehind) return
  }
}

/** How sure a code is whose label stands before it. */
function before(gap: string, code: string): 'likely' | 'possible' | undefined {
  if (JOINS.test(gap) && !NEXT_PARAGRAPH.test(gap)) return YEAR.test(code) && !ENDS_IN.test(gap) ? 'possible' : 'likely'
  if (SENTENCE_ENDS.test(gap) || OTHER_BEFORE.test(gap) || PART_OF_CODE.test(gap) || ABOUT_CODES.test(gap))
    return undefined
  if (ENDS_IN.test(gap)) return 'likely'
  return SIX_DIGITS.test(code) && gap.length <= 30 && !/\d/.test(gap) ? 'possible' : undefined
}

/** How sure a code is whose label stands behind it. */
function behind(gap: string): 'likely' | undefined {
  return FOLLOWS.test(gap) ? 'likely' : undefined
}
