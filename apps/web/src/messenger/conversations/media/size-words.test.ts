import { describe, expect, it } from 'vitest'
import { lengthWords, sizeWords } from './size-words.ts'

const en = { locale: 'en-IN-u-nu-latn' }
const hi = { locale: 'hi-IN-u-nu-latn' }

describe('the size of a file, in words', () => {
  it.each([
    [0, '0 byte'],
    [999, '999 byte'],
    [1000, '1 kB'],
    [12_345, '12 kB'],
    [2_516_582, '2.4 MB'],
    [100 * 1024 * 1024, '100 MB'],
    [1023 * 1024, '1 MB'],
  ])('of %i bytes is %s', (bytes, words) => {
    expect(sizeWords(bytes, en)).toBe(words)
  })

  it('has the digits 0–9 in Hindi, too', () => {
    expect(sizeWords(2_516_582, hi)).toBe('2.4 MB')
  })
})

describe('the length of a voice note', () => {
  it.each([
    [0, '0:00'],
    [7.9, '0:07'],
    [65, '1:05'],
    [900, '15:00'],
    [-1, '0:00'],
  ])('of %f seconds is %s', (seconds, words) => {
    expect(lengthWords(seconds)).toBe(words)
  })
})
