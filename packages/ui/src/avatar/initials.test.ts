import { describe, expect, test } from 'vitest'
import { initials } from './initials.ts'

describe('initials', () => {
  test('are of the first and the last word', () => {
    expect(initials('Priya Nair')).toBe('PN')
    expect(initials('  maria  de la cruz ')).toBe('MC')
    expect(initials('Bob')).toBe('B')
  })

  test('keep a Devanagari letter with its signs together', () => {
    expect(initials('प्रिया नायर')).toBe('प्रिना')
    expect(initials('क्षितिज शर्मा')).toBe('क्षिश')
    expect(initials('अनिल देशमुख')).toBe('अदे')
  })

  test('keep letters with marks and scripts of several code units whole', () => {
    expect(initials('E\u0301lodie 𐐷ake')).toBe('E\u0301𐐏')
  })

  test('pass over what is no letter', () => {
    expect(initials('“Nagpur” (branch)')).toBe('NB')
    expect(initials('👩‍💻 Carol')).toBe('C')
    expect(initials('24 Hours')).toBe('2H')
  })

  test('are one letter where there is room for one', () => {
    expect(initials('Priya Nair', 1)).toBe('P')
  })

  test('are nothing for a name without letters', () => {
    expect(initials('')).toBe('')
    expect(initials(' — ')).toBe('')
  })
})
