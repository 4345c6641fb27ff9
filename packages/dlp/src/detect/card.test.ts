import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { found } from '../_found.ts'
import { detect } from '../index.ts'
import { cardBrand, passesLuhn } from './card-brand.ts'

describe('a payment card', () => {
  it.each([
    ['Visa', '4111111111111111'],
    ['Mastercard', '5555555555554444'],
    ['Mastercard, 2 series', '2223000048400011'],
    ['American Express', '371449635398431'],
    ['RuPay', '6521111111111110'],
    ['RuPay, shared with JCB', '3538000000000005'],
    ['Discover', '6011000400000000'],
    ['JCB', '3530111333300000'],
    ['Diners Club', '30569309025904'],
    ['Dankort', '5019717010103742'],
    ['Maestro', '6759649826438453'],
    ['UnionPay', '6200000000000005'],
  ])('of %s is likely by its range, length, and check', (_brand, number) => {
    expect(found(`it is ${number} then`, 'card')).toEqual([`card likely ${number}`])
  })

  it('is no fraction', () => {
    for (const text of ['827.6249819999999', 'card 827.6249819999999', '0.4111111111111111'])
      expect({ text, found: found(text, 'card') }).toEqual({ text, found: [] })
  })

  it.each([
    '4012-8888-8888-1881',
    '4012 8888 8888 1881',
    '4012.8888.8888.1881',
    '4012 - 8888 - 8888 - 1881',
    '4012–8888–8888–1881',
    '3714 496353 98431',
    '४०१२ ८८८८ ८८८८ १८८१',
    '৪০১২৮৮৮৮৮৮৮৮১৮৮১',
    '４０１２８８８８８８８８１８８１',
    '4012\u00a08888\u200b\u00a08888\u00a01881',
    '4 0 1 2 8 8 8 8 8 8 8 8 1 8 8 1',
  ])('is found however it is written: %s', (written) => {
    expect(found(written, 'card')).toEqual([`card likely ${written}`])
  })

  it('is found beside others of its kind', () => {
    expect(found('4012888888881881 4012-8888-8888-1881 4012 8888 8888 1881', 'card')).toEqual([
      'card likely 4012888888881881',
      'card likely 4012-8888-8888-1881',
      'card likely 4012 8888 8888 1881',
    ])
  })

  it.each([
    'Card no. 4111111111111111',
    'मेरा डेबिट कार्ड नंबर 4111 1111 1111 1111 है',
    '4111111111111111 cvv 123 expiry 12/29',
  ])('is certain with words: %s', (text) => {
    expect(detect(text, { types: ['card'] }).map(({ confidence }) => confidence)).toEqual(['certain'])
  })

  it.each([
    ['that fails its check', 'card 4012-8888-8888-1882'],
    ['of another length', 'card 36168002586008'],
    ['of no issuer', '1748503543012'],
    ['of one digit only', 'card 4444444444444444'],
    ['that is a fraction', 'ratio 0.4111111111111111'],
    ['inside another number', 'id 1-4111-1111-1111-1111-2'],
    ['inside a word', 'sha a4111111111111111b'],
    ['that is called a reference', 'UTR 4111111111111111'],
    ['that is money', 'Rs. 4111111111111111.00'],
    ['of twelve digits without words', 'on 630000000004 it'],
  ])('is not a number %s', (_why, text) => {
    expect(found(text, 'card')).toEqual([])
  })

  it('stays possible where its check says little', () => {
    expect(found('122000000000003', 'card')).toEqual(['card possible 122000000000003'])
  })

  it('shows its last four digits only', () => {
    expect(detect('4012-8888-8888-1881')[0]?.masked).toBe('XXXX-XXXX-XXXX-1881')
  })
})

describe("Luhn's check", () => {
  it('fails when any one digit is changed', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^\d{12,18}$/),
        fc.nat(),
        fc.integer({ min: 1, max: 9 }),
        (digits, place, shift) => {
          const check =
            Array.from({ length: 10 }, (_, digit) => String(digit)).find((digit) => passesLuhn(digits + digit)) ?? ''
          const number = digits + check
          const at = place % number.length
          const other = String((Number(number[at]) + shift) % 10)
          expect(passesLuhn(number)).toBe(true)
          expect(passesLuhn(number.slice(0, at) + other + number.slice(at + 1))).toBe(false)
        },
      ),
    )
  })

  it('is not what makes a brand', () => {
    expect(cardBrand('4111111111111112')?.name).toBe('Visa')
    expect(cardBrand('9999999999999995')).toBeUndefined()
  })
})
