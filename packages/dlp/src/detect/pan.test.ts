import * as fc from 'fast-check'
import { stdnum } from 'stdnum'
import { describe, expect, it } from 'vitest'
import { found } from '../_found.ts'
import { detect } from '../index.ts'

const HOLDERS = 'ABCFGHJLPT'

describe('a PAN', () => {
  it('is likely by its form: the fourth letter says who holds it', () => {
    for (const holder of HOLDERS) expect(found(`ABC${holder}E1234F`, 'pan')).toEqual([`pan likely ABC${holder}E1234F`])
    for (const other of 'DEIKMNOQRSUVWXYZ')
      expect(found(`PAN ABC${other}E1234F`, 'pan')).toEqual([`pan possible ABC${other}E1234F`])
  })

  it('that is likely is one for another implementation, too', () => {
    const letters = fc.stringMatching(/^[A-Z]{5}$/)
    fc.assert(
      fc.property(letters, fc.stringMatching(/^\d{4}$/), fc.stringMatching(/^[A-Z]$/), (name, number, check) => {
        const code = `${name}${number}${check}`
        const isLikely = detect(code).some(({ type, confidence }) => type === 'pan' && confidence === 'likely')
        // The other one also takes K, which the Income Tax Department does not list.
        expect(isLikely).toBe(stdnum.IN?.pan?.validate(code).isValid === true && code[3] !== 'K')
      }),
    )
  })

  it.each([
    'PAN ABCPD1234Z',
    'pan: abcpd1234z',
    'PAN No.-ABCPD1234Z',
    'Pan card number is Abcpd1234z',
    'पैन कार्ड: ABCPD1234Z',
    'पैन नंबर ABCPD१२३४Z',
    'ＰＡＮ ＡＢＣＰＤ１２３４Ｚ',
    'Permanent Account Number ABCPD1234Z',
    'PAN ABCPD 1234 Z',
    'PAN ABCPD-1234-Z',
    'PAN A B C P D 1 2 3 4 Z',
    'TDS certificate of the assessee, Form 16: ABCPD1234Z',
    'PAN_ABCPD1234Z',
  ])('is certain with words: %s', (text) => {
    expect(detect(text, { types: ['pan'] }).map(({ confidence }) => confidence)).toEqual(['certain'])
  })

  it.each([
    'in march 2024 a rule',
    'commit afbaf9277b',
    'PRICE 2024 A',
    'ABCPD12345Z',
    'XABCPD1234Z',
    'ABCPD0000Z1',
    '27AAPFU0939F1ZV',
    'MUMS12345A',
  ])('is not found in “%s”', (text) => {
    expect(found(text, 'pan')).toEqual([])
  })

  it('shows its last four characters', () => {
    expect(detect('PAN ABCPD1234Z')[0]?.masked).toBe('XXXXXX234Z')
  })
})
