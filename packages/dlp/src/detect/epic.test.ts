import { stdnum } from 'stdnum'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { found } from '../_found.ts'
import { detect } from '../index.ts'

describe('a voter’s card', () => {
  it('is likely with its check digit, and possible at most without', () => {
    expect(found('WKH1186253', 'epic')).toEqual(['epic likely WKH1186253'])
    expect(found('Voter ID WKH1186253', 'epic')).toEqual(['epic certain WKH1186253'])
    expect(found('wkh1186253', 'epic')).toEqual(['epic possible wkh1186253'])
    expect(found('Voter ID WKH1186254', 'epic')).toEqual(['epic possible WKH1186254'])
  })

  it('is likely only where another implementation agrees', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Z]{3}[1-9]\d{6}$/), (code) => {
        const isLikely = detect(code, { types: ['epic'] }).some(({ confidence }) => confidence === 'likely')
        expect(!isLikely || stdnum.IN?.epic?.validate(code).isValid).toBe(true)
      }),
    )
  })

  it.each([
    'EPIC No: WKH1186253',
    'epic no wkh1186253',
    'Voter card WKH 1186253',
    'मतदाता पहचान पत्र संख्या WKH1186253',
    'वोटर आईडी WKH११८६२५३',
    'Electoral roll of the constituency, WKH1186253',
    'voter id UP/12/345/678901',
  ])('is certain with words, or likely: %s', (text) => {
    expect(detect(text, { types: ['epic'] }).map(({ confidence }) => confidence)).not.toEqual([])
    expect(detect(text, { types: ['epic'] }).map(({ confidence }) => confidence)).not.toEqual(['possible'])
  })

  it.each([
    'INC0012345',
    'INV2024001',
    'ORD1234567',
    'ref no WKH1186253',
    'INR 1186253',
    'Abc1186253',
    'abc 1234567',
    'inc0012345',
    'commit fbe8861111',
    'UP/12/345/678901',
  ])('is not found in “%s”', (text) => {
    expect(found(text, 'epic')).toEqual([])
  })

  it('shows its last three digits', () => {
    expect(detect('WKH1186253')[0]?.masked).toBe('XXXXXXX253')
  })
})
