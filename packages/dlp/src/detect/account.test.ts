import { describe, expect, it } from 'vitest'
import { found } from '../_found.ts'
import { detect } from '../index.ts'

describe('an account number', () => {
  it.each([
    ['A/c No. 50100123456789', '50100123456789'],
    ['a/c: 123456789', '123456789'],
    ['Ac no-001234567890', '001234567890'],
    ['acct 1234567890', '1234567890'],
    ['Account Number : 3012 3456 789', '3012 3456 789'],
    ['account of Shri Ramesh Kumar Sharma is 30123456789', '30123456789'],
    ['SB A/C 30123456789', '30123456789'],
    ['account no 9876543210', '9876543210'],
    ['bank account 123456789012345678', '123456789012345678'],
    ['Beneficiary account no.\n50100123456789', '50100123456789'],
    ['accountNumber=50100123456789', '50100123456789'],
    ['account_number: 50100123456789', '50100123456789'],
    ['मेरा खाता संख्या ३०१२३४५६७८९ है', '३०१२३४५६७८९'],
    ['खाते में भेजें: 30123456789', '30123456789'],
    ['mera khata number 30123456789', '30123456789'],
    ['अकाउंट नंबर 30123456789', '30123456789'],
    ['ഖAC 30123456789, a/c 30123456789', '30123456789'],
  ])('is certain behind its label: %s', (text, number) => {
    expect(found(text, 'account').at(-1)).toEqual(`account certain ${number}`)
  })

  it('is certain in a list of them', () => {
    expect(found('Account numbers: 30123456789, 40123456780 and 50123456781', 'account')).toEqual([
      'account certain 30123456789',
      'account certain 40123456780',
      'account certain 50123456781',
    ])
  })

  it('is possible near an IFSC, and likely with words as well', () => {
    expect(found('Ramesh Kumar\n50100123456789\nHDFC0000123', 'account')).toEqual(['account possible 50100123456789'])
    expect(found('Ramesh Kumar\n50100123456789\nIFSC HDFC0000123', 'account')).toEqual([
      'account likely 50100123456789',
    ])
  })

  it('is possible close to words that name it', () => {
    expect(found('30123456789 is my account', 'account')).toEqual(['account possible 30123456789'])
  })

  it.each([
    '50100123456789',
    'accounts are read at 1795424420722',
    'account of 2025',
    'a/c 12345678',
    'a/c 1234567890123456789',
    'A/c XX4521',
    'A/c credited. UTR 532712345678',
    'a/c debited by Rs 150000000',
    'account: amount 150000000',
    'account debited 150000000.00 on Monday',
    'call 9876543210 about the account',
    'account blocked, mobile 9876543210',
    'account ref INV-123456789',
    'a/c linked to VPA 9876543210@ybl',
    'IFSC HDFC0000123, phone 9876543210',
    'account 000000000',
  ])('is not found in “%s”', (text) => {
    expect(found(text, 'account')).toEqual([])
  })

  it('shows its last four digits', () => {
    expect(detect('A/c 50100123456789')[0]?.masked).toBe('XXXXXXXXXX6789')
  })
})
