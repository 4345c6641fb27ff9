import { detect } from '@chancery/dlp'
import type { Finding } from '@chancery/dlp'
import { describe, expect, it } from 'vitest'

const LEAK = 'Aadhaar 3123 4567 8909, PAN ABCPD1234Z, call 9876543210'
const shown = (text: string, findings: readonly Finding[]): string[] =>
  findings.map(({ type, start, end }) => `${type} ${text.slice(start, end)}`)

describe('detect', () => {
  it('tells what was found where, in the order of the text, and never the value', () => {
    const findings = detect(LEAK)
    expect(shown(LEAK, findings)).toEqual(['aadhaar 3123 4567 8909', 'pan ABCPD1234Z', 'phone 9876543210'])
    expect(findings[0]).toEqual({ type: 'aadhaar', start: 8, end: 22, confidence: 'certain', masked: 'XXXX XXXX 8909' })
    for (const value of ['3123', '4567', 'ABCPD', '98765']) expect(JSON.stringify(findings)).not.toContain(value)
  })

  it('looks for what it is asked for, and still knows what other numbers are called', () => {
    expect(shown(LEAK, detect(LEAK, { types: ['pan'] }))).toEqual(['pan ABCPD1234Z'])
    expect(detect('mobile 312345678909', { types: ['aadhaar'] })).toEqual([])
    expect(detect(LEAK, { types: [] })).toEqual([])
  })

  it('counts in UTF-16 units of the text as given', () => {
    const text = '🙏\u200b आधार \u{1d7db}\u{1d7d9}\u200d२३ ४५६७ ८९०९'
    expect(shown(text, detect(text))).toEqual(['aadhaar \u{1d7db}\u{1d7d9}\u200d२३ ४५६७ ८९०९'])
  })

  it('finds an organization’s words and patterns beside what else is there', () => {
    const options = {
      words: [{ name: 'projects', words: ['Falcon'] }],
      patterns: [{ name: 'staff', pattern: 'ABCPD[0-9]+' }],
    }
    const text = 'Falcon: PAN ABCPD1234Z'
    const findings = detect(text, options)
    expect(shown(text, findings)).toEqual(['word Falcon', 'pan ABCPD1234Z', 'pattern ABCPD1234'])
    expect(findings.map(({ name }) => name)).toEqual(['projects', undefined, 'staff'])
  })

  it('gives the same answer again, whatever came between', () => {
    const first = detect(LEAK)
    detect('otp 482913 '.repeat(5), { types: ['otp'], country: 'US' })
    expect(detect(LEAK)).toEqual(first)
  })

  it('finds nothing in nothing', () => {
    expect(detect('')).toEqual([])
    expect(detect('\u200b\ufe0f')).toEqual([])
  })
})
