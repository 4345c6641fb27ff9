import { describe, expect, it } from 'vitest'
import { found } from '../_found.ts'
import { detect } from '../index.ts'

describe('a social security number', () => {
  it('is likely with its dashes, and possible with dots or spaces', () => {
    expect(found('078-05-1123 078.05.1123 078 05 1123', 'ssn')).toEqual([
      'ssn likely 078-05-1123',
      'ssn possible 078.05.1123',
      'ssn possible 078 05 1123',
    ])
  })

  it('needs words where it is only digits', () => {
    expect(found('078051121', 'ssn')).toEqual([])
    expect(found('SSN 078051121', 'ssn')).toEqual(['ssn certain 078051121'])
    expect(found('She is a US citizen (FATCA): 078051121', 'ssn')).toEqual(['ssn possible 078051121'])
  })

  it.each([
    ['an area that is never assigned', 'SSN 000-12-3456, 666-12-3456, 900-12-3456, 987-65-4321'],
    ['a group of zeros', 'SSN 078-00-1123'],
    ['a serial number of zeros', 'SSN 078-05-0000'],
    ['one that was printed in advertisements', 'SSN 078-05-1120'],
    ['mixed separators', 'SSN 693-09.4444'],
    ['a tenth digit', 'SSN 0780511201'],
    ['the name of something else before it', 'Account no 078-05-1123'],
  ])('is nothing with %s', (_why, text) => {
    expect(found(text, 'ssn')).toEqual([])
  })

  it('is possible at most where it was printed in another advertisement', () => {
    expect(found('SSN 219-09-9999', 'ssn')).toEqual(['ssn possible 219-09-9999'])
  })

  it('shows its last four digits only', () => {
    expect(detect('SSN 078-05-1123')[0]?.masked).toBe('XXX-XX-1123')
  })
})
