/** A text as detectors look at it, and the way back to the text as it was given. */
export interface FoldedText {
  /**
   * Digits of all scripts and full-width letters as ASCII, every kind of space and dash as the plain one; zero-width and bidirectional
   * marks, nuktas, and variation selectors are gone. Letters keep their case.
   */
  readonly text: string
  /** Where `start` to `end` of the folded text stands in the original: UTF-16 units, without marks around it. */
  original(start: number, end: number): { readonly start: number; readonly end: number }
}

const FOLDED = new RegExp(
  [
    // Digits but ASCII's, spaces and dashes but the plain ones, full-width ASCII,
    String.raw`([[\p{Nd}--[0-9]][\p{Zs}--[\x20]]\u2010-\u2015\u2212\uFE58\uFE63\uFF01-\uFF5E])`,
    // what is invisible,
    String.raw`([\p{Cf}\u034F\u115F\u1160\u17B4\u17B5\u180B-\u180F\u3164\uFFA0])`,
    // and what belongs to the letter before it: nuktas, variation selectors, lines through it, the frame of a key.
    String.raw`[\u093C\u09BC\u0A3C\u0ABC\u0B3C\u0C3C\u0CBC\uFE00-\uFE0F\u0305\u0332-\u0338\u20D0-\u20DF\u20E2-\u20E4\u0958-\u095F]`,
  ].join('|'),
  'gv',
)
/** In सं० and डॉ० a zero stands for what was left out of the word. */
const ABBREVIATES = /[\u0900-\u0963\u0971-\u097F]/
const DIGIT = /^\p{Nd}$/u
const SPACE = /^\p{Zs}$/u
/** क़ख़ग़ज़ड़ढ़फ़य़: one code point each, and the same letters as with a nukta of its own. */
const WITHOUT_NUKTA = 'कखगजडढफय'

const plainForms = new Map<string, string>()

function isAbbreviation(given: string, at: number): boolean {
  return given[at] === '\u0966' && ABBREVIATES.test(given.charAt(at - 1)) && !DIGIT.test(given.charAt(at + 1))
}

function plainForm(letter: string): string {
  const known = plainForms.get(letter)
  if (known !== undefined) return known
  const code = letter.codePointAt(0) as number
  const plain = DIGIT.test(letter)
    ? String(digitValue(code))
    : SPACE.test(letter)
      ? ' '
      : code >= 0xff01 && code <= 0xff5e
        ? String.fromCharCode(code - 0xfee0)
        : '-'
  plainForms.set(letter, plain)
  return plain
}

/** Unicode keeps the ten decimal digits of a script together, from zero on; sets of ten may follow each other. */
function digitValue(code: number): number {
  let first = code
  while (DIGIT.test(String.fromCodePoint(first - 1))) first--
  return (code - first) % 10
}

/** Folds a text of any length, in time that grows with its length only. */
export function foldText(given: string): FoldedText {
  // Where a piece of the folded text begins that is as long as in the original, and where that is there.
  const foldedAt: number[] = []
  const givenAt: number[] = []
  // Where the last letter before that piece ends in the original, with the marks that belong to it.
  const endsAt: number[] = []
  let gone = 0
  const text = given.replace(
    FOLDED,
    (match: string, plain: string | undefined, hidden: string | undefined, at: number) => {
      const isNuktaLetter = plain === undefined && hidden === undefined && match >= '\u0958' && match <= '\u095F'
      const folded =
        plain === undefined
          ? isNuktaLetter
            ? (WITHOUT_NUKTA[match.charCodeAt(0) - 0x958] as string)
            : ''
          : isAbbreviation(given, at)
            ? '.'
            : plainForm(match)
      if (folded.length === match.length) return folded
      const behind = at + match.length
      const foldedEnd = at - gone + folded.length
      gone += match.length - folded.length
      const last = foldedAt.length - 1
      // What is invisible ends nothing; digits of two units and marks of the letter before do.
      const end =
        hidden === undefined ? behind : last >= 0 && foldedAt[last] === foldedEnd ? (endsAt[last] as number) : at
      if (last >= 0 && foldedAt[last] === foldedEnd) {
        givenAt[last] = behind
        endsAt[last] = end
      } else {
        foldedAt.push(foldedEnd)
        givenAt.push(behind)
        endsAt.push(end)
      }
      return folded
    },
  )
  if (foldedAt.length === 0) return { text, original: (start, end) => ({ start, end }) }
  const pieceOf = (place: number): number => {
    let low = 0
    let high = foldedAt.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((foldedAt[middle] as number) <= place) low = middle + 1
      else high = middle
    }
    return low - 1
  }
  const startOf = (place: number): number => {
    const piece = pieceOf(place)
    if (piece < 0) return place
    return place - (foldedAt[piece] as number) + (givenAt[piece] as number)
  }
  return {
    text,
    original: (start, end) => {
      const piece = pieceOf(end)
      const isAtBreak = piece >= 0 && foldedAt[piece] === end
      return { start: startOf(start), end: end > start && isAtBreak ? (endsAt[piece] as number) : startOf(end) }
    },
  }
}
