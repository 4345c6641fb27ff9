import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fold, placedWords } from './fold.ts'
import { marksOf, parseQuery } from './query.ts'
import type { Query } from './query.ts'
import { SearchIndex } from './search-index.ts'

const query = (text: string): Query => parseQuery(text) as Query
const marked = (text: string, typed: string): string[] =>
  marksOf(text, query(typed)).map(([at, length]) => text.slice(at, at + length))

function finds(text: string, typed: string): boolean {
  const index = new SearchIndex<string, string>()
  index.add({ conversation: 'c', position: 1, id: 'm' }, text)
  const parsed = parseQuery(typed)
  return parsed !== undefined && index.search(parsed, 5).length === 1
}

const LETTERS = Array.from('abzAÉéßİıΣςÅﬁ①½कखगघङचछजझञटठडढणतथदधनपफबभमयरलवशषसहक़ज़ड़ािीुूृेैोौं़्०१२३৪\u200D\u0301가カﾞ𝐀ﷺ')
const word = fc.oneof(
  fc.array(fc.constantFrom(...LETTERS), { minLength: 1, maxLength: 12 }).map((letters) => letters.join('')),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }),
)
const text = fc
  .array(fc.tuple(word, fc.constantFrom(' ', '  ', ', ', '\n', '। ', '—', '™', '/')), { minLength: 1, maxLength: 12 })
  .map((parts) => parts.flat().join(''))
const wordsIn = (whole: string): string[] =>
  whole
    .split(/(?:(?![\p{L}\p{M}\p{N}]|[\u00AD\u200B-\u200D\u2060\uFEFF]).)+/su)
    .filter((one) => fold(one).trim() !== '')

describe('search', () => {
  it('finds a message by any word of it, and by any beginning of any word', () => {
    fc.assert(
      fc.property(text, fc.nat(), fc.nat(), (whole, which, cut) => {
        const words = wordsIn(whole)
        fc.pre(words.length > 0)
        const chosen = words[which % words.length] ?? ''
        expect(finds(whole, chosen)).toBe(true)
        const prefix = [...chosen].slice(0, 1 + (cut % [...chosen].length)).join('')
        fc.pre(fold(prefix).trim() !== '')
        expect(finds(whole, prefix)).toBe(true)
      }),
      { numRuns: 2000 },
    )
  })

  it('finds a message by all of its words in any order, and not when one more is asked for', () => {
    fc.assert(
      fc.property(text, (whole) => {
        const words = wordsIn(whole)
        fc.pre(words.length > 0)
        expect(finds(whole, [...words].reverse().join(' '))).toBe(true)
        expect(finds(whole, `qqqqqqq ${words.join(' ')}`)).toBe(false)
      }),
    )
  })

  it('marks whole letters of the text as it was written, and marks something whenever it finds', () => {
    fc.assert(
      fc.property(text, fc.nat(), (whole, which) => {
        const words = wordsIn(whole)
        fc.pre(words.length > 0)
        const chosen = words[which % words.length] ?? ''
        const marks = marksOf(whole, query(chosen))
        expect(marks.length).toBeGreaterThan(0)
        let end = 0
        for (const [at, length] of marks) {
          expect(at).toBeGreaterThanOrEqual(end)
          end = at + length
          expect(end).toBeLessThanOrEqual(whole.length)
          // Never between the halves of a pair, never between a letter and its vowel sign.
          expect(whole.slice(at, end)).not.toMatch(/^[\uDC00-\uDFFF]/)
          expect(whole.slice(end, end + 1)).not.toMatch(/^(?:\p{M}|\u200D|[\uDC00-\uDFFF])/u)
        }
      }),
      { numRuns: 1000 },
    )
  })

  it('takes letters for the same that people take for the same', () => {
    for (const [written, typed] of [
      ['Café crème', 'cafe creme'],
      ['MEERA', 'meera'],
      ['ज़मीन के काग़ज़', 'जमीन कागज'],
      ['जमीन', 'ज़मीन'],
      ['क्\u200Dष', 'क्ष'],
      ['खाता ४५६७', 'खाता 4567'],
      ['account 4567', '४५६७'],
      ['ＦＵＬＬ width', 'full'],
      ['ΟΔΟΣ', 'οδος'],
      ['naïve', 'nai\u0308ve'],
    ] as const)
      expect(finds(written, typed), `${written} by ${typed}`).toBe(true)
  })

  it('keeps what is different apart', () => {
    for (const [written, typed] of [
      ['कमल', 'कमाल'],
      ['की', 'का'],
      ['loan', 'loans'],
      ['alone', 'loan'],
      ['loan approved', 'approve loan'],
      ['loans approved', 'loan approved'],
    ] as const)
      expect(finds(written, typed), `${written} by ${typed}`).toBe(false)
  })

  it('marks words where they stand, in Hindi and behind surrogate pairs, and of the last word what was typed', () => {
    expect(marked('😀 ऋण की स्वीकृति, ऋण', 'ऋण')).toEqual(['ऋण', 'ऋण'])
    expect(marked('स्वीकृति पत्र', 'स्वी')).toEqual(['स्वी'])
    expect(marked('की', 'क')).toEqual(['की'])
    expect(marked('ज़मीन', 'जम')).toEqual(['ज़मी'])
    expect(marked('Loan sanction, sanctioned', 'loan sanc')).toEqual(['Loan', 'sanc', 'sanc'])
    expect(marked('ﬁle', 'f')).toEqual(['ﬁ'])
  })

  it('finds nothing by what has no word in it', () => {
    for (const typed of ['', '  ', '!?', '™', '\u200D']) expect(parseQuery(typed)).toBeUndefined()
  })

  it('gives the newest first, up to the limit, in one conversation or in all, each message once', () => {
    const index = new SearchIndex<string, string>()
    for (const position of [5, 1, 9, 3, 7]) {
      const entry = { conversation: position < 6 ? 'a' : 'b', position, id: `m${position}` }
      index.add(entry, 'same words')
      index.add(entry, 'same words')
    }
    const positions = (limit: number, conversation?: string): number[] =>
      index.search(query('same wo'), limit, conversation).map(({ position }) => position)
    expect(index.size).toBe(5)
    expect(positions(10)).toEqual([9, 7, 5, 3, 1])
    expect(positions(2)).toEqual([9, 7])
    expect(positions(10, 'a')).toEqual([5, 3, 1])
    index.clear()
    expect(positions(10)).toEqual([])
  })

  it('folds a text as one and word by word alike', () => {
    fc.assert(
      fc.property(text, (whole) => {
        const words = placedWords(whole).map(({ word: one }) => one)
        expect(fold(whole)).toBe(words.length === 0 ? ' ' : ` ${words.join(' ')} `)
      }),
    )
  })
})
