import { describe, expect, it } from 'vitest'
import { found } from '../_found.ts'
import { detect } from '../index.ts'

describe('a driving licence', () => {
  it.each([
    'MH1420110062821',
    'MH14 20110062821',
    'MH-14-2011-0062821',
    'MH 14 2011 0062821',
    'mh14 20110062821',
    'DL-0420110149646',
  ])('is likely by state, year, and length: %s', (written) => {
    expect(found(`see ${written}.`, 'driving-licence')).toEqual([`driving-licence likely ${written}`])
  })

  it.each([
    'DL no. MH14 20110062821',
    'Driving Licence: MH14 २०११००६२८२१',
    'license number MH14-20110062821',
    'ड्राइविंग लाइसेंस नंबर MH14 20110062821',
    'RTO Pune has issued MH14 20110062821 for LMV',
    'DL RJ-13/DLC/12/123456',
    'driving licence KA01 2001 123456',
    'DL No TN 45Z 20150001234',
  ])('is certain with words: %s', (text) => {
    expect(detect(text, { types: ['driving-licence'] }).map(({ confidence }) => confidence)).toEqual(['certain'])
  })

  it.each([
    'XX1420110062821',
    'MH1418110062821',
    'MH12AB1234',
    'MH 12 AB 1234',
    'invoice MH14 20110062821',
    'MH-14/2011/123456',
    'in 14 2011',
  ])('is not found in “%s”', (text) => {
    expect(found(text, 'driving-licence')).toEqual([])
  })

  it('shows its last four digits', () => {
    expect(detect('DL MH14 20110062821')[0]?.masked).toBe('XXXX XXXXXXX2821')
  })
})
