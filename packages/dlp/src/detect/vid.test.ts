import { stdnum } from 'stdnum'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { found } from '../_found.ts'
import { passesVerhoeff } from '../checksum.ts'
import { detect } from '../index.ts'
import { cardBrand, passesLuhn } from './card-brand.ts'

/** Completes fifteen digits so that they pass the check. */
function complete(fifteen: string): string {
  return Array.from({ length: 10 }, (_, digit) => `${fifteen}${digit}`).find(passesVerhoeff) as string
}
const spaced = (digits: string): string => digits.match(/\d{4}/g)?.join(' ') ?? ''
const VID = complete('912345678901234')

describe('a virtual id', () => {
  it('is what the other implementation says, where no card could be meant', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 15n - 1n }), (number) => {
        const digits = complete(String(number).padStart(15, '0'))
        const isCard = passesLuhn(digits) && cardBrand(digits) !== undefined
        const isFound = detect(digits, { types: ['vid'] }).length > 0
        expect(isFound).toBe(stdnum.IN?.vid?.validate(digits).isValid === true && !isCard)
      }),
    )
  })

  it.each([VID, spaced(VID), spaced(VID).replaceAll(' ', '-')])('is possible by itself: %s', (written) => {
    expect(found(`see ${written}`, 'vid')).toEqual([`vid possible ${written}`])
  })

  it.each(['VID', 'VID:', 'My virtual id is', 'Aadhaar virtual ID no.', 'वीआईडी', 'वर्चुअल आईडी है'])(
    'is certain behind its name: %s',
    (label) => {
      expect(found(`${label} ${spaced(VID)}`, 'vid')).toEqual([`vid certain ${spaced(VID)}`])
    },
  )

  it('is likely where Aadhaar is spoken of', () => {
    expect(found(`Aadhaar was not given, so use the other one, he said. ${VID}`, 'vid')).toEqual([`vid likely ${VID}`])
  })

  it('gives way to a payment card that the same digits could be, unless it is named', () => {
    const both = Array.from({ length: 1000 }, (_, rest) =>
      complete(`411111111111${String(rest).padStart(3, '0')}`),
    ).find(passesLuhn) as string
    expect(found(both, 'vid')).toEqual([])
    expect(found(both)).toEqual([`card likely ${both}`])
    expect(found(`card ${both}`)).toEqual([`card certain ${both}`])
    expect(found(`VID ${both}`)).toEqual([`vid certain ${both}`])
  })

  it.each(['UTR', 'Ref no', 'A/c no', 'transaction id', 'Rs'])('is not what stands behind %s', (label) => {
    expect(found(`${label} ${VID}`, 'vid')).toEqual([])
  })
})
