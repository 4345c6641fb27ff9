import { latinDigits } from './digits.ts'
import { plainName } from './marks.ts'
import { copyOf } from './split-sender.ts'

const ISOLATED = /@\u2068([^\u2069\n]{1,100})\u2069/gu
const NUMBER = /(?<![\p{L}\p{Nd}.])@\+?(\p{Nd}(?:[\u00A0 -]?\p{Nd}){6,14})(?!\p{Nd})/gu
const WORD = /(?<![\p{L}\p{Nd}._-])@(?=[\p{L}\p{So}~])/gu
const LONGEST_NAME = 60
/** Nobody mentions more people at once. */
const MOST = 200

/**
 * Who is mentioned in a text: names between isolates, as new exports have them; numbers, as older ones do; and names that
 * somebody has in this chat.
 */
export function readMentions(text: string, known: ReadonlySet<string>): string[] {
  if (!text.includes('@')) return []
  const found: { readonly at: number; readonly name: string }[] = []
  for (const match of [...text.matchAll(ISOLATED)].slice(0, MOST))
    found.push({ at: match.index, name: mentionedName(match[1] ?? '') })
  for (const match of [...text.matchAll(NUMBER)].slice(0, MOST))
    found.push({ at: match.index, name: `+${latinDigits(match[1] ?? '').replace(/\D/gu, '')}` })
  for (const match of [...text.matchAll(WORD)].slice(0, MOST)) {
    const name = knownNameAt(text, match.index + 1, known)
    if (name !== undefined) found.push({ at: match.index, name })
  }
  return found.toSorted((a, b) => a.at - b.at).map(({ name }) => name)
}

/** A number between isolates is written with spaces. */
function mentionedName(text: string): string {
  const name = plainName(text)
  return /^\+[\p{Nd} ()-]{7,}$/u.test(name) ? `+${latinDigits(name).replace(/\D/gu, '')}` : copyOf(name)
}

/** The longest name that stands here, up to where no letter follows. */
function knownNameAt(text: string, start: number, known: ReadonlySet<string>): string | undefined {
  const piece = text.slice(start, start + LONGEST_NAME)
  for (let length = piece.length; length > 0; length--) {
    const name = piece.slice(0, length)
    if (known.has(name) && !/^[\p{L}\p{M}\p{Nd}]/u.test(piece.slice(length))) return copyOf(name)
  }
  return undefined
}
