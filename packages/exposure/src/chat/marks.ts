/** Marks that have no width and say nothing: direction marks, embeddings, isolates, and the byte order mark. */
const MARKS = /[\u200E\u200F\u061C\u202A-\u202E\u2066-\u2069\uFEFF]/gu
const SPACES = /[\u00A0\u202F\u2000-\u200A\u3000\t ]+/gu
const QUOTES = /[“”„‟«»「」『』‹›❝❞″]/gu
const APOSTROPHES = /[’‘ʼ′`´]/gu

/** Whether a code unit is a mark, so that a reader skips it. */
export function isMark(code: number): boolean {
  return (
    code === 0x200e ||
    code === 0x200f ||
    code === 0xfeff ||
    code === 0x61c ||
    (code >= 0x202a && code <= 0x202e) ||
    (code >= 0x2066 && code <= 0x2069)
  )
}

/** Whether a code unit is a space of any width. */
export function isSpace(code: number): boolean {
  return code === 0x20 || code === 0xa0 || code === 0x202f || code === 0x09 || (code >= 0x2000 && code <= 0x200a)
}

/** Where the first code unit that is no mark stands, from `start`. */
export function skipMarks(text: string, start: number): number {
  let at = start
  while (at < text.length && isMark(text.charCodeAt(at))) at++
  return at
}

/** A text without marks. */
export function withoutMarks(text: string): string {
  return text.replace(MARKS, '')
}

/** A name as the export means it: without marks and `~`, with plain single spaces. */
export function plainName(text: string): string {
  return withoutMarks(text).replace(SPACES, ' ').trim().replace(/^~ ?/u, '')
}

/** A line of the app itself in one spelling: no marks, plain spaces, quotes, and apostrophes, no full stop at the end. */
export function plainWording(text: string): string {
  return withoutMarks(text)
    .replace(SPACES, ' ')
    .replace(QUOTES, '"')
    .replace(APOSTROPHES, "'")
    .replace(/[ .。।।]+$/u, '')
    .trim()
}
