import { describe, expect, it } from 'vitest'
import { english } from './english.ts'
import { hindi } from './hindi.ts'
import { directionOf, localeOf, preferredLanguage } from './locale.ts'
import { wordsIn } from './words.ts'

describe('the language of the page', () => {
  it('is the chosen one, else the first known one of the browser, else English', () => {
    expect(preferredLanguage('hi', ['en-GB'])).toBe('hi')
    expect(preferredLanguage(null, ['ta-IN', 'hi-IN', 'en'])).toBe('hi')
    expect(preferredLanguage('xx', ['fr'])).toBe('en')
  })

  it('keeps the person’s region, and the digits 0–9', () => {
    expect(localeOf('en', ['hi', 'en-GB'])).toBe('en-GB-u-nu-latn')
    expect(localeOf('hi', ['en-GB'])).toBe('hi-IN-u-nu-latn')
    expect(wordsIn('hi', 'hi-IN-u-nu-deva', hindi).number(12)).toBe('१२')
    expect(wordsIn('hi', localeOf('hi', ['hi-u-nu-deva']), hindi).number(1234567)).toBe('12,34,567')
  })

  it('knows which way it is written', () => {
    expect(directionOf('ur-IN')).toBe('rtl')
    expect(directionOf('hi-IN-u-nu-latn')).toBe('ltr')
  })

  it('counts in words', () => {
    expect(wordsIn('en', 'en-IN-u-nu-latn', english).t('common.people', { count: 1 })).toBe('1 person')
    expect(wordsIn('en', 'en-IN-u-nu-latn', english).t('common.people', { count: 1200 })).toBe('1,200 people')
    expect(wordsIn('hi', 'hi-IN-u-nu-latn', hindi).t('common.people', { count: 100000 })).toBe('1,00,000 लोग')
  })
})
