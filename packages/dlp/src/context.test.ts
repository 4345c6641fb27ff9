import { describe, expect, it } from 'vitest'
import { readContext } from './context.ts'
import type { Context } from './context.ts'
import type { Detector } from './detector.ts'
import { foldText } from './fold-text.ts'
import { makeVocabulary } from './vocabulary.ts'

const detectors: Detector[] = [
  { type: 'pan', words: ['pan', 'pan card', 'पैन', 'permanent account number'], about: ['tax'], find: () => [] },
  { type: 'card', words: ['card'], find: () => [] },
  {
    type: 'account',
    words: ['account', 'a/c no', 'account number'],
    against: ['ref no', 'loan', 'card'],
    find: () => [],
  },
]
const vocabulary = makeVocabulary(detectors)
/** What is said about the first `#` of a text. */
function around(text: string): Context & { readonly place: number } {
  return { ...readContext(foldText(text), vocabulary), place: text.indexOf('#') }
}
const label = (text: string, type: 'pan' | 'card' | 'account'): string => {
  const { place, ...context } = around(text)
  return context.label(type, place)
}

describe('the nearest label', () => {
  it.each([
    ['pan #', 'own'],
    ['PAN: #', 'own'],
    ['pan\n#', 'own'],
    ['pan card #', 'own'],
    ['panCard: #', 'own'],
    ['PANNumber=#', 'own'],
    ['pan_no #', 'own'],
    ['panno #', 'own'],
    ['userPan #', 'own'],
    ['पैन: #', 'own'],
    ['pan of Ramesh Kumar Sharma is #', 'own'],
    ['pan was given to the branch #', 'loose'],
    ['pan. Then #', 'loose'],
    ['card #', 'other'],
    ['pan and then card #', 'other'],
    ['pan/card #', 'own'],
    ['pan or account or card: #', 'own'],
    ['pan, card #', 'other'],
    ['pan on this line\nRamesh #', 'none'],
    ['pan 12 of Ramesh #', 'none'],
    ['japan #', 'none'],
    ['pant #', 'none'],
    ['पैना #', 'none'],
    ['tax #', 'none'],
    [`pan ${'.'.repeat(40)} of #`, 'none'],
    [`pan ${'.'.repeat(160)}#`, 'none'],
    ['# pan', 'none'],
    ['#', 'none'],
  ])('of “%s” is %s', (text, said) => {
    expect(label(text, 'pan')).toBe(said)
  })

  it('is the longest of those that end together', () => {
    expect(label('permanent account number #', 'pan')).toBe('own')
    expect(label('permanent account number #', 'account')).toBe('other')
    expect(label('pan card #', 'account')).toBe('against')
  })

  it('names every number of a list', () => {
    expect(label('pan 1234, 5678 / #', 'pan')).toBe('own')
    expect(label('पैन 1234, 5678 और #', 'pan')).toBe('own')
    expect(label(`pan ${'1234567890, '.repeat(12)}and #`, 'pan')).toBe('own')
    expect(label('pan 1234, Ramesh 5678, #', 'pan')).toBe('none')
  })

  it('is read without regard to marks between its words', () => {
    for (const written of ['a/c no', 'A/C No.', 'a c no', 'A/c-No', 'a.c. no', 'a/c\u200b no'])
      expect(around(`${written} #`).label('account', foldText(`${written} #`).text.indexOf('#'))).toBe('own')
    expect(label('a, c no #', 'account')).toBe('none')
  })

  it('may stand right at the digits, as in RRN4123', () => {
    expect(readContext(foldText('pan4123'), vocabulary).label('pan', 3)).toBe('own')
  })
})

describe('words that speak for a type', () => {
  it('are its names and what is about it, before and behind, within reach', () => {
    for (const text of ['the tax office #', '# of the tax office', 'pan of the office #']) {
      const { place, speaksFor } = around(text)
      expect(speaksFor('pan', place, place + 1, 300)).toBe(true)
      expect(speaksFor('pan', place, place + 1, 3)).toBe(false)
      expect(speaksFor('card', place, place + 1, 300)).toBe(false)
    }
  })

  it('are not part of the thing itself', () => {
    const { speaksFor } = readContext(foldText('tax@pan'), vocabulary)
    expect(speaksFor('pan', 0, 7, 300)).toBe(false)
  })

  it('are found when one of them is long before another that is nearer', () => {
    const { place, speaksFor } = around(`tax ${'x'.repeat(400)} # ${'y'.repeat(200)} tax`)
    expect(speaksFor('pan', place, place + 1, 300)).toBe(true)
    expect(speaksFor('pan', place, place + 1, 100)).toBe(false)
  })
})
