import type { Candidate, Detector } from '../detector.ts'
import type { Confidence } from '../finding.ts'
import { MARKING_FORMS } from './marking-forms.ts'
import type { MarkingForm } from './marking-forms.ts'
import { phrases } from '../words.ts'

const LETTER = '[A-Za-z0-9_\\u0900-\\u0963\\u0970-\\u097F]'
const FORMS = new RegExp(
  `(?<!${LETTER}-?)(?:${MARKING_FORMS.map(({ patterns }) => `(${patterns.join('|')})`).join('|')})(?!-?${LETTER})`,
  'gi',
)
/** Most texts have none of this, and are not looked at any more. */
const HINT =
  /c ?o ?n ?f ?i ?d ?e ?n|s ?e ?c ?r ?e ?t|r ?e ?s ?t ?r ?i|circul|intern|only|not (?:for|to)|onward|eyes|fouo|tlp|gop|gupt|antarik|paripat|keval|kewal|गोपनी|गुप्त|परिप|तरिक|न्तरिक|केवल|सिर्फ|मात्र|नहीं|सीमित|प्रतिब/i

/** The beginning of a line, or of the subject of an e-mail. */
const HEADING_BEFORE = /^[\s*#>"'“-]*(?:(?:subject|sub|re|fwd?|विषय)\s?[:.-]\s?){0,3}$/i
/** A line of a document that is a marking and nothing else may have these. */
const LINE_WORDS =
  /\b(?:page|copy|no|of|document|classification|marking|security|and|or)\b|(?<!\p{L})(?:पृष्ठ|प्रति|वर्गीकरण|एवं|और)(?![\p{L}\p{M}])/giu
const LETTERS = /\p{L}/u
/** What says of the words behind it that they are a marking. */
const NAMED_BEFORE =
  /(?:classif(?:ication|ied)|marking|marked|label(?:led|ed)?|sensitivity|handling|grading|वर्गीकरण|श्रेणी|चिह्नित|अंकित)(?: (?:is|as|level))?["'“ :=-]{0,4}$/i
const THING =
  '(?:document|file|letter|circular|memo|memorandum|note|report|paper|record|information|data|annexure|minutes|dastavez|dastawez|dastaavez|patra|suchna|soochna|jankari|jaankari|दस्तावेज|पत्र|फाइल|परिपत्र|नोट|रिपोर्ट|जानकारी|सूचना|अभिलेख)'
const THING_BEHIND = new RegExp(`^["'”]? (?:internal |bank |office )?${THING}s?(?!${LETTER})`, 'i')
const THING_BEFORE = new RegExp(
  `(?<!${LETTER})${THING}s? (?:is|are|was|were|remains?|be|kept) (?:strictly |highly |most |very )?$|(?<!${LETTER})${THING} (?:अति |अत्यंत )?$`,
  'i',
)
/** “Not confidential”, “no longer secret”. */
const DENIED = /\b(?:not|no longer|never|isn['’]t|aren['’]t|hardly|nothing) (?:\w{1,12} )?$/i
const DENIED_BEHIND = /^ (?:नहीं|nahi)/i
/** “Treat it as confidential”, “गोपनीय रखें”: what is asked for, not said of a secret. */
const ASKED_BEFORE = /\b(?:treat(?:ed)?|regard(?:ed)?|consider(?:ed)?|keep|kept|deem(?:ed)?) [^.!?]{0,24}$/i
const ASKED_BEHIND = /^ (?:रखें|रखे|रखा|रखी|मानें|माना|मानी|समझें)(?![\u0900-\u097F])/
/** What stands below e-mails of all kinds and says nothing of this one. */
const BOILERPLATE =
  /e-?mail|attachments? (?:is|are|may)|this (?:message|communication|transmission)|intended (?:solely|only|recipient|for the)|addressee|privileged|received (?:this|it) in error|disclaimer|confidentiality notice|प्राप्तकर्ता|यह संदेश|इस संदेश|यह ईमेल|इस ईमेल/i
const BESIDE = 160
const TO_LINE = /^[^]*\n/
/** How far the words go that say what a marking belongs to. */
const NEAR = 40
/** What everybody says of everything. */
const EVERYDAY = new Set(['secret', 'internal', 'circular'])

/**
 * Markings of classification, in English, Hindi, and Hindi in Latin letters. A word such as “secret” counts where it stands like a marking:
 * alone on its line, in brackets, before a colon, behind “classification”; in capitals, or said of a document, it is *possible*.
 */
export const marking: Detector = {
  type: 'marking',
  words: [
    ...phrases(
      'classification, security classification, document classification, data classification, marking',
      'sensitivity, security grading',
    ),
    ...phrases('वर्गीकरण, सुरक्षा वर्गीकरण, वर्गीकरण श्रेणी'),
  ],
  about: [
    ...phrases(
      'distribution list, copy no, do not forward, do not circulate, do not share, need to know',
      'not to be shared, circular no, file no',
    ),
    ...phrases('परिपत्र संख्या, फाइल संख्या, पत्रांक, साझा न करें, अग्रेषित न करें, वितरण सूची, प्रतिलिपि'),
  ],
  *find({ text }) {
    if (!HINT.test(text)) return
    for (const match of text.matchAll(FORMS)) {
      const form = MARKING_FORMS[match.slice(1).findIndex((group) => group !== undefined)]
      if (form === undefined) continue
      const confidence = standing(text, match.index, match.index + match[0].length, form)
      if (confidence !== undefined) yield candidate(match.index, match[0], form.name, confidence)
    }
  },
}

function candidate(start: number, written: string, name: string, confidence: Confidence): Candidate {
  return { start, end: start + written.length, confidence, masked: name, name }
}

/** How much a marking stands like one. */
function standing(text: string, start: number, end: number, form: MarkingForm): Confidence | undefined {
  const before = text.slice(Math.max(0, start - BESIDE), start).replace(TO_LINE, '')
  const [behind = ''] = text.slice(end, end + BESIDE).split('\n', 1)
  if (form.name.startsWith('TLP:') || isAlone(before, behind)) return 'likely'
  if (BOILERPLATE.test(before) || BOILERPLATE.test(behind)) return undefined
  const near = before.slice(-NEAR)
  if (DENIED.test(near) || DENIED_BEHIND.test(behind)) return undefined
  if (isMarked(before, near, behind, form, text.charAt(start))) return 'likely'
  if (form.isWord !== true) return 'possible'
  return isMeant(near, behind, text.slice(start, end), form) ? 'possible' : undefined
}

/** Named as a marking, in brackets, or before a colon at the beginning of a line. */
function isMarked(before: string, near: string, behind: string, { name }: MarkingForm, initial: string): boolean {
  if (NAMED_BEFORE.test(near)) return true
  const isBracketed = /[[({*<|]\s?$/.test(near.slice(-2)) && /^\s?[\])}*>|]/.test(behind)
  // `unlock(secret)` is a program's.
  if (isBracketed && !(EVERYDAY.has(name) && /[a-z]/.test(initial))) return true
  return name !== 'circular' && HEADING_BEFORE.test(before) && /^["'”*]*\s?(?::|- |\||\/\/)/.test(behind)
}

/** Asked for, in capitals among small letters, or said of a document. */
function isMeant(near: string, behind: string, written: string, { name }: MarkingForm): boolean {
  if (name === 'circular' || name === 'internal') return false
  if (name === 'confidential' && (ASKED_BEFORE.test(near) || ASKED_BEHIND.test(behind))) return true
  const isCapital = /[A-Z]/.test(written) && written === written.toUpperCase()
  if (isCapital && /[a-z\u0904-\u0939]/.test(near + behind)) return true
  return THING_BEHIND.test(behind) || THING_BEFORE.test(near)
}

/** Whether nothing else stands on the line but signs, numbers, other markings, and what belongs to markings. */
function isAlone(before: string, behind: string): boolean {
  const rest = `${before} ${behind}`
  if (!LETTERS.test(rest)) return true
  return rest.length < BESIDE && !LETTERS.test(rest.replaceAll(FORMS, '').replaceAll(LINE_WORDS, ''))
}
