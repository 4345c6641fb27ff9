/** Joiners, soft hyphens, and variation selectors change how a word looks, not which word it is. */
const INVISIBLE = /^(?:[\u00AD\u200B-\u200D\u2060\uFEFF]|\u034F|\p{Variation_Selector})$/u
/** Accents of Latin, Greek, and Cyrillic; Hebrew points and Arabic vowel signs; the nuktas of the Indian scripts. */
const OPTIONAL_MARKS =
  /[\u0300-\u036F]|[\u0591-\u05C7]|[\u064B-\u065F\u0670]|[\u093C\u09BC\u0A3C\u0ABC\u0B3C\u0C3C\u0CBC]|[\u1AB0-\u1AFF]|[\u1DC0-\u1DFF]/gu
const WORD = /[\p{L}\p{M}\p{N}]/u
const NOT_WORD = /[^\p{L}\p{M}\p{N}]/gu
const ASCII_END = 0x80

const folded = new Map<number, string>()

/** What a code point counts as when people search: letters alike but for case, accents, or form fold to the same. */
function foldCodePoint(codePoint: number): string {
  const known = folded.get(codePoint)
  if (known !== undefined) return known
  const text = String.fromCodePoint(codePoint)
  const result = INVISIBLE.test(text) ? '' : WORD.test(text) ? foldLetter(text) : ' '
  folded.set(codePoint, result)
  return result
}

function foldLetter(letter: string): string {
  return letter
    .normalize('NFKD')
    .toLowerCase()
    .normalize('NFKD')
    .replace(OPTIONAL_MARKS, '')
    .replaceAll('ς', 'σ')
    .replace(/\p{Nd}/gu, digitOf)
    .replace(NOT_WORD, ' ')
}

/** ० and 0 are the same number: Devanagari and its sisters have their digits at the same place of their blocks. */
function digitOf(digit: string): string {
  const code = digit.codePointAt(0) ?? 0
  const isIndian = code >= 0x0900 && code < 0x0d80
  const value = isIndian ? (code & 0x7f) - 0x66 : code >= 0x06f0 && code <= 0x06f9 ? code - 0x06f0 : code - 0x0660
  return value >= 0 && value <= 9 && (isIndian || (code >= 0x0660 && code <= 0x06f9)) ? String(value) : digit
}

/** The words of a text as search compares them, each with a space before it and the last one with a space behind. */
export function fold(text: string): string {
  let result = ' '
  for (let at = 0; at < text.length;) {
    const code = text.codePointAt(at) ?? 0
    at += code > 0xffff ? 2 : 1
    const next = foldCodePoint(code)
    // One space between words; plain letters, the most common case, cost one comparison.
    if (code < ASCII_END && next !== ' ') result += next
    else for (const letter of next) if (letter !== ' ' || !result.endsWith(' ')) result += letter
  }
  return result.endsWith(' ') ? result : `${result} `
}

/** A folded word with the place in the original text of each of its UTF-16 units. */
export interface PlacedWord {
  readonly word: string
  readonly places: readonly (readonly [start: number, end: number])[]
}

/** The words of a text, folded, with where they stand in it. */
export function placedWords(text: string): PlacedWord[] {
  const words: PlacedWord[] = []
  let word = ''
  let places: (readonly [number, number])[] = []
  const endWord = (): void => {
    if (word !== '') words.push({ word, places })
    word = ''
    places = []
  }
  for (let at = 0; at < text.length;) {
    const code = text.codePointAt(at) ?? 0
    const end = at + (code > 0xffff ? 2 : 1)
    for (const letter of foldCodePoint(code)) {
      if (letter === ' ') endWord()
      else {
        word += letter
        for (let unit = 0; unit < letter.length; unit++) places.push([at, end])
      }
    }
    at = end
  }
  endWord()
  return words
}
