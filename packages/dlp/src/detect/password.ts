import { fromBase64 } from '@chancery/base'
import type { Candidate, Detector } from '../detector.ts'
import { isPlaceholder } from './entropy.ts'
import { phrases } from '../words.ts'

/** Inside other names, too: `DB_PASSWORD`, `smtpPassword`. */
const NAMES = String.raw`passwords?|passwd|pswd|pwd|(?<![\p{L}\p{M}])(?:pass words?|pass ?code|pass ?phrase|paswo?rd|pass(?![a-z])|पासवर्ड|पासवड|कूटशब्द|कूट शब्द|गुप्त शब्द|पासकोड|पासफ्रेज)`
const HINT = /pass|pwd|pswd|paswo?rd|पास|कूट|गुप्त/i
/** A name, a sign, and a value in quotes or up to the next space. */
const SIGNED = new RegExp(
  String.raw`(?:${NAMES})[A-Za-z0-9_]{0,20}["']?\)?\s{0,3}(?::=|=>|->|[:=])\s{0,3}(?:["'\u0060“]([^"'\u0060”\n]{4,64})["'\u0060”]|["'\u0060“]?([^\s"'\u0060“”]{4,64}))`,
  'giu',
)
/** A name, “is” or a dash, and a value. */
const SAID = new RegExp(
  String.raw`(?:${NAMES})( (?:is|was|will be|hai|है|रखा है) {1,2}| {0,2}- ?| {1,2})["'\u0060“]?([^\s"'\u0060“”]{4,64})`,
  'giu',
)
/** `https://alice:secret@example.org`, and connection strings. */
const IN_ADDRESS = /:\/\/[^\s:/@]{0,64}:([^\s/@]{1,128})@[^\s@]/g
/** As programs take it: `curl -u bob:secret`. */
const ARGUMENT = / (?:-u|--user)[ =]?[^\s:'"]{1,64}:([^\s'"]{4,64})/g
const BASIC = /\bBasic +([A-Za-z0-9+/]{8,400}={0,2})(?![A-Za-z0-9+/=])/g
/** The secret number of a card or an app. `PIN` alone is a postal code in India. */
const PIN =
  /(?<![\p{L}\p{M}])(?:(?:atm|upi|debit card|credit card|card|mobile banking|net banking|login|security|t)[ -]?pin|m-?pin|(?:एटीएम|यूपीआई|कार्ड) पिन|एमपिन)(?: (?:no|number|code|नंबर))?\.?(?: (?:is|hai|है))? ?[:=-]? ?(\d(?: ?\d){3,5})(?!\d| ?\d)/giu
/** `Password=secret;Encrypt=yes` and `password=secret&user=bob`: the value ends where the next begins. */
const NEXT_SETTING = /[;&][A-Za-z][A-Za-z _-]{0,30}=.*$/
const MASKED = '••••••••'

/** Passwords by the name that stands before them, in addresses, and secret numbers of cards. The value is what is found. */
export const password: Detector = {
  type: 'password',
  about: phrases(
    'login, log in, user, user id, userid, username, user name, credentials, sign in',
    'net banking, netbanking, wifi, vpn, portal, लॉगिन, यूजर, यूजर आईडी, यूजरनेम, उपयोगकर्ता',
    'नेट बैंकिंग',
  ),
  reach: 100,
  *find({ text }) {
    if (HINT.test(text)) {
      for (const match of text.matchAll(SIGNED)) yield* signed(match)
      for (const match of text.matchAll(SAID)) yield* spoken(match)
    }
    for (const pattern of [IN_ADDRESS, ARGUMENT, BASIC, PIN]) {
      for (const { 0: whole, 1: value = '', index } of text.matchAll(pattern)) {
        if (isPlaceholder(value) || (pattern === BASIC && !holdsColon(value))) continue
        const start = index + whole.lastIndexOf(value)
        yield { start, end: start + value.length, confidence: 'likely', masked: MASKED }
      }
    }
  },
}

function* signed({ 0: whole, 1: quoted, 2: bare, index }: RegExpExecArray): Iterable<Candidate> {
  const value = quoted ?? bare ?? ''
  const said = quoted ?? withoutPunctuation(value.replace(NEXT_SETTING, ''))
  if (said.length < 4 || isPlaceholder(said) || isCode(said)) return
  // `pass: "All rows have headings"`: what passes a check, in so many words.
  if (/^pass["']?[\s:=]/i.test(whole) && /\s/.test(said)) return
  const start = index + whole.lastIndexOf(value)
  const isSpoken = /^\p{L}[\p{L}\p{M}]*$/u.test(said)
  if (isSpoken && NO_VALUE.has(said.toLowerCase())) return
  yield { start, end: start + said.length, confidence: isSpoken ? 'possible' : 'likely', masked: MASKED }
}

/** “The password is wrong” names none: what is said in a sentence must look like one. */
function* spoken({ 0: whole, 1: verb = '', 2: value = '', index }: RegExpExecArray): Iterable<Candidate> {
  const said = withoutPunctuation(value)
  const isNumber = /\p{L}/u.test(verb) && /^\d{4,16}$/.test(said)
  if (isPlaceholder(value) || isCode(value) || !(isNumber || isMixed(said))) return
  const start = index + whole.lastIndexOf(value)
  yield { start, end: start + said.length, confidence: 'likely', masked: MASKED }
}

/** `name:password` as RFC 7617 has it; “Basic Constraints” is a title. */
function holdsColon(base64Text: string): boolean {
  return fromBase64(base64Text)?.includes(0x3a) ?? false
}

/** What is said of a password, after a colon too. */
const NO_VALUE = new Set(
  phrases(
    'required, invalid, wrong, incorrect, expired, reset, changed, change, forgot, forgotten',
    'missing, optional, hidden, string, text, please, enter, same, sent, shared, will',
    'should, must, minimum, none, protected, policy, never, your, the, this, with, when',
    'what, गलत, आवश्यक, अनिवार्य, बदलें, भेजा, कृपया',
  ),
)

/** `getPassword()`, `process.env.X`: a program's text that holds none. */
const isCode = (value: string): boolean =>
  /^[\w$.[\]]*\(.*\)?;?$/.test(value) || /^(?:process\.env|os\.environ|env)\b/.test(value) || /^https?:\/\//.test(value)

const withoutPunctuation = (value: string): string =>
  value.replace(/[.,;:!?)\]}>।"']+$/u, (end) => (/^[!?]+$/.test(end) ? end : ''))

/** At least two kinds of capitals inside, small letters, digits, and signs: as passwords are, and words are not. */
function isMixed(value: string): boolean {
  if (value.length < 5) return false
  const kinds = [/[a-z]/, /.[A-Z]/, /\d/, /[^\p{L}\p{M}\d\s'’\-.,/:]/u].filter((kind) => kind.test(value)).length
  return kinds >= 2 && /[\d]|[^\p{L}\p{M}\s'’\-.,/]/u.test(value)
}
