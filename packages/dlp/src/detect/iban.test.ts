import * as fc from 'fast-check'
import { composeIBAN, getCountrySpecifications } from 'ibantools'
import { describe, expect, it } from 'vitest'
import { found } from '../_found.ts'
import { detect } from '../index.ts'

describe('an IBAN', () => {
  it.each([
    'DE89 3704 0044 0532 0130 00',
    'DE89370400440532013000',
    'de89370400440532013000',
    'GB29 NWBK 6016 1331 9268 19',
    'AE07 0331 2345 6789 0123 456',
    'SA03 8000 0000 6080 1016 7519',
    'MT84MALT011000012345MTLCAST001S',
    'NO9386011117947',
    'DE89-3704-0044-0532-0130-00',
    'ＤＥ８９３７０４００４４０５３２０１３０００',
    'DE८९ ३७०४ ००४४ ०५३२ ०१३० ००',
  ])('is likely by its check digits: %s', (written) => {
    expect(found(`to ${written}, by Friday`, 'iban')).toEqual([`iban likely ${written}`])
  })

  it('is certain with words', () => {
    expect(found('IBAN: DE89370400440532013000', 'iban')).toEqual(['iban certain DE89370400440532013000'])
    expect(found('the beneficiary has DE89370400440532013000', 'iban')).toEqual(['iban certain DE89370400440532013000'])
  })

  it.each([
    ['whose check digits are wrong', 'IBAN DE88 3704 0044 0532 0130 00'],
    ['that is too short', 'IBAN DE89 3704 0044 0532 0130'],
    ['that goes on', 'IBAN DE893704004405320130001'],
    ['of a country that has none', 'IBAN IN893704004405320130'],
    ['with letters where digits belong', 'IBAN DE89 37O4 0044 0532 0130 00'],
    ['with small letters among capitals', 'IBAN LV80 bANK 0000 4351 9500 1'],
    ['inside a word', 'xDE89370400440532013000'],
  ])('is nothing %s', (_why, text) => {
    expect(found(text, 'iban')).toEqual([])
  })

  it('is found whatever a bank does with its own check digits', () => {
    // Right by ISO 13616; the Belgian bank's own two digits at the end are wrong.
    const written = composeIBAN({ countryCode: 'BE', bban: '539007547034' }) ?? ''
    const wrongInside = writtenWith('BE', '539007547035')
    expect(found(written, 'iban')).toHaveLength(1)
    expect(found(wrongInside, 'iban')).toHaveLength(1)
  })

  it('shows its country and its last four characters only', () => {
    expect(detect('DE89 3704 0044 0532 0130 00')[0]?.masked).toBe('DEXX XXXX XXXX XXXX XX30 00')
  })

  it('is found for every country whose structure is digits', () => {
    const countries = Object.entries(getCountrySpecifications()).flatMap(([country, { chars, bban_regexp: form }]) =>
      chars && form && /^\^\[0-9\]\{\d+\}\$$/.test(form) ? [[country, chars - 4] as const] : [],
    )
    expect(countries.length).toBeGreaterThan(30)
    fc.assert(
      fc.property(fc.constantFrom(...countries), fc.bigInt({ min: 0n, max: 10n ** 30n }), ([country, length], seed) => {
        const written = writtenWith(country, String(seed).padStart(length, '0').slice(-length))
        expect(found(written, 'iban')).toEqual([`iban likely ${written}`])
      }),
    )
  })
})

/** With the check digits of ISO 7064, MOD 97-10. */
function writtenWith(country: string, inner: string): string {
  const digits = [...`${inner}${country}00`].map((letter) => Number.parseInt(letter, 36)).join('')
  return `${country}${String(98n - (BigInt(digits) % 97n)).padStart(2, '0')}${inner}`
}
