import type { Detector } from '../detector.ts'
import { phrases } from '../words.ts'

/** What local parts have in practice (RFC 5321, 6531): quoted ones and rarer signs are as good as unused. */
const LOCAL = /[\p{L}\p{M}\p{N}._%+\-'&]/u
const LONGEST_LOCAL = 64
const LABEL = String.raw`[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}\-]{0,61}[\p{L}\p{M}\p{N}])?`
const DOMAIN = new RegExp(
  String.raw`(?:${LABEL}\.){1,8}(xn--[a-z0-9\-]{2,59}|[\p{L}\p{M}]{2,63})(?![\p{L}\p{N}_@])`,
  'uy',
)
/** `icon@2x.png` is a file. */
const FILE_ENDINGS = new Set(phrases('png, jpg, jpeg, gif, svg, webp, avif, heic, pdf, css, js, ts, json, html'))
/** `https://alice:secret@example.org`: what stands before the “@” is a password. */
const IN_ADDRESS = /:\/\/[^\s/]*:$/

/** E-mail addresses, in any script. */
export const email: Detector = {
  type: 'email',
  words: phrases('email, e mail, email id, mail id, email address, mail, gmail, ईमेल, ई मेल, ईमेल आईडी', 'मेल, मेल आईडी'),
  about: ['contact', 'write to', 'reply to', 'cc', 'bcc', 'संपर्क', 'सम्पर्क'],
  reach: 100,
  *find({ text }) {
    for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
      const start = localStart(text, at)
      if (start === at || text[at - 1] === '.' || IN_ADDRESS.test(text.slice(Math.max(0, start - 80), start))) continue
      DOMAIN.lastIndex = at + 1
      const [domain, top = ''] = DOMAIN.exec(text) ?? []
      if (domain === undefined || FILE_ENDINGS.has(top.toLowerCase())) continue
      const end = DOMAIN.lastIndex
      // A remote of Git has the form of an address and is nobody's.
      if (text.slice(start, at) === 'git' && text[end] === ':') continue
      // Who knows the person knows whose it is; nobody else does.
      const first = at - start > 1 ? text.charAt(start) : ''
      yield { start, end, confidence: 'likely', masked: `${first}…@${domain}` }
    }
  },
}

/** Where the local part before `at` begins; `at` itself if there is none. */
function localStart(text: string, at: number): number {
  let start = at
  while (start > 0 && at - start <= LONGEST_LOCAL && LOCAL.test(text.charAt(start - 1))) {
    if (text[start - 1] === '.' && text[start] === '.') break
    start--
  }
  if (at - start > LONGEST_LOCAL) return at
  while (start < at && !/[\p{L}\p{N}_]/u.test(text.charAt(start))) start++
  return start
}
