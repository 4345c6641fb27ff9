import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { foldText } from './fold-text.ts'

/** Zeros of scripts: those of India, Arabic, full-width, and one beyond the basic plane. */
const ZEROS = [
  0x30, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0x660, 0x6f0, 0xff10, 0x1d7ce, 0x1d7d8,
]
const digit = fc
  .tuple(fc.constantFrom(...ZEROS), fc.integer({ min: 0, max: 9 }))
  .map(([zero, value]) => ({ given: String.fromCodePoint(zero + value), folded: String(value) }))
const HIDDEN = ['\u200b', '\u200d', '\u200e', '\u202a', '\u2060', '\ufeff', '\u00ad', '\u{e0041}']
const hidden = fc.constantFrom(...HIDDEN).map((given) => ({ given, folded: '' }))
const plain = fc.constantFrom('a', 'ക', ' ', '\n', '🙏', 'é').map((given) => ({ given, folded: given }))
const space = fc.constantFrom('\u00a0', '\u2009', '\u202f', '\u3000').map((given) => ({ given, folded: ' ' }))
const dash = fc.constantFrom('\u2010', '\u2011', '\u2013', '\u2014', '\u2212').map((given) => ({ given, folded: '-' }))
const piece = fc.oneof(digit, hidden, plain, space, dash)

describe('a folded text', () => {
  it('has the digits of all scripts, spaces, and dashes as ASCII, and nothing that is invisible', () => {
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const given = pieces.map((part) => part.given).join('')
        expect(foldText(given).text).toBe(pieces.map(({ folded }) => folded).join(''))
      }),
    )
  })

  it('leads back to exactly the units that each part came from', () => {
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1 }), fc.nat(), fc.nat(), (pieces, one, other) => {
        const visible = pieces.flatMap(({ folded }, i) => (folded === '' ? [] : [i]))
        fc.pre(visible.length > 0)
        const [first = 0, last = 0] = [one % visible.length, other % visible.length].toSorted((a, b) => a - b)
        const folded = foldText(pieces.map(({ given }) => given).join(''))
        const unitsTo = (kind: 'given' | 'folded', end: number): number =>
          pieces.slice(0, end).reduce((sum, part) => sum + part[kind].length, 0)
        const [from = 0, to = 0] = [visible[first], visible[last]]
        expect(folded.original(unitsTo('folded', from), unitsTo('folded', to + 1))).toEqual({
          start: unitsTo('given', from),
          end: unitsTo('given', to + 1),
        })
      }),
    )
  })

  it('keeps marks of a letter with it: nuktas, the frame of a key, variation selectors', () => {
    const folded = foldText('फ़ोन फ़ 1️⃣2️⃣')
    expect(folded.text).toBe('फोन फ 12')
    expect(folded.original(6, 8)).toEqual({ start: 8, end: 14 })
    expect(folded.original(4, 5)).toEqual({ start: 5, end: 7 })
  })

  it('reads what is struck out or underlined', () => {
    expect(foldText('3\u03361\u03362\u0332').text).toBe('312')
    expect(foldText('3\u03361\u0336').original(1, 2)).toEqual({ start: 2, end: 4 })
  })

  it('writes nukta letters alike, whether they are one code point or two', () => {
    expect(foldText('\u095b\u0915\u093c').text).toBe(foldText('\u091c\u093c\u0958').text)
  })

  it('has a full stop where a Devanagari zero abbreviates a word', () => {
    expect(foldText('खाता सं० ३०, डॉ० क०ख १०').text).toBe('खाता सं. 30, डॉ. क.ख 10')
  })

  it('of any text folds to itself', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (given) => {
        const { text } = foldText(given)
        expect(foldText(text).text).toBe(text)
      }),
    )
  })

  it('takes halves of surrogate pairs as they are', () => {
    expect(foldText('\ud835 1 \udfd0').text).toBe('\ud835 1 \udfd0')
  })
})
