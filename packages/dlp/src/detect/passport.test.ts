import { describe, expect, it } from 'vitest'
import { found } from '../_found.ts'
import { passesIcao } from '../checksum.ts'
import { detect } from '../index.ts'

describe('a passport', () => {
  it('is possible by its form, likely with words nearby, and certain behind its name', () => {
    expect(found('J6932157', 'passport')).toEqual(['passport possible J6932157'])
    expect(found('J6932157 is her number. The passport was issued in Pune.', 'passport')).toEqual([
      'passport likely J6932157',
    ])
    expect(found('passport number: J6932157', 'passport')).toEqual(['passport certain J6932157'])
  })

  it.each([
    'my passport number is t3569075',
    'Passport J 6932157',
    'Passport No. J69 32157',
    'पासपोर्ट नंबर J६९३२१५७ है',
    'passport\nJ6932157',
    'passport=J6932157',
  ])('is certain in “%s”', (text) => {
    expect(detect(text, { types: ['passport'] }).map(({ confidence }) => confidence)).toEqual(['certain'])
  })

  it.each([
    'A3456780',
    'A0345678',
    't3569075',
    'order A3456781',
    'part no A3456781',
    'Ref. A3456781',
    'seat A3456781',
    'AB3456781',
    'A34567812',
    'room A 1234567',
  ])('is not found in “%s”', (text) => {
    expect(found(text, 'passport')).toEqual([])
  })

  it('has check digits in its machine-readable zone, as in the sample of ICAO 9303-4', () => {
    expect(['L898902C3 6', '740812 2', '120415 9'].map((field) => passesIcao(...parts(field)))).toEqual([
      true,
      true,
      true,
    ])
    expect(passesIcao('L898902C3', '5')).toBe(false)
  })

  it('is certain in a machine-readable zone whose checks hold, and possible in one whose do not', () => {
    const zone = (number: string): string => `${number}IND7408122F1204159<<<<<<<<<<<<<<<4`
    const check = Array.from({ length: 10 }, (_, digit) => String(digit)).find((digit) =>
      passesIcao('J6932157<', digit),
    )
    const wrong = String((Number(check) + 1) % 10)
    expect(found(`P<INDKUMAR<<RAMESH<<<<\n${zone(`J6932157<${check}`)}`, 'passport')).toEqual([
      `passport certain ${zone(`J6932157<${check}`)}`,
    ])
    expect(found(zone(`J6932157<${wrong}`), 'passport')).toEqual(['passport possible J6932157'])
  })

  it('shows its last three digits', () => {
    expect(detect('passport J6932157')[0]?.masked).toBe('XXXXX157')
  })
})

function parts(field: string): [string, string] {
  const [value = '', check = ''] = field.split(' ')
  return [value, check]
}
