import type { Candidate, Detector } from '../detector.ts'

/** The first line of a private key: PEM (RFC 7468), OpenSSH, PGP (RFC 9580), and SSH.COM's form (RFC 4716) with four dashes. */
const BEGIN = /-----? ?BEGIN ((?:[A-Z0-9]+ ){0,4}PRIVATE KEY(?: BLOCK)?) ?-{4,5}/g
/** One line of a key, or all of it in one. Speech has no such run of letters. */
const KEY_LINE = /[A-Za-z0-9+/]{40}/
const LONGEST_BODY = 20_000
/** Up to the last thing that could be a key's line. */
const TO_LAST_LINE = /^[^]*[A-Za-z0-9+/=]{16}/
const END = /-----? ?END [A-Z0-9 ]{0,60}-{4,5}/y
/** Secrets that are one line: an age identity, a WireGuard key, PuTTY's file, the private part of a JSON Web Key (RFC 7517). */
const LINES: readonly { readonly name: string; readonly pattern: RegExp }[] = [
  { name: 'age key', pattern: /(?<![A-Za-z0-9])AGE-SECRET-KEY-1[02-9AC-HJ-NP-Z]{58}(?![A-Za-z0-9])/g },
  { name: 'WireGuard key', pattern: /(?<![A-Za-z])PrivateKey {0,3}= {0,3}[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=/g },
  { name: 'PuTTY key', pattern: /PuTTY-User-Key-File-[1-3]: [a-z0-9@.-]{4,40}/g },
  { name: 'JSON Web Key', pattern: /"d"\s{0,5}:\s{0,5}"[A-Za-z0-9_-]{40,1400}"/g },
]

/** Private keys. A key block with its lines proves itself, so it is *certain* without any words. */
export const privateKey: Detector = {
  type: 'private-key',
  words: ['private key', 'secret key', 'ssh key', 'pgp key', 'signing key', 'निजी कुंजी', 'प्राइवेट की', 'गुप्त कुंजी'],
  *find({ text }) {
    for (const { 0: line, 1: name = '', index } of text.matchAll(BEGIN))
      yield keyBlock(text, index, index + line.length, name)
    for (const { name, pattern } of LINES) {
      for (const { 0: line, index } of text.matchAll(pattern)) {
        const isKey = name !== 'JSON Web Key' || text.slice(Math.max(0, index - 2000), index + 3000).includes('"kty"')
        if (isKey) yield { start: index, end: index + line.length, confidence: 'likely', masked: '…', name }
      }
    }
  },
}

/** From the first line to the last; without a last line, as far as a key's lines go. Only a first line is *possible*. */
function keyBlock(text: string, start: number, bodyStart: number, name: string): Candidate {
  const masked = `-----BEGIN ${name}----- …`
  // Another key's first line ends this one, too, so no part of the text is read twice.
  const dashes = text.indexOf('----', bodyStart)
  const isClosed = dashes >= 0 && dashes - bodyStart <= LONGEST_BODY
  const body = text.slice(bodyStart, isClosed ? dashes : bodyStart + LONGEST_BODY)
  if (!KEY_LINE.test(body)) return { start, end: bodyStart, confidence: 'possible', masked, name }
  END.lastIndex = dashes
  const isWhole = isClosed && END.test(text)
  const end = isWhole ? END.lastIndex : bodyStart + (TO_LAST_LINE.exec(body)?.[0].length ?? 0)
  return { start, end, confidence: 'certain', masked, name }
}
