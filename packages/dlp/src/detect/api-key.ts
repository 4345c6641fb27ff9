import { fromBase64url, fromUtf8 } from '@chancery/base'
import type { Candidate, Detector } from '../detector.ts'
import { entropy, isPlaceholder } from './entropy.ts'
import { KEY_FORMS } from './key-forms.ts'
import { phrases } from '../words.ts'

/** All forms in one pass. Each begins where no word goes on, so a run of letters is not begun again at each of its letters. */
const FORMS = new RegExp(
  `(?<![A-Za-z0-9_])(?:${KEY_FORMS.map(({ pattern }) => `(${pattern})`).join('|')})(?![A-Za-z0-9])`,
  'g',
)
/** JSON Web Tokens (RFC 7519): header, claims, and signature. */
const JWT = /(?<![A-Za-z0-9_\-.])(eyJ[A-Za-z0-9_-]{10,1000})\.[A-Za-z0-9_-]{10,8000}\.(?:[A-Za-z0-9_-]{16,2000})?/g
/** A name of a key, a sign or “is”, and what may be one. */
const NAMED =
  /(?:(?:api|access|auth|authentication|secret|client|account|app|application|private|encryption|signing|consumer|service|bot|webhook|refresh|session|bearer|aws)[ _-]?){1,3}(?:key|token|secret)(?:[ _-]?id)?["']?(?: is| hai| है)?\s{0,3}(?::=|=>|[:=]|->)?\s{0,3}["'`]?([A-Za-z0-9_\-./+=~]{16,200})/gi
const ASSIGNED =
  /(?<![A-Za-z0-9])(?:token|secret|apikey)["']?\s{0,3}(?::=|=>|[:=])\s{0,3}["'`]?([A-Za-z0-9_\-./+=~]{16,200})/gi
/** Without a sign, only what is as long as a secret key. */
const BARE = /(?<![A-Za-z0-9])(?:token|secret|key) {1,3}([A-Za-z0-9_\-/+=]{32,200})(?![A-Za-z0-9])/gi
const BEARER = /\bBearer +([A-Za-z0-9_\-./+=~]{20,2000})/g
const LEAST_ENTROPY = 3.3

/** Keys and tokens of programs: the published forms of providers, and what is called a key and looks random. */
export const apiKey: Detector = {
  type: 'api-key',
  words: phrases(
    'api key, apikey, access key, access key id, secret access key, secret key, access token',
    'auth token, bearer token, client secret, personal access token, एपीआई कुंजी, एपीआई की',
  ),
  about: ['token', 'secret', 'credential', 'credentials', 'authorization', 'api', 'webhook', 'टोकन', 'कुंजी'],
  reach: 100,
  *find({ text }) {
    yield* knownForms(text)
    for (const { 0: token, 1: header = '', index } of text.matchAll(JWT))
      if (isJwtHeader(header))
        yield { start: index, end: index + token.length, confidence: 'likely', masked: '…', name: 'JWT' }
    for (const pattern of [NAMED, ASSIGNED, BARE, BEARER]) {
      for (const { 0: whole, 1: value = '', index } of text.matchAll(pattern)) {
        const end = index + whole.length
        if (looksRandom(value)) yield { start: end - value.length, end, confidence: 'likely', masked: '…' }
      }
    }
  },
}

function* knownForms(text: string): Iterable<Candidate> {
  for (const match of text.matchAll(FORMS)) {
    const [key] = match
    const form = KEY_FORMS[match.slice(1).findIndex((group) => group !== undefined)]
    if (form === undefined || entropy(key.slice(-16)) < 2 || (form.entropy ?? 0) > entropy(key)) continue
    const end = match.index + key.length
    yield { start: match.index, end, confidence: 'likely', masked: '…', name: form.name }
  }
}

function isJwtHeader(header: string): boolean {
  const bytes = fromBase64url(header)
  const json = bytes && fromUtf8(bytes)
  return typeof json === 'string' && /^\s*\{[^]{0,200}"(?:alg|enc|typ)"\s*:/.test(json)
}

/** Random as keys are: letters and digits mixed, no word, path, or placeholder. */
function looksRandom(value: string): boolean {
  if (!/\d/.test(value) || !/[A-Za-z]/.test(value) || isPlaceholder(value)) return false
  if (/^[./~]|:\/\/|\.(?:com|org|net|in|io|json|pem|txt|ts|js|py)$/i.test(value)) return false
  return entropy(value) >= LEAST_ENTROPY
}
