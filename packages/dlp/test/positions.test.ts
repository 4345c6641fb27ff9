import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { passesVerhoeff } from '../src/checksum.ts'
import { detect } from '../src/index.ts'
import type { FindingType } from '../src/index.ts'

const vid = Array.from({ length: 10 }, (_, check) => `312345678901234${check}`).find(passesVerhoeff) ?? ''

/** Something of each type that has digits, with its label, and how many of its letters and digits a mask may show. */
const SAMPLES: readonly (readonly [FindingType, string, string, number])[] = [
  ['aadhaar', 'Aadhaar no: ', '3123 4567 8909', 4],
  ['vid', 'VID ', vid, 4],
  ['pan', 'PAN ', 'ABCPD1234Z', 4],
  ['gstin', 'GSTIN ', '27AAPFU0939F1ZV', 4],
  ['epic', 'voter id ', 'ABC1234566', 4],
  ['passport', 'passport no ', 'J8369854', 4],
  ['driving-licence', 'driving licence ', 'MH12 20110012345', 4],
  ['ifsc', 'IFSC ', 'SBIN0001234', 4],
  ['account', 'account no ', '12345678901', 4],
  ['cif', 'CIF no ', '87654321099', 4],
  ['otp', 'OTP ', '482910', 0],
  ['card', 'card ', '4111-1111-1111-1111', 4],
  ['iban', 'IBAN ', 'DE89 3704 0044 0532 0130 00', 6],
  ['phone', 'mobile ', '+91 98765 43210', 4],
  ['ssn', 'SSN ', '078-05-1123', 4],
  ['password', 'ATM PIN ', '4321', 0],
  // One letter, and what stands behind the sign.
  ['email', 'email ', 'a9876543210@example.org', 1 + 'exampleorg'.length],
  ['upi', 'UPI id ', '9876543210@okaxis', 'okaxis'.length],
]

const isDigit = (code: number) => /^\p{Nd}$/u.test(String.fromCodePoint(code))
/** The zero of each script that has decimal digits. Unicode keeps the ten of a script together. */
const ZEROS = Array.from({ length: 0x1ffff }, (_, code) => code).filter((code) => isDigit(code) && !isDigit(code - 1))
const HIDDEN = [
  '\u200b',
  '\u200c',
  '\u200d',
  '\u200e',
  '\u200f',
  '\u2060',
  '\ufeff',
  '\u00ad',
  '\u202a',
  '\u2066',
  '\u2069',
]

/** With the digits of another script, and something invisible behind its characters but the last. */
function disguised(value: string, zero: number, hidden: readonly string[]): string {
  return Array.from(value, (letter, at) => {
    const written = /\d/.test(letter) ? String.fromCodePoint(zero + Number(letter)) : letter
    return at === value.length - 1 ? written : written + hidden[at % hidden.length]
  }).join('')
}

describe('what is found', () => {
  it.each(SAMPLES)(
    'as %s stands exactly where it is, in the digits of any script, whatever is hidden in it',
    (type, label, value, shown) => {
      const before = fc.constantFrom('', '🙏 ', 'कृपया देखें: ', '\n\n', '\u200b', '𝟘, ', 'é ')
      const behind = fc.constantFrom('', ' 🙏', '\n', ', धन्यवाद', '\u200b and', '.')
      const hidden = fc.array(fc.constantFrom('', '', ...HIDDEN), { minLength: 1, maxLength: 5 })
      fc.assert(
        fc.property(before, behind, fc.constantFrom(...ZEROS), hidden, (front, back, zero, marks) => {
          const written = disguised(value, zero, marks)
          const text = `${front}${label}${written}${back}`
          const findings = detect(text, { types: [type] })
          expect(findings.map(({ start, end }) => text.slice(start, end))).toEqual([written])
          expect(findings[0]?.masked.replaceAll(/[^\p{L}\p{N}]|X/gu, '').length).toBeLessThanOrEqual(shown)
        }),
      )
    },
  )

  it('is found in more than sixty scripts', () => {
    expect(ZEROS.length).toBeGreaterThan(60)
  })

  it('lies in the text, in order, and no two values overlap', () => {
    const samples = fc.constantFrom(...SAMPLES.map(([, label, value]) => label + value))
    const noise = fc.string({ unit: 'binary', maxLength: 20 })
    fc.assert(
      fc.property(fc.array(fc.oneof(samples, noise)), (parts) => {
        const text = parts.join(' ')
        let end = 0
        for (const finding of detect(text)) {
          expect(finding.start).toBeLessThan(finding.end)
          expect(finding.end).toBeLessThanOrEqual(text.length)
          if (finding.type === 'marking') continue
          expect(finding.start).toBeGreaterThanOrEqual(end)
          end = finding.end
        }
      }),
    )
  })

  it('is the same again, and does not depend on what was looked at before', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...SAMPLES)), (samples) => {
        const text = samples.map(([, label, value]) => label + value).join('. ')
        const first = detect(text)
        detect('Aadhaar 3123 4567 8909 password: secret1!')
        expect(detect(text)).toEqual(first)
      }),
    )
  })
})
