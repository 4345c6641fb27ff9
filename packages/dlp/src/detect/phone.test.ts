import { describe, expect, it } from 'vitest'
import { found } from '../_found.ts'
import { detect } from '../index.ts'

describe('a phone number', () => {
  it.each([
    ['+91 98765 43210', 'likely'],
    ['+919876543210', 'likely'],
    ['+91-98765-43210', 'likely'],
    ['0091 98765 43210', 'likely'],
    ['+91 (22) 2202 3456', 'likely'],
    ['91 9876543210', 'likely'],
    ['0 98765 43210', 'likely'],
    ['98765 43210', 'likely'],
    ['98765-43210', 'likely'],
    ['९८७६५ ४३२१०', 'likely'],
    ['+९१ ९८७६५ ४३२१०', 'likely'],
    ['+91 98765\u200b43210', 'likely'],
    ['9876543210', 'possible'],
    ['987-654-3210', 'possible'],
    ['09876543210', 'possible'],
    ['919876543210', 'possible'],
    ['9 8 7 6 5 4 3 2 1 0', 'possible'],
    ['022-22023456', 'possible'],
    ['(022) 2202 3456', 'possible'],
    ['011 2345 6789', 'possible'],
    ['1800 425 3800', 'possible'],
    ['+1 (415) 555-2671', 'likely'],
    ['+44 (0)20 7946 0958', 'likely'],
    ['+30 21 0 1234567', 'likely'],
    ['+39 06 678 4343', 'likely'],
    ['(415)555-0132', 'possible'],
    ['415-555-0132', 'possible'],
    ['91-415-555-0132', 'possible'],
    ['+971 50 123 4567', 'likely'],
  ])('is found however it is written: %s is %s', (written, confidence) => {
    expect(found(`so ${written}, please`, 'phone')).toEqual([`phone ${confidence} ${written}`])
  })

  it.each([
    'Mobile: 9876543210',
    'Mob.No.9876543210',
    'mera number 9876543210 hai',
    'मेरा नंबर ९८७६५४३२१० है',
    'मोबाइल नंबर ९८७६५४३२१०',
    'call me on 098765 43210',
    'Ph. no. 022-22023456',
    'Tel +1 415 555 2671',
  ])('is certain with its name before it: %s', (text) => {
    expect(detect(text, { types: ['phone'] }).map(({ confidence }) => confidence)).toEqual(['certain'])
  })

  it('is found beside another one', () => {
    expect(found('Mob. 98765 43210/98765 43211', 'phone')).toEqual([
      'phone certain 98765 43210',
      'phone certain 98765 43211',
    ])
    expect(found('9876543210 9123456789 / +91 90000 12345', 'phone')).toEqual([
      'phone possible 9876543210',
      'phone possible 9123456789',
      'phone likely +91 90000 12345',
    ])
  })

  it.each([
    ['a reference', 'ref no 9876543210'],
    ['a customer number', 'CIF 8765432109'],
    ['an account', 'A/c No. 9876543210'],
    ['a letter', '2024/001234'],
    ['money', 'Rs 9876543210.50'],
    ['an Aadhaar number', '9198 7654 3210'],
    ['a date', '2024-05-06 2024.05.06 12-05-2024'],
    ['a landline in one piece', 'on 02222023456 it'],
    ['ten digits that begin with 1 to 5', '5876543210'],
    ['one digit ten times', '9999999999'],
    ['a fraction', '0.9876543210'],
    ['a country code that does not exist', '+999 12345 67890'],
  ])('is not %s', (_what, text) => {
    expect(found(text, 'phone')).toEqual([])
  })

  it('belongs to the country that is asked for', () => {
    const inAmerica = { types: ['phone'], country: 'US' } as const
    expect(detect('415-555-2671', inAmerica)).toHaveLength(1)
    expect(detect('9876543210', inAmerica)).toEqual([])
    expect(detect('+91 98765 43210', inAmerica)).toHaveLength(1)
    expect(detect('415-555-2671', { types: ['phone'], country: 'XX' })).toEqual([])
  })

  it('shows its last four digits only', () => {
    expect(detect('+91 98765 43210')[0]?.masked).toBe('+XX XXXXX X3210')
  })
})
