import { stdnum } from 'stdnum'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { found } from '../_found.ts'
import { passesMod36 } from '../checksum.ts'
import { detect } from '../index.ts'

const CHECKS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'.split('')
/** Completes fourteen characters with their check character. */
const complete = (code: string): string => CHECKS.map((check) => `${code}${check}`).find(passesMod36) as string

describe('a GSTIN', () => {
  it('is likely with its check character, and possible at most without', () => {
    expect(found('27AAPFU0939F1ZV', 'gstin')).toEqual(['gstin likely 27AAPFU0939F1ZV'])
    expect(found('GSTIN 27AAPFU0939F1ZV', 'gstin')).toEqual(['gstin certain 27AAPFU0939F1ZV'])
    expect(found('GSTIN 27AAPFU0939F1ZX', 'gstin')).toEqual(['gstin possible 27AAPFU0939F1ZX'])
  })

  it('has the check character that another implementation computes', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^(?:0[1-9]|[12]\d|3[0-7])[A-Z]{3}[ABCFGHJLPT][A-Z][1-9]\d{3}[A-Z][1-9A-Z]Z$/),
        (code) => {
          expect(stdnum.IN?.gstin?.validate(complete(code)).isValid).toBe(true)
          expect(found(complete(code), 'gstin')).toEqual([`gstin likely ${complete(code)}`])
        },
      ),
    )
  })

  it.each([
    ['Ladakh', '38AAPFU0939F1Z'],
    ['Other Territory', '97AAPFU0939F1Z'],
    ['Centre', '99AAPFU0939F1Z'],
    ['one who deducts tax, by TAN', '27MUMS12345A1D'],
    ['one who collects tax', '27AAPFU0939F1C'],
    ['a UN body', '0717USA00019UN'],
    ['a non-resident', '0717USA12345NR'],
    ['a foreign online service', '9917USA29001OS'],
  ])('of %s is likely', (_, code) => {
    expect(found(complete(code), 'gstin')).toEqual([`gstin likely ${complete(code)}`])
  })

  it('of a state that is none is not likely', () => {
    expect(found(complete('39AAPFU0939F1Z'), 'gstin')).toEqual([])
    expect(found(`GST ${complete('00AAPFU0939F1Z')}`, 'gstin')).toEqual([
      `gstin possible ${complete('00AAPFU0939F1Z')}`,
    ])
  })

  it.each([
    'gst no 27aapfu0939f1zv',
    'GSTIN/UIN: 27AAPFU0939F1ZV',
    'जीएसटी २७AAPFU०९३९F१ZV',
    'GSTIN 27 AAPFU0939F 1ZV',
    'GSTIN 27-AAPFU0939F-1-Z-V',
  ])('is certain with words: %s', (text) => {
    expect(detect(text, { types: ['gstin'] }).map(({ confidence }) => confidence)).toEqual(['certain'])
  })

  it('is one finding, not a PAN as well', () => {
    expect(found('GSTIN 27AAPFU0939F1ZV of PAN AAPFU0939F')).toEqual([
      'gstin certain 27AAPFU0939F1ZV',
      'pan certain AAPFU0939F',
    ])
  })

  it('shows its last four characters', () => {
    expect(detect('27AAPFU0939F1ZV')[0]?.masked).toBe('XXXXXXXXXXXF1ZV')
  })
})
