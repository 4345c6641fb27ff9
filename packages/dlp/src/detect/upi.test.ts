import { describe, expect, it } from 'vitest'
import { found } from '../_found.ts'
import { detect } from '../index.ts'

describe('a UPI id', () => {
  it.each(['ram.kumar@oksbi', '9876543210@ybl', 'shop-12_a@okhdfcbank', 'RAM@PAYTM', 'ram@upi'])(
    'is likely with the handle of a provider: %s',
    (id) => {
      expect(found(`see ${id}.`, 'upi')).toEqual([`upi likely ${id}`])
    },
  )

  it.each([
    'upi ram@oksbi',
    'UPI ID: 9876543210@ybl',
    'vpa=ram@newhandle',
    'यूपीआई आईडी ram@oksbi',
    'please pay Rs 500 to ram@oksbi',
  ])('is certain with words: %s', (text) => {
    expect(detect(text, { types: ['upi'] }).map(({ confidence }) => confidence)).toEqual(['certain'])
  })

  it('with a handle that nobody has listed is possible where a bank or a mobile number is in it, or words are near', () => {
    expect(found('ram@newbank', 'upi')).toEqual(['upi possible ram@newbank'])
    expect(found('9876543210@abc', 'upi')).toEqual(['upi possible 9876543210@abc'])
    expect(found('ram@abc', 'upi')).toEqual([])
    expect(found('send the money by gpay today, Monday, to ram@abc', 'upi')).toEqual(['upi possible ram@abc'])
  })

  it.each([
    'ram@oksbi.com',
    'ram@paytm.in',
    'ram@sbi.co.in',
    'user@localhost',
    'git@github.com:a/b',
    'https://ram@paytm/x',
    'npm i foo@latest',
    '@okaxis',
    'ram @oksbi',
    'a@b@oksbi',
    'ram@sbi-bank.com',
  ])('is not found in “%s”', (text) => {
    expect(found(text, 'upi')).toEqual([])
  })

  it('is not an e-mail address as well, nor the number in it', () => {
    expect(found('pay to 9876543210@ybl')).toEqual(['upi certain 9876543210@ybl'])
    expect(found('mail ram@paytm.com')).toEqual(['email certain ram@paytm.com'])
  })

  it('shows its handle', () => {
    expect(detect('upi ram.kumar@oksbi')[0]?.masked).toBe('XXXXXXXX@oksbi')
  })
})
