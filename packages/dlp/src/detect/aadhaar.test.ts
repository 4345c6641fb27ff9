import * as fc from 'fast-check'
import { stdnum } from 'stdnum'
import { describe, expect, it } from 'vitest'
import { found } from '../_found.ts'
import { passesVerhoeff } from '../checksum.ts'
import { detect } from '../index.ts'

describe('an Aadhaar number', () => {
  it.each([
    ['3123 4567 8909', 'likely'],
    ['3123-4567-8909', 'likely'],
    ['3123:4567:8909', 'likely'],
    ['3123.4567.8909', 'likely'],
    ['3123 - 4567 - 8909', 'likely'],
    ['312345678909', 'likely'],
    ['३१२३ ४५६७ ८९०९', 'likely'],
    ['３１２３４５６７８９０９', 'likely'],
    ['3123\u00a04567\u202f8909', 'likely'],
    ['3123‑4567‑8909', 'likely'],
    ['3\u200b1\u200b2\u200b3\u200b4\u200b5\u200b6\u200b7\u200b8\u200b9\u200b0\u200b9', 'likely'],
    ['3️⃣1️⃣2️⃣3️⃣4️⃣5️⃣6️⃣7️⃣8️⃣9️⃣0️⃣9️⃣', 'likely'],
    ['3 1 2 3 4 5 6 7 8 9 0 9', 'possible'],
    ['3-1-2-3-4-5-6-7-8-9-0-9', 'possible'],
  ])('is found however it is written: %s', (written, confidence) => {
    expect(found(`see ${written}, thanks`, 'aadhaar')).toEqual([`aadhaar ${confidence} ${written}`])
  })

  it.each([
    'Aadhaar no. 312345678909',
    'My Aadhaar card number is 400123456787 with text behind it',
    'aadhar:312345678909',
    'AADHAAR=312345678909',
    'aadhaar312345678909',
    'adhaar card no 3123 4567 8909',
    'UID 312345678909',
    'uidai no - 312345678909',
    'आधार संख्या ३१२३ ४५६७ ८९०९ है',
    'मेरा आधार कार्ड नंबर 312345678909 है',
    'ஆதார் 312345678909',
    'For KYC, customer Ramesh: 3123 4567 8909',
    'Name: Ramesh\nAadhaar and PAN attached\n3123 4567 8909',
    'Aadhaar 3123 45678909',
    'Aadhaar 31 23 45 67 89 09',
    'Aadhaar 312345 678909',
    'Aadhaar 3123/4567/8909',
    'Aadhaar 3 1 2 3 4 5 6 7 8 9 0 9',
  ])('is certain with words: %s', (text) => {
    expect(detect(text, { types: ['aadhaar'] }).map(({ confidence }) => confidence)).toEqual(['certain'])
  })

  it('is never certain by its check alone', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2e11, max: 1e12 - 1 }), (number) => {
        expect(detect(`${number}`).filter(({ confidence }) => confidence === 'certain')).toEqual([])
      }),
    )
  })

  it('is judged as by another implementation', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e12 - 1 }), (number) => {
        const digits = String(number).padStart(12, '0')
        const isFound = detect(digits, { types: ['aadhaar'] }).length > 0
        expect(isFound).toBe(stdnum.IN?.aadhaar?.validate(digits).isValid)
      }),
      { numRuns: 2000 },
    )
  })

  it('is found three times in a row, and in a table', () => {
    expect(found('3123 4567 8909 3998 7654 3211', 'aadhaar')).toHaveLength(2)
    expect(found('name,aadhaar,mobile\nRam,312345678909,9876543210\nSita,399876543211,9876543211', 'aadhaar')).toEqual([
      'aadhaar certain 312345678909',
      'aadhaar certain 399876543211',
    ])
  })

  it('shows its last four digits', () => {
    expect(detect('Aadhaar ३१२३ ४५६७ ८९०९')[0]?.masked).toBe('XXXX XXXX 8909')
  })
})

describe('a number of twelve digits that passes the check', () => {
  it.each([
    'UTR 312345678909',
    'UTR no: 312345678909',
    'RRN:312345678909',
    'RRN312345678909',
    'UPI Ref 312345678909',
    'UPI/CR/312345678909/RAM KUMAR/SBIN',
    'IMPS ref no 312345678909 dt 12/11/25',
    'Txn ID 312345678909 failed',
    'transaction 312345678909 is reversed',
    'Order #312345678909',
    'order no. 312345678909 has been shipped',
    'Invoice No 312345678909',
    'https://example.org/item/312345678909',
    'https://example.org/?id=312345678909',
    'A/c no 312345678909',
    'loan account 312345678909',
    'Rs 312345678909',
    'INR 312345678909.00',
    'amount 312345678909/-',
    '+312345678909',
    '312345678909@ybl',
    'mobile 312345678909',
    'संदर्भ संख्या 312345678909',
    'यूटीआर 312345678909 से भेजा',
    'AXIS312345678909',
    'F.No. 3123/4567/8909',
    '312345678909XYZ',
    '3123 4567 8909 1234',
    '0.312345678909',
  ])('is not an Aadhaar number in “%s”', (text) => {
    expect(found(text, 'aadhaar')).toEqual([])
  })

  it('is possible at most where it is called a reference and Aadhaar is spoken of', () => {
    expect(found('Ref no. 312345678909 for Aadhaar seeding', 'aadhaar')).toEqual(['aadhaar possible 312345678909'])
  })

  it.each(['9198765432', '2025112307', '5327123456'])(
    'is possible where it could be a mobile number behind 91, a moment, or a retrieval reference: %s',
    (start) => {
      const numbers = Array.from({ length: 60 }, (_, rest) => `${start}${String(rest).padStart(2, '0')}`)
      const passing = numbers.filter(passesVerhoeff)
      expect(passing.length).toBeGreaterThan(3)
      expect(passing.flatMap((digits) => found(digits, 'aadhaar'))).toEqual(
        passing.map((digits) => `aadhaar possible ${digits}`),
      )
    },
  )

  it('has failed the check when two digits are swapped, and is nothing then', () => {
    expect(found('Aadhaar 3123 4567 8990', 'aadhaar')).toEqual([])
  })
})
