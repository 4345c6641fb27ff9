import { describe, expect, it } from 'vitest'
import { found } from '../_found.ts'
import { detect } from '../index.ts'

describe('a customer number', () => {
  it.each([
    ['CIF 8765432109', '8765432109'],
    ['CIF No: 12345678901', '12345678901'],
    ['cif of Ramesh Kumar Sharma is 87654321', '87654321'],
    ['Customer ID - 123456', '123456'],
    ['cust id 765432101', '765432101'],
    ['customer_id: 765432101', '765432101'],
    ['CRN 12345678', '12345678'],
    ['सीआईएफ नंबर ८७६५४३२१०९', '८७६५४३२१०९'],
    ['ग्राहक आईडी 8765432109', '8765432109'],
    ['ग्राहक संख्या 87654321', '87654321'],
  ])('is certain behind its label: %s', (text, number) => {
    expect(found(text)).toEqual([`cif certain ${number}`])
  })

  it.each([
    '8765432109',
    'CIF not updated for branch 001234',
    'CIF pending, Rs 250000 lying',
    'CIF 2025',
    'CIF 1234567890123',
    'customer id is missing. Call 9876543210',
    'CIF merged, ref no 87654321',
    'CIF date 12-11-2025',
    '123456 customers',
  ])('is not found in “%s”', (text) => {
    expect(found(text, 'cif')).toEqual([])
  })

  it('shows its last four digits, or two of a short one', () => {
    expect(detect('CIF 87654321098')[0]?.masked).toBe('XXXXXXX1098')
    expect(detect('CIF 876543')[0]?.masked).toBe('XXXX43')
  })
})
