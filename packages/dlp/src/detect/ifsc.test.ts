import { describe, expect, it } from 'vitest'
import { found } from '../_found.ts'
import { detect } from '../index.ts'

describe('an IFSC', () => {
  it('is likely with the letters of a bank, and possible with others', () => {
    expect(found('SBIN0001234', 'ifsc')).toEqual(['ifsc likely SBIN0001234'])
    expect(found('hdfc0000123', 'ifsc')).toEqual(['ifsc likely hdfc0000123'])
    expect(found('ABCD0123456', 'ifsc')).toEqual(['ifsc possible ABCD0123456'])
  })

  it.each([
    'IFSC SBIN0001234',
    'IFS Code: UTIB0000ABC',
    'ifsc-kkbk0000958',
    'IFSC ABCD0123456',
    'IFSC SBIN 0001234',
    'आईएफएससी कोड SBIN०००१२३४',
    'HDFC0000123, branch Andheri',
  ])('is certain with words: %s', (text) => {
    expect(detect(text, { types: ['ifsc'] }).map(({ confidence }) => confidence)).toEqual(['certain'])
  })

  it.each([
    'SBIN1001234',
    'SBIN000123',
    'SBIN00012345',
    'SBIN325327123456',
    'form0001234',
    'FORM 0001234',
    'ASBIN0001234',
  ])('is not found in “%s”', (text) => {
    expect(found(text, 'ifsc')).toEqual([])
  })

  it('shows the bank, which everybody may know, and not the branch', () => {
    expect(detect('IFSC sbin0001234')[0]?.masked).toBe('SBINXXXXXXX')
  })
})
